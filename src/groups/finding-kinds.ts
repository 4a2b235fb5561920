import { rules } from "../rules/by-name.js";

/** Kinds of findings whose rule's name alone tells a reader too little. */
const plain = new Map([
  ["answer/hides-text", "text cut off"],
  ["answer/image-html", "image as <img>"],
  ["answer/image-mark-missing", "image without !"],
  ["answer/image-remote", "image on another host"],
  ["answer/image-unseen", "image not shown"],
  ["answer/in-prompt", "answer inside the prompt"],
  ["answer/renders-differently", "shown otherwise"],
  ["answer/unfilled", "not answered"],
  ["template/answer-line-missing", "no Answer: line"],
]);

const errors: ReadonlySet<string> = new Set(
  rules.filter(({ levels }) => levels.scan === "error").map((one) => one.name),
);

/** What a rule finds, in two or three words. */
export function kindText(rule: string): string {
  return plain.get(rule) ?? rule.replace(/^.*\//, "").replaceAll("-", " ");
}

/** How many findings each kind has, as a rule and a number: errors first, then what there is most of. */
export function worstKinds(findings: Readonly<Record<string, number>>): readonly (readonly [string, number])[] {
  const isMild = (rule: string): number => (errors.has(rule) ? 0 : 1);
  return Object.entries(findings).sort((a, b) => isMild(a[0]) - isMild(b[0]) || b[1] - a[1]);
}
