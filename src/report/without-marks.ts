/** `text` without the white space and the `marks` at its end, in one pass: a pattern would take quadratic time. */
export function withoutMarks(text: string, marks: string): string {
  let end = text.length;
  while (end > 0 && (marks.includes(text.charAt(end - 1)) || text.charAt(end - 1).trim() === "")) end--;
  return text.slice(0, end);
}
