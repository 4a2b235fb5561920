import { resolve } from "node:path";
import type { Config } from "../config.js";
import { readReportFile, reportText } from "../disk/report-file.js";
import { type Failure, fail, isFailure } from "../failure.js";
import { oldestVersion } from "../git/history.js";
import { parseReport } from "../report/parse.js";
import type { Template } from "../template/model.js";
import { type Commit, inIndex } from "./commit.js";
import { keepTemplate, keptTemplate, templateKey } from "./kept-template.js";

/** A report whose template is looked for. */
export interface Templated {
  /** From the repository's root. */
  readonly path: string;
  readonly text: string;
  /** The version before it; null where there is none. */
  readonly before: string | null;
}

/**
 * The template that a report in a commit is held to.
 *
 * @param option what `--template` names
 */
export async function templateInCommit(
  commit: Commit,
  { path, text, before }: Templated,
  config: Config,
  option: string | null,
): Promise<Template | Failure> {
  const report = parseReport(text, { patterns: config.patterns });
  const isNamed = option !== null || config.template !== null;
  const key = templateKey(report, path, config.patterns);
  const kept = isNamed ? null : keptTemplate(commit.repository, path, key);
  if (kept !== null) return kept;
  let asksHead = false;
  const sources = {
    option,
    config: config.template,
    readFile: (name: string, source: "option" | "config") =>
      source === "option" ? readReportFile(resolve(name), null) : templateInIndex(commit, name),
    oldest: async (accept: (text: string) => boolean) => {
      const found = await oldestVersion(commit.repository, commit.objects, path, accept);
      return found === null ? null : { name: found.commit.slice(0, 10), text: found.text };
    },
    head: async () => {
      asksHead = true;
      return before === null ? null : { name: "HEAD", text: before };
    },
  };
  // With all editions of the course's template: most runs need none.
  const { findTemplate } = await import("../find-template.js");
  const template = await findTemplate(report, path, sources, config.patterns);
  // What depends on the version at HEAD is another thing after the next commit.
  if (!isFailure(template) && !isNamed && !asksHead) keepTemplate(commit.repository, path, { key, template });
  return template;
}

async function templateInIndex(commit: Commit, path: string): Promise<string | Failure> {
  const object = await inIndex(commit, path);
  if (object === null) return fail("not in the commit; add it, or correct the configuration's `template`");
  if (object.type !== "blob" || object.content === null) return fail("not a file that can be read as a template");
  return reportText(object.content);
}
