/** A terminal's colours in HTML. */

/** The codes that the command and the demo use, with the style of each; every other code ends all styles. */
const styles: Readonly<Record<string, string>> = {
  1: "font-weight: bold",
  2: "opacity: .65",
  31: "color: #ff7b72",
  32: "color: #7ee787",
  33: "color: #e3b341",
  36: "color: #76e3ea",
};

/** The HTML of a text with colour codes. */
export function asHtml(text: string): string {
  const [start = "", ...parts] = text.split("\u001b[");
  let active: string[] = [];
  const styled = parts.map((part) => {
    const [, code = "", rest = ""] = /^([\d;]*)m([^]*)$/.exec(part) ?? [];
    const style = styles[code];
    active = style === undefined ? [] : [...active, style];
    return `<span style="${active.join("; ")}">${escaped(rest)}</span>`;
  });
  return escaped(start) + styled.join("");
}

function escaped(text: string): string {
  return text.replaceAll("&", "&amp;").replaceAll("<", "&lt;");
}
