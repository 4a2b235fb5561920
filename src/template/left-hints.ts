/** Hints in plain words that a template leaves where an answer goes: "Your answer here", "Delete this text". */

/** What is longer is a sentence of its own. */
const mostCharacters = 160;

/** A verb or a pronoun, a few words, and "here", in the languages that templates are most written in. */
const here = [
  ["write|type|enter|insert|put|add|place|paste|fill in|start (?:writing|typing)|your", "here"],
  ["schreib\\p{L}*|trag\\p{L}*|füg\\p{L}*|gib|geben|ihre?n?|deine?n?|eure?n?", "hier(?: ein)?"],
  ["skriv|indsæt|tilføj|sæt|sett inn|dit|din|ditt|jeres|deres|infoga", "her|här|her ind"],
  ["écri\\p{L}+|insér\\p{L}+|saisi\\p{L}+|votre|ta|ton", "ici"],
  ["escrib\\p{L}+|insert\\p{L}+|tu|su", "aquí"],
].map(([first, last]) => `(?:${first})(?: \\p{L}{1,25}){0,4} (?:${last})`);

const hint = new RegExp(
  `^(?:please )?(?:${here.join("|")}|\\p{L}{1,25}(?: \\p{L}{1,25}){0,2} goes here|hier (?:\\p{L}{1,25} ){0,3}(?:schreiben|eintragen|einfügen|eingeben|ausfüllen))$`,
  "iu",
);
const thing = "(?:text|line|paragraph|sentence|placeholder|hint|example text|instructions?)";
const goes = new RegExp(`^(?:please )?(?:replace|delete|remove|overwrite) (?:this|these) ${thing}s?(?:$|[ ,.])`, "i");

/** Whether a line or a paragraph is nothing but such a hint. */
export function isLeftHint(text: string): boolean {
  if (text.length > mostCharacters) return false;
  const said = text
    .replace(/[*_"'“”()[\]<>.…!:]/g, "")
    .trim()
    .replace(/\s+/g, " ");
  return hint.test(said) || goes.test(said);
}
