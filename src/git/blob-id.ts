import { createHash } from "node:crypto";
import { type GitOptions, git } from "./run.js";

/**
 * The id that git gives these bytes as a blob.
 *
 * @param like another id of the same repository: its length tells SHA-1 from SHA-256
 */
export function blobId(content: string | Uint8Array, like: string): string {
  const bytes = Buffer.from(content);
  const hash = createHash(like.length === 64 ? "sha256" : "sha1");
  return hash.update(`blob ${bytes.length}\0`).update(bytes).digest("hex");
}

/** An id as the repository writes them, for `blobId` where no other is at hand: that of no bytes. */
export async function emptyBlobId(place: Pick<GitOptions, "repository"> = {}): Promise<string> {
  return (await git(["hash-object", "--stdin"], { ...place, input: "" })).toString().trim();
}
