/** What most lines of `text` end with; `\n` where it has one line. */
export function lineEndOf(text: string): string {
  let withReturn = 0;
  let plain = 0;
  for (let at = text.indexOf("\n"); at >= 0; at = text.indexOf("\n", at + 1)) {
    if (text.charAt(at - 1) === "\r") withReturn++;
    else plain++;
  }
  if (withReturn + plain === 0 && text.includes("\r")) return "\r";
  return withReturn > plain ? "\r\n" : "\n";
}

/** `text` with every line end made `lineEnd`. */
export function withLineEnds(text: string, lineEnd: string): string {
  return text.replace(/\r\n?|\n/g, lineEnd);
}
