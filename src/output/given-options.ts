import { shellWord } from "../rules/shell-word.js";
import { clean } from "./without-controls.js";

/** Options that say what a report is held to. */
export interface GivenOptions {
  /** What `--template` names; null: not given. */
  readonly template: string | null;
  /** What `--config` names; null: not given. */
  readonly config: string | null;
}

/** The options that a printed command must be given, too, to see the report as this run does. */
export function givenIn({ template, config }: GivenOptions): string[] {
  return [
    ...(template === null ? [] : ["--template", shellWord(clean(template))]),
    ...(config === null ? [] : ["--config", shellWord(clean(config))]),
  ];
}
