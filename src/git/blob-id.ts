import { createHash } from "node:crypto";

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
