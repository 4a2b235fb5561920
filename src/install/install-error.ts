/** The hook cannot be put in place or taken out. The message is one line that says why and what to do. */
export class InstallError extends Error {
  override readonly name = "InstallError";
}
