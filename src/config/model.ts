import type { Patterns } from "../report/model.js";
import type { Setting } from "../rules/model.js";

/** Documents that are made from a template of their own. */
export interface DocumentGroup {
  /** A path from the repository's root; `*`, `?`, `[…]` and `**` mean what they mean to git. */
  readonly files: string;
  /** As the configuration's own; null: that counts. */
  readonly template: string | null;
  /** `{name}` stands for a document's name without its ending; false for no page. */
  readonly page: string | false;
}

/** The configuration, with its defaults filled in. Paths have `/` between their parts. */
export interface Config {
  /** The reports, from the repository's root; those of `defaultConfig`, the very same, where none are named. */
  readonly reports: readonly string[];
  /** The page beside each report, from the report's folder; false for none. */
  readonly page: string | false;
  /** An edition's name, or the path of a pristine template from the repository's root; null: it is recognised. */
  readonly template: string | null;
  readonly rules: Readonly<Record<string, Setting>>;
  /** `safe`: a commit's reports are fixed where that cannot change what an answer means. */
  readonly fix: "safe" | "off";
  readonly patterns: Patterns;
  /** Those of the reports that have a template or a page of their own. */
  readonly groups?: readonly DocumentGroup[];
}
