import { resolve } from "node:path";
import { readReportFile } from "../disk/report-file.js";
import { rulePage } from "../disk/rule-page.js";
import { foldProse, foldRow } from "../output/fold.js";
import { say } from "../output/say.js";
import { templateStory } from "../output/template-explained.js";
import { whereItPrints } from "../output/terminal.js";
import { clean } from "../output/without-controls.js";
import { type Failure, fail, isFailure } from "../result.js";
import { ruleNames, rules } from "../rules/by-name.js";
import { command } from "./command.js";

/** `report-hook explain`. */
export const explain = command({
  options: {},
  offers: async () => ruleNames,
  about: `Prints what a rule finds, why it matters, and how to put right what it found; of a template's file, what was understood of it; without
a name, what rules there are.`,
  examples: ["explain answer/too-long", "explain too-long", "explain docs/adr/template.md"],
  async run([rule]) {
    if (rule === undefined) return say(listOfRules());
    if (/\.(?:md|markdown|mdx|txt)(?:\.\w+)?$/i.test(rule)) return explainTemplate(rule);
    const page = await rulePage(rule, ruleNames);
    return isFailure(page) ? page : say(foldProse(page.trimEnd(), whereItPrints().width));
  },
});

/** Tells an author what the tool took from a template. */
async function explainTemplate(file: string): Promise<number | Failure> {
  const text = await readReportFile(resolve(file), null);
  if (isFailure(text)) return fail(`${file}: ${text.failure}`);
  const { heldSlots } = await import("../match/slots/any-template.js");
  const { width } = whereItPrints();
  const story = templateStory(heldSlots(text)).map((line) => foldRow("  ", line, width));
  return say([`${clean(file)} as a template`, ...story].join("\n"));
}

function listOfRules(): string {
  const longest = Math.max(...ruleNames.map((name) => name.length));
  const { width } = whereItPrints();
  return rules.map(({ name, summary }) => foldRow(`${name.padEnd(longest)}  `, summary, width)).join("\n");
}
