import { formats, type Style } from "../output/formats.js";
import { type Failure, fail } from "../result.js";
import type { Options, Values } from "./command.js";
import { color, config, template } from "./options.js";

/** The options of every check. */
export const checkOptions = {
  template,
  config,
  format: {
    value: "<name>",
    summary: `${formats.slice(0, -1).join(", ").replace("pretty", "pretty (by default)")} or ${formats.at(-1)}`,
    offers: async () => formats,
  },
  strict: { value: null, summary: "warnings stop too" },
  verbose: { value: null, summary: "show all there is: notes, and what was there before" },
  quiet: { value: null, summary: "show only what stops" },
  color,
  page: { value: null, negative: "only", summary: "check only, write no page" },
} as const satisfies Options;

/** What a command line asks of a check. */
export interface CheckOptions extends Pick<Style, "format" | "template" | "config" | "strict" | "verbose" | "quiet"> {
  /** Null: as the terminal has it. */
  readonly color: boolean | null;
}

/** A check's options with what holds where one is left out; a failure where there is no such format. */
export function readCheckOptions(values: Values<typeof checkOptions>): CheckOptions | Failure {
  const { format = "pretty" } = values;
  const known = formats.find((one) => one === format);
  if (known === undefined) return fail(`unknown format ${format}: give one of ${formats.join(", ")}`);
  return {
    format: known,
    template: values.template ?? null,
    config: values.config ?? null,
    strict: values.strict ?? false,
    verbose: values.verbose ?? false,
    quiet: values.quiet ?? false,
    color: values.color ?? null,
  };
}
