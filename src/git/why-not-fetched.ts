/**
 * Git's complaint in words of ours, and whether it may be another the next time.
 *
 * @param branch what was asked for; null: the repository's default branch
 */
export function reasonOf(complaint: string, branch: string | null): { readonly text: string; readonly again: boolean } {
  const told = complaint.replace(/^git \w+ failed: /, "");
  if (/couldn't find remote ref|no commit on that branch|does not have any commits/.test(told))
    return {
      text: branch === null ? "empty: nothing was pushed there" : `empty, or without the branch "${branch}"`,
      again: false,
    };
  if (/not found|does not exist|does not appear to be a git repository|returned error: 40[34]/.test(told))
    return { text: `not there, or private (${told})`, again: false };
  if (/could not read Username|Authentication failed|returned error: 401|Permission denied/.test(told))
    return { text: `private: git may not ask for a password here (${told})`, again: false };
  return { text: told, again: !/took too long|dubious ownership|leads (?:out of|elsewhere)/.test(told) };
}
