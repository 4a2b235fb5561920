import { tokensOf } from "./tokens.js";

/** What may be answered, as a template lists it. */
export type Choice = readonly string[];

const most = 12;
const oneOf =
  /\b(?:(?:choose|pick|select) (?:one(?: of)?|from|between)|one of(?: these| the following)?|vælg (?:en|et)(?: af)?|wähle?n? (?:sie )?(?:eine[ns]?|aus)(?: von)?|elige una?(?: de)?|choisi\p{L}* (?:une?|parmi))\s*:\s*([^\n.]{3,200})/iu;
/** Words divided by slashes, alone on a line, in brackets, or behind a question at the end of a line. */
const inBrackets = /[([](\p{L}+(?: ?\/ ?\p{L}+){1,4})[)\]]/u;
const alone = /^(\p{L}+(?: ?\/ ?\p{L}+){1,4})[.?]?$/u;
const behindQuestion = /\? (\p{L}+(?: ?\/ ?\p{L}+){1,4})[.?]?$/u;
/** What people choose between, in the languages that reports are most written in. */
const usual =
  /^(?:yes|no|true|false|n\/?a|not applicable|maybe|unsure|unknown|partly|partially|ja|nej|nei|nein|nee|kyllä|ei|sí|sì|si|oui|non|não|sim|tak|nie|ano|ne|da|nu|да|нет|evet|hayır|ναι|όχι|是|否|有|无|はい|いいえ|예|아니오|pass|fail|passed|failed|done|pending|open|closed|draft|final|accepted|rejected|approved|on|off|low|medium|high|none|required|optional|individual|group|vielleicht|måske|falsch|wahr|richtig|sand|falsk|vrai|faux|verdadero|falso|vero)$/iu;
/** The parts of a format that is to be filled in, or of an address. */
const partOfFormat =
  /^(?:d{1,2}|m{1,2}|y{2,4}|t{2}|j{2,4}|h{1,2}|(?:first |last |full |user ?|your )?names?|e-?mails?|phones?|telephone|mobile|addresse?s?|urls?|links?|id|number|date|time|day|month|year|title|owner|org(?:ani[sz]ation)?|repo(?:sitory)?|path|folder|file(?:name)?|version|role|author|navn|nachname|vorname|datum|nombre|nom)$/iu;

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
  if (inBraces !== null) return (inBraces[1] as string).includes("|") ? barOptions(inBraces[1] as string, 6) : null;
  const inAngles = /^<([^<>]+)>$/.exec(bare);
  if (inAngles !== null) return listWithOr(inAngles[1] as string);
  if (bare.includes("|") && !bare.includes("{")) return barOptions(bare.replace(/^\(([^()]*)\)$/, "$1"), 4);
  return slashOptions(bare.replace(/[*_`]/g, "").replace(/^\((.*)\)$|^\[(.*)\]$/s, "$1$2"));
}

/** The choice that some text of a template asks for: "Choose one of: …", `{a | b}` on a line of its own, "(yes/no)". */
export function choiceInText(text: string): Choice | null {
  const plain = text.slice(0, 5000).replace(/[>*_`]+/g, " ");
  const listed = plain.includes(":") ? oneOf.exec(plain) : null;
  if (listed !== null)
    return optionsOf((listed[1] as string).split(/\s*[,|;]\s*(?:or |oder |eller |o |ou )?|\s+or\s+/), 4);
  const found: Choice[] = [];
  for (const line of plain.split(/\r\n|\n|\r/)) {
    const bare = line.trim();
    if (/^\{[^{}]*\|[^{}]*\}$/.test(bare)) return choiceInValue(bare);
    const options = bare.includes("/")
      ? (inBrackets.exec(bare) ?? alone.exec(bare) ?? behindQuestion.exec(bare))
      : null;
    const choice = options === null ? null : usualOptions(options[1] as string);
    if (choice !== null) found.push(choice);
  }
  // Of several questions each has its own.
  return found.length === 1 ? (found[0] as Choice) : null;
}

function listWithOr(text: string): Choice | null {
  if (!/(?:,|\s)\s*or\s/.test(text)) return null;
  const parts = text.split(/\s*,\s*(?:or\s+)?|\s+or\s+/).filter((part) => part !== "");
  // "a few words, not a sentence" describes; the options of a list are names.
  if (parts.some((part) => /^(?:an?|the|your|not|one|any|some)\b/i.test(part))) return null;
  return optionsOf(parts, 4);
}

/** Words that people choose between, or three names and more with a space before and behind each slash; what else has slashes is a path, a unit or a format. */
function slashOptions(text: string): Choice | null {
  const known = usualOptions(text);
  if (known !== null) return known;
  const names = text.split(" / ").map((name) => name.trim());
  const isList = names.length > 2 && names.every((name) => /^\p{L}[\p{L} -]{0,30}$/u.test(name));
  return isList && !names.some((name) => partOfFormat.test(name)) ? optionsOf(names, 3) : null;
}

/** Options between upright lines; `{name | role}` is a format. */
function barOptions(text: string, mostWords: number): Choice | null {
  const options = optionsOf(text.split("|"), mostWords);
  return options?.every((option) => partOfFormat.test(option)) ? null : options;
}

function usualOptions(text: string): Choice | null {
  if (text.length > 100 || /^n\/a$/i.test(text)) return null;
  const options = text
    .replace(/\bn\/a\b/i, "n∕a")
    .split("/")
    .map((option) => option.replace("∕", "/").trim());
  return options.every((option) => usual.test(option)) ? optionsOf(options, 3) : null;
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
