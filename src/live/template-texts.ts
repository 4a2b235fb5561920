import { join } from "node:path";
import { withCommit } from "../commit/commit.js";
import { findTemplateTexts } from "../disk/find-template-text.js";
import { orFailure } from "../disk/or-failure.js";
import { readReportFile } from "../disk/report-file.js";
import { isFailure, unlessFailed } from "../result.js";
import type { KnownDocument } from "./documents.js";
import { inFolderOf } from "./in-folder-of.js";

/** Texts that hold the template's own words, for fixes to put back; none where git does not let us look. */
export async function templateTextsOf(file: string, { known, top }: KnownDocument): Promise<readonly string[]> {
  const { template, patterns, path } = known;
  const readNamed = async () => unlessFailed(await readReportFile(join(top, template.name), top));
  const look = async () =>
    (await withCommit((commit) => findTemplateTexts(template, readNamed, { ...commit, path }, patterns))) ?? [];
  const texts = await orFailure(() => inFolderOf(file, look));
  return isFailure(texts) ? [] : texts;
}
