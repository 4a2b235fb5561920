import { isCoursePage } from "../course/course-page.js";
import { emptyBlobId } from "../git/blob-id.js";
import { committedIds } from "../git/committed-ids.js";
import type { Repository } from "../git/repository.js";
import { isOurPage } from "../state/known-pages.js";
import { idsOf } from "./page-on-disk.js";

const generator = '<meta name="generator" content="report-hook">';

/**
 * Whether nothing is lost where a page on disk is replaced that nobody asked by name to replace: it is ours, the course's script's or in a commit.
 *
 * @param path from the repository's root
 * @param content what stands there
 * @param page what the report renders to
 * @param report the report's text
 * @param repository null outside one: then what calls itself ours is
 */
export async function mayReplacePage(
  path: string,
  content: Buffer,
  page: string,
  report: string,
  repository: Repository | null,
): Promise<boolean> {
  const text = content.toString();
  if (text === page || isCoursePage(text, report)) return true;
  if (repository === null) return content.includes(generator);
  const ids = idsOf(content, await emptyBlobId({ repository }));
  if (ids.some((id) => isOurPage(repository.commonDir, id))) return true;
  const committed = await committedIds(path, { repository });
  return ids.some((id) => committed.has(id));
}
