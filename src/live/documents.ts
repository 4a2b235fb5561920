import { type Commit, inCommit, withCommit } from "../commit/commit.js";
import { stagedConfig } from "../commit/committed-config.js";
import { pointedFiles } from "../commit/files.js";
import { templatesInCommit } from "../commit/template.js";
import { configFor } from "../config/groups.js";
import { orFailure } from "../disk/or-failure.js";
import type { Known } from "../editor/edited.js";
import { matchText } from "../match/match.js";
import { decode } from "../report/decode.js";
import { fileTargets } from "../report/targets.js";
import { type Failure, fail, isFailure } from "../result.js";
import { inRealFolder, wayTo } from "../system/inside.js";
import { codeOf } from "../system/refusal.js";
import type { Template } from "../template/model.js";
import { inFolderOf } from "./in-folder-of.js";

/** A document of the configuration, with what its check must know. */
export interface KnownDocument {
  readonly known: Known;
  /** The template whose limits its page shows. */
  readonly ofPage: Template;
  /** The repository's root, absolute. */
  readonly top: string;
  /** The files that the text pointed to when it was looked up; of others nothing is known yet. */
  readonly targets: ReadonlySet<string>;
}

/**
 * What the check of a document must know, for its text as an editor has it. Git is asked in the document's own folder, so two must not look at
 * once.
 *
 * @param file absolute
 * @returns null where no configuration names the document; a failure where git or the configuration does not let us look
 */
export async function knowDocument(file: string, text: string): Promise<KnownDocument | Failure | null> {
  const look = () => inFolderOf(file, () => withCommit((commit) => knowInCommit(commit, file, text)));
  try {
    return await orFailure(look);
  } catch (error) {
    if (error instanceof Error && codeOf(error) !== null) return fail(`${file}: ${error.message}`);
    throw error;
  }
}

async function knowInCommit(commit: Commit, file: string, text: string): Promise<KnownDocument | Failure | null> {
  const { repository, bases } = commit;
  const path = wayTo(repository.top, inRealFolder(file));
  const staged = await stagedConfig(commit, null);
  if (isFailure(staged)) return staged;
  if (!staged.config.reports.includes(path)) return null;
  const config = configFor(staged.config, path);
  const versions = await Promise.all(bases.commits.map((base) => versionAt(commit, base, path)));
  const texts = versions.map((version) => version?.text ?? null);
  const base = versions.find((version) => version !== null)?.id;
  const templates = await templatesInCommit(commit, { path, text, before: texts[0] ?? null }, config, null);
  if (isFailure(templates)) return templates;
  const { template, ofPage } = templates;
  const { patterns, rules } = config;
  const match = matchText(text, template, patterns);
  const files = await pointedFiles(commit, match.questions, path);
  const before = texts.flatMap((then, index) => {
    const filesThen = files.bases[index];
    return then === null || filesThen === undefined
      ? []
      : [{ match: matchText(then, template, patterns), files: filesThen }];
  });
  return {
    known: {
      path,
      template,
      patterns,
      levels: rules,
      before,
      ...(base === undefined ? {} : { base }),
      files: files.now,
      hasNewFigure: (question) => files.hasNewFigure(question, 0),
    },
    ofPage,
    top: repository.top,
    targets: new Set(fileTargets(match.questions, path)),
  };
}

/** @returns null where the commit has no such file; its text is null where it cannot be read */
async function versionAt(
  commit: Commit,
  base: string,
  path: string,
): Promise<{ readonly id: string; readonly text: string | null } | null> {
  const object = await inCommit(commit, base, path);
  if (object?.type !== "blob") return null;
  return { id: object.id, text: object.content === null ? null : decode(object.content) };
}
