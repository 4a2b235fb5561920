import { tokensOf } from "./normal.js";

/** What may be answered, as a template lists it. */
export type Choice = readonly string[];

const most = 12;
const oneOf =
  /\b(?:(?:choose|pick|select) (?:one(?: of)?|from|between)|one of(?: these| the following)?|vælg (?:en|et)(?: af)?|wähle?n? (?:sie )?(?:eine[ns]?|aus)(?: von)?|elige una?(?: de)?|choisi\p{L}* (?:une?|parmi))\s*:\s*([^\n.]{3,200})/iu;
const slashes = /(?:^|[(\s])(\p{L}+(?:\s?\/\s?\p{L}+){1,4})(?=[)\s?.:]|$)/u;
const yesNo =
  /^(?:yes|no|true|false|n\/?a|maybe|unknown|ja|nej|nein|sí|si|oui|non|não|sim|pass|fail|done|pending|low|medium|high|none)$/i;

/** What is longer is no list of words to choose from. */
const mostCharacters = 2000;

/**
 * The choice that a value of a field leaves: `<A, B, or C>`, `{a | b}`, `yes/no`, or a list in the comment behind it. One that the
 * template leaves open ("…", "e.g.") is none.
 */
export function choiceInValue(value: string): Choice | null {
  if (value.length > mostCharacters) return null;
  const bare = value.trim().replace(/^(["'])(.*)\1$/s, "$2");
  const comment = /^(\S.*?)?\s+#\s*(.+)$/.exec(bare);
  if (comment !== null) {
    const own = choiceInValue(comment[1] ?? "");
    const listed = optionsOf((comment[2] as string).split(/\s*[,|]\s*|\s+or\s+/), 3);
    const stated = (comment[1] ?? "").toLowerCase();
    if (own !== null) return own;
    return listed?.some((option) => option.toLowerCase() === stated) || (listed !== null && stated === "")
      ? listed
      : null;
  }
  const inBraces = /^[*_`]*\{(?!\{)([^{}]+)\}[*_`]*$/.exec(bare) ?? /^\[([^\]]*\|[^\]]*)\]$/.exec(bare);
  if (inBraces !== null)
    return (inBraces[1] as string).includes("|") ? optionsOf((inBraces[1] as string).split("|"), 6) : null;
  const inAngles = /^<([^<>]+)>$/.exec(bare);
  if (inAngles !== null) return listWithOr(inAngles[1] as string);
  if (bare.includes("|") && !bare.includes("{")) return optionsOf(bare.split("|"), 4);
  if (
    /^\p{L}+(?:\s?\/\s?\p{L}+){1,5}$|^\p{L}[\p{L} -]{0,30}(?: \/ \p{L}[\p{L} -]{0,30}){1,7}$/u.test(
      bare.replace(/[*_`]/g, ""),
    )
  )
    return slashOptions(bare.replace(/[*_`]/g, ""));
  return null;
}

/** The choice that some text of a template asks for: "Choose one of: …", `{a | b}` on a line of its own, "(yes/no)". */
export function choiceInText(text: string): Choice | null {
  const plain = text.slice(0, 5000).replace(/[>*_`]+/g, " ");
  const listed = plain.includes(":") ? oneOf.exec(plain) : null;
  if (listed !== null)
    return optionsOf((listed[1] as string).split(/\s*[,|;]\s*(?:or |oder |eller |o |ou )?|\s+or\s+/), 4);
  for (const line of plain.split(/\r\n|\n|\r/)) {
    const alone = line.trim();
    if (/^\{[^{}]*\|[^{}]*\}$/.test(alone)) return choiceInValue(alone);
    const options = alone.includes("/") ? slashes.exec(alone) : null;
    if (options !== null && (options[1] ?? "").split("/").every((one) => yesNo.test(one.trim()))) {
      return slashOptions(options[1] as string);
    }
  }
  return null;
}

function listWithOr(text: string): Choice | null {
  if (!/(?:,|\s)\s*or\s/.test(text)) return null;
  const parts = text.split(/\s*,\s*(?:or\s+)?|\s+or\s+/).filter((part) => part !== "");
  // "a few words, not a sentence" describes; the options of a list are names.
  if (parts.some((part) => /^(?:an?|the|your|not|one|any|some)\b/i.test(part))) return null;
  return optionsOf(parts, 4);
}

function slashOptions(text: string): Choice | null {
  if (/^n\/a$/i.test(text)) return null;
  const options = text.replace(/\bn\/a\b/i, "n∕a").split("/");
  return optionsOf(
    options.map((option) => option.replace("∕", "/")),
    3,
  );
}

function optionsOf(parts: readonly string[], mostWords: number): Choice | null {
  const options = parts.map((part) => part.trim().replace(/^["'`]+|["'`.]+$/g, "")).filter((part) => part !== "");
  if (options.length < 2 || options.length > most) return null;
  if (options.some((option) => /…|\.{2,}|\be\.g\b|\betc\b|[{}<>]/i.test(option))) return null;
  const fits = options.every((option) => {
    const words = tokensOf(option).length;
    return words > 0 && words <= mostWords && !/[.!?:;](?:\s|$)/.test(option);
  });
  return fits ? options : null;
}
