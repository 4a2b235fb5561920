import { createHash } from "node:crypto";

const style = `
:root { color-scheme: light dark; --ink: #1c2128; --paper: #f6f7f9; --line: #d5dae0; --error: #b3261e; --warning: #855000; }
@media (prefers-color-scheme: dark) { :root { --ink: #dfe3e8; --paper: #1c2027; --line: #343b45; --error: #ff9d94; --warning: #e3b04b; } }
* { box-sizing: border-box; }
html, body { height: 100%; margin: 0; font: 14px/1.5 system-ui, sans-serif; color: var(--ink); background: var(--paper); }
body { display: grid; grid-template: auto 1fr / 1fr 22rem; }
header { grid-column: 1 / 3; display: flex; gap: 1.5rem; padding: .4rem 1rem; border-bottom: 1px solid var(--line); }
header h1 { margin: 0; font-size: 1em; }
header p { margin: 0; }
iframe { width: 100%; height: 100%; border: 0; }
aside { overflow: auto; padding: 0 1rem 1rem; border-left: 1px solid var(--line); }
h2 { margin: 1rem 0 .25rem; font-size: 1em; }
ul { margin: 0; padding: 0; list-style: none; }
li { margin: 0 0 .75rem; }
a { color: inherit; }
strong { font-weight: 600; }
.error strong { color: var(--error); }
.warning strong { color: var(--warning); }
li p { margin: 0; }
@media (max-width: 50rem) { body { grid-template: auto 1fr auto / 1fr; } header, aside { grid-column: 1; } aside { max-height: 30vh; border: 0; border-top: 1px solid var(--line); } }`;

/** Shows the page anew at each save, at the place where its reader is, with the findings beside it. */
const script = `
const frame = document.querySelector("iframe");
const list = document.querySelector("aside ul");
let place = null;
let shown = new URL(frame.src).search;
const articles = () => [...frame.contentDocument.querySelectorAll("article[id]")];
function whereReaderIs() {
  const one = articles().find((each) => each.getBoundingClientRect().bottom > 0);
  return one === undefined ? { y: frame.contentWindow.scrollY } : { id: one.id, top: one.getBoundingClientRect().top };
}
function goBack() {
  if (place === null) return;
  const one = place.id === undefined ? null : frame.contentDocument.getElementById(place.id);
  if (one === null) frame.contentWindow.scrollTo(0, place.y ?? 0);
  else frame.contentWindow.scrollBy(0, one.getBoundingClientRect().top - place.top);
}
function show(told) {
  document.querySelector(".total").textContent = told.error ?? told.total + " within their limits";
  document.querySelector(".verdict").textContent = told.verdict ?? "";
  list.replaceChildren(...(told.findings ?? []).map((finding) => {
    const item = document.createElement("li");
    item.className = finding.existing ? "before" : finding.level;
    const line = document.createElement("p");
    const name = document.createElement("strong");
    name.textContent = finding.existing ? "there before" : finding.level;
    line.append(name, " ");
    if (finding.question !== null) {
      const link = document.createElement("a");
      link.href = "#question-" + finding.question;
      link.textContent = "question " + finding.question;
      link.addEventListener("click", (event) => {
        event.preventDefault();
        frame.contentDocument.getElementById("question-" + finding.question)?.scrollIntoView();
      });
      line.append(link, ": ");
    }
    line.append(finding.message);
    const help = document.createElement("p");
    help.textContent = finding.help;
    item.append(line, help);
    return item;
  }));
  document.querySelector("h2").textContent = list.children.length === 0 ? "No findings" : list.children.length + (list.children.length === 1 ? " finding" : " findings");
}
frame.addEventListener("load", goBack);
new EventSource("/events").addEventListener("message", (event) => {
  const told = JSON.parse(event.data);
  show(told);
  if (told.error !== undefined || shown === "?" + told.version) return;
  shown = "?" + told.version;
  place = frame.contentDocument?.body ? whereReaderIs() : null;
  frame.contentWindow.location.replace("/page/" + shown);
});`;

/**
 * The page around the page: it alone has a script, and loads nothing from elsewhere.
 *
 * @param version of the page in it: told of another one, it shows that
 */
export function frameHtml(title: string, version: string): string {
  const name = title.replaceAll("&", "&amp;").replaceAll("<", "&lt;");
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${name} · preview</title>
<link rel="icon" href="data:,">
<style>${style}</style>
</head>
<body>
<header><h1>${name}</h1><p class="total" role="status"></p><p class="verdict"></p></header>
<main><iframe title="The report's page" src="/page/?${version}"></iframe></main>
<aside aria-label="Findings"><h2></h2><ul></ul></aside>
<script>${script}</script>
</body>
</html>
`;
}

/** What the frame may load and run. */
export const framePolicy = [
  "default-src 'none'",
  `script-src '${hashOf(script)}'`,
  `style-src '${hashOf(style)}'`,
  "img-src data:",
  "frame-src 'self'",
  "connect-src 'self'",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
].join("; ");

function hashOf(text: string): string {
  return `sha256-${createHash("sha256").update(text).digest("base64")}`;
}
