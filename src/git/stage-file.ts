import { conversionOf, withoutFilter } from "./attributes.js";
import { type IndexEntry, readIndex } from "./entries.js";
import { type CommitIndex, editIndex, type FileMark, type IndexCommand, updateIndex } from "./index-file.js";
import { writeBlob } from "./objects.js";
import { fromHere, type Repository } from "./repository.js";

/**
 * Puts another text into the index for a file that is staged, and leaves the file on disk alone. Throws a `GitError` where the
 * file was staged again meanwhile; then nothing has changed.
 *
 * @param entry the entry that the index has for it
 * @param since the index's state before the entry was read
 * @returns the id of the new blob
 */
export async function stageText(
  repository: Repository,
  index: CommitIndex,
  entry: IndexEntry,
  text: string,
  since: FileMark,
): Promise<string> {
  const [id, conversion] = await Promise.all([writeBlob(text), conversionOf(repository, entry.path)]);
  const path = fromHere(repository, entry.path);
  const env = withoutFilter(conversion);
  // Without a refresh git takes the file for changed; writing an entry clears its flags.
  const commands: IndexCommand[] = [{ args: ["--cacheinfo", `${entry.mode},${id},${entry.path}`, "--refresh"], env }];
  if (entry.skipWorktree) commands.push({ args: ["--skip-worktree", "--", path], env: {} });
  if (entry.assumeUnchanged) commands.push({ args: ["--assume-unchanged", "--", path], env: {} });
  const stillRight = async (indexEnv: Readonly<Record<string, string>>): Promise<boolean> => {
    const [now] = await readIndex([entry.path], { env: indexEnv });
    return now?.id === entry.id;
  };
  const change = (copy: string): Promise<void> => updateIndex(commands, copy);
  await editIndex(repository, { file: index.file, held: index.held, change, since, stillRight });
  if (index.following === null || index.following === "unknown") return id;
  // A commit of named paths: the report goes as well into the index that will be the repository's afterwards.
  if (!(await stillRight({ GIT_INDEX_FILE: index.following }))) return id;
  await editIndex(repository, { file: index.following, held: true, change, since: null, stillRight });
  return id;
}
