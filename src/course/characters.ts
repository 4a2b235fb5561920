/**
 * The offset behind the first `count` characters as the course's script counts them: code points, each line end one.
 */
export function offsetBehind(text: string, count: number): number {
  let offset = 0;
  for (let i = 0; i < count && offset < text.length; i++) {
    const pair = text.startsWith("\r\n", offset) || (text.codePointAt(offset) ?? 0) > 0xffff;
    offset += pair ? 2 : 1;
  }
  return offset;
}
