/** What says that something need not be there: one word, in the languages that reports are most written in. */
const word =
  "optional|facultatif|facultative|optionnel(?:le)?|opcional|opzionale|facoltativo|optioneel|valgfri(?:tt|t)?|frivillig|freiwillig|valinnainen|необязательно|опционально";
/** The same in writing without spaces, where it may be part of another word in a sentence. */
const inBrackets = `${word}|任意|可选|可選|선택`;

/** What says that something is there only where there is something to say, as a remark in brackets or behind a label. */
const remark = "(?:if|when|where|as) (?:any|applicable|needed|necessary|relevant|required|appropriate|known)";

const inTitle = new RegExp(
  `[(（\\[{]\\s*${remark}\\s*[)）\\]}]|[(（\\[{]\\s*(?:${inBrackets})(?![\\p{L}])|(?:^|[-–—:,]\\s*)(?:${word})\\s*(?:[:)\\]]\\s*)?$`,
  "iu",
);
const says = [
  new RegExp(`^\\W*(?:(?:todo|note|hint)\\W+)?(?:${word})(?:\\W*$|[.:;,)\\]])`, "iu"),
  new RegExp(
    `\\b(?:this|these|dieser?|denne|dette|ce|cette|esta?|questa?)\\b.{0,40}\\b(?:is|are|ist|er|est|es|è|as|an)\\b.{0,20}(?<!\\p{L})(?:${word})(?!\\p{L})`,
    "iu",
  ),
  /\bfeel free to (?:remove|delete|omit|skip)\b/i,
  /\b(?:may|can) be (?:omitted|removed|deleted|left out|skipped)\b/i,
  /(?<!\b(?:not|never|n't|don’t) )\b(?:delete|remove|omit|skip|leave out) (?:this|the) (?:whole |entire )?(?:section|subsection|part|heading|element|field)\b/i,
  /(?<!\b(?:not|never|n't|don’t) )\b(?:remove|delete|omit|skip) this (?:field|section|element|part)?\.?$/i,
  /\bonly (?:required|needed) (?:for|when|if)\b|\b(?:required|needed|necessary) only (?:for|when|if)\b/i,
  /^\W*(?:note\W+)?(?:this |the )?(?:section|part|field|heading) (?:is )?(?:not (?:always )?(?:required|needed|necessary|mandatory)|(?:may|might|need) not (?:always )?(?:exist|apply|be (?:needed|there|present|relevant)))\b/i,
  /\b(?:al)?though it(?:'s| is) not (?:strictly )?(?:required|mandatory|necessary|needed)[.,)]/i,
  /\(this is (?:just |only )?an example\b/i,
  /\b(?:dieser abschnitt|dette afsnit|denne seksjonen|detta avsnitt)\b.{0,30}\b(?:entfallen|entfernt|weggelassen|gelöscht|udelades|slettes|fjernes|utelates|tas bort|utelämnas)\b/i,
];

/** Part of what each of these has: most texts have none of it. */
const hints =
  /option|facult|opcion|opzion|facolt|valgfri|frivil|freiwil|valinn|необяз|опцион|feel free|be (?:omit|remov|delet|left|skip)|(?:delet|remov|omit|skip|leav)e? ?(?:out )?th|only (?:for|when|if|requ|need)|not (?:always|strict|requ|need|necess|mand|exist|apply|be)|an example|abschnitt|afsnit|seksjon|avsnitt/i;

/** Whether a heading or a label says that what it names may be left out. */
export function titleIsOptional(title: string): boolean {
  return inTitle.test(title);
}

/** Whether a sentence or a comment of the template says that what it stands by may be left out. */
export function saysOptional(text: string): boolean {
  const plain = text.slice(0, 5000).replace(/[\s*_>]+/g, " ");
  if (!hints.test(plain)) return false;
  const sentences = plain.split(/(?<=[.!?])\s+(?=[\p{Lu}"'(])/u);
  return sentences.some((sentence) => says.some((pattern) => pattern.test(sentence.trim())));
}

/** Whether a value or a sentence says that what it is about is there only where it applies: `*if applicable* [name](link)`, "add these as needed:". */
export function saysWhereApplicable(text: string): boolean {
  return whereApplicable.test(text.slice(0, 500)) || saysOptional(text);
}

const whereApplicable = new RegExp(`\\b${remark}\\b`, "i");

/** Whether a template says that what stands there is an example, or a choice of which the rest goes: then nobody is held to keep it. */
export function saysReplace(text: string): boolean {
  return /\b(?:pick|choose|select) (?:one|any|more)\b.{0,80}\b(?:delete|remove)\b|\bdelete the (?:rest|others)\b|\b(?:is|are) (?:an |just |only )?examples?\b|\breplace (?:it|them|this|these|the)\b|\bcopy (?:the|this|these)\b|\bin the form of\b/is.test(
    text,
  );
}

const takingOut = "(?:delete|remove|drop|omit|skip|(?:strike|cross|take|leave) out)";
const notApplying =
  "(?:\\bnot|n['’]t) (?:\\w{1,12} ){0,2}(?:relevant|appl(?:y|icable)|need(?:ed)?|necessary|required|used?|fit|match|want(?:ed)?|appropriate)\\b|\\b(?:irrelevant|inapplicable|unneeded|unused|unnecessary|as (?:appropriate|applicable|needed|necessary))\\b";
const parts =
  "(?:options?|items?|lines?|rows?|entries|boxes|points|bullets|types|those|ones|any|what|whatever|anything)";
const takesOut = [
  new RegExp(`(?<!(?:\\bnot|\\bnever|n['’]t) )\\b${takingOut}\\b[^.!?]{0,60}?(?:${notApplying})`, "i"),
  new RegExp(`\\bfeel free to ${takingOut}\\b[^.!?]{0,20}\\b${parts}\\b`, "i"),
  new RegExp(
    `\\b${parts}\\b[^.!?]{0,60}\\b(?:may|can|could|should) be (?:deleted|removed|dropped|omitted|skipped|(?:struck|crossed|taken|left) out)\\b`,
    "i",
  ),
  /(?<!(?:\bnot|\bnever|n['’]t) )\b(?:keep|leave|retain) only (?:the|those|what|which|that)\b/i,
  /\b(?:slet|fjern)\b[^.!?]{0,40}\bikke (?:er )?(?:relevant|gælder|passer|bruges)|\bnicht ?zutreffende[sn]?\b[^.!?]{0,40}(?:löschen|streichen|entfernen)\b/i,
];

/** Whether a template says, of the lines below, to take out those that do not apply: "Delete options that are not relevant." */
export function saysTakeOut(text: string): boolean {
  const plain = text.slice(0, 2000).replace(/[\s*_>]+/g, " ");
  return takesOut.some((pattern) => pattern.test(plain));
}
