import { createHash } from "node:crypto";
import { withoutTags } from "./escape.js";
import { styleSheet } from "./style.js";

/** The parts of a page; lines of HTML. */
export interface Document {
  /** The HTML of the report's title; empty where it has none. */
  readonly title: string;
  /** The group's number, digits only; null where it is not known. */
  readonly group: string | null;
  readonly progress: readonly string[];
  readonly contents: readonly string[];
  readonly main: readonly string[];
  /** Escaped; empty where there is none. */
  readonly frontMatter: string;
  /** As BCP 47 has it; empty where it is not known. */
  readonly language: string;
  readonly rightToLeft: boolean;
  /** It is shown as the course's is: questions with prompts. */
  readonly isCourse: boolean;
  /** Words and images are counted as the course counts them. */
  readonly countsAsCourse: boolean;
}

/** What the page may load and do: show images and this one style sheet. No script runs, whatever the report holds. */
export function contentSecurityPolicy(style: string): string {
  const hash = createHash("sha256").update(style).digest("base64");
  return `default-src 'none'; img-src * data:; style-src 'sha256-${hash}'; base-uri 'none'; form-action 'none'`;
}

/** The lines of the whole HTML file. */
export function documentLines({
  title,
  group,
  progress,
  contents,
  main,
  frontMatter,
  language,
  rightToLeft,
  isCourse,
  countsAsCourse,
}: Document): string[] {
  const style = styleSheet(isCourse);
  const heading = title === "" ? "Report" : title;
  const tab = `${group === null ? "" : `Group ${group} · `}${withoutTags(heading)}`;
  return [
    "<!doctype html>",
    `<html${language === "" ? "" : ` lang="${language}"`}${rightToLeft ? ' dir="rtl"' : ""}>`,
    "<head>",
    `<meta charset="utf-8">`,
    `<meta http-equiv="Content-Security-Policy" content="${contentSecurityPolicy(style)}">`,
    `<meta name="viewport" content="width=device-width, initial-scale=1">`,
    `<meta name="referrer" content="no-referrer">`,
    `<meta name="generator" content="report-hook">`,
    `<title>${tab}</title>`,
    `<link rel="icon" href="data:,">`,
    `<style>${style}</style>`,
    "</head>",
    "<body>",
    `<a class="skip" href="#report">Skip to the report</a>`,
    "<header>",
    `<h1>${heading}</h1>`,
    ...progress,
    "</header>",
    ...contents,
    `<main id="report">`,
    `<div class="stretch">`,
    ...main,
    "</div>",
    "</main>",
    "<footer>",
    ...(frontMatter === ""
      ? []
      : ["<details>", "<summary>Front matter</summary>", `<pre tabindex="0">\n${frontMatter}</pre>`, "</details>"]),
    ...(countsAsCourse ? ["<p>Words and images are counted as the course counts them.</p>"] : []),
    "</footer>",
    "</body>",
    "</html>",
  ];
}
