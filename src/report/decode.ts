/**
 * The text of a report's bytes. Like the course's script it takes UTF-8 only; the byte-order mark stays in the text,
 * so that offsets are those of the file.
 *
 * @returns the text, or null where the bytes are not UTF-8
 */
export function decode(bytes: Uint8Array): string | null {
  try {
    return new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    return null;
  }
}
