/**
 * A file as git takes it from a shell in whatever folder of the repository, and no other file: in a plain path, git reads stars and brackets as a pattern.
 *
 * @param path from the repository's root
 */
export function fileForGit(path: string): string {
  return shellWord(/^[\w.][^*?[\\]*$/.test(path) ? `:/${path}` : `:(top,literal)${path}`);
}

/** A file as our own command takes it from a shell: a name that begins like an option is none. */
export function shellFile(path: string): string {
  return shellWord(path.startsWith("-") ? `./${path}` : path);
}

/** A word as a POSIX shell reads it. */
export function shellWord(text: string): string {
  return /^[\w@%+=:,./~-]+$/.test(text) ? text : `'${text.replaceAll("'", "'\\''")}'`;
}
