/**
 * What a commit says of itself above its message.
 *
 * @param content the commit object's
 * @returns gives all values of a header (`parent`), in their order
 */
export function headersOf(content: Buffer): (name: string) => readonly string[] {
  const [head = ""] = content.toString("latin1").split("\n\n", 1);
  const lines = head.split("\n");
  return (name) => lines.filter((line) => line.startsWith(`${name} `)).map((line) => line.slice(name.length + 1));
}
