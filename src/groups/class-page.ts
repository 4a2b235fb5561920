import { createHash } from "node:crypto";
import { kindText, worstKinds } from "./finding-kinds.js";
import type { GroupRecord, QuestionRecord } from "./model.js";
import { pageScript } from "./page-script.js";
import { pageStyle } from "./page-style.js";
import { mostHard, type StoryAnswer, storyOf } from "./teachers-questions.js";
import { hardest, totalsOf } from "./totals.js";
import { besideVerdict, failures, isUnread, shortVerdict, whyUnread, worstFirst } from "./worst-first.js";

const letters = { within: "w", outside: "o", empty: "e", unread: "u" } as const;
/** So many kinds of findings are told of a group. */
const mostKinds = 6;

/**
 * The page of a class: one HTML file that needs nothing else. It holds every group in few characters, and a script of its own that draws,
 * sorts and filters the rows.
 *
 * @param title what stands above it
 */
export function classPage(records: readonly GroupRecord[], title: string): string {
  const totals = totalsOf(records);
  const hard = hardest(totals, mostHard).map((one) => totals.indexOf(one));
  const numbers = totals.map(({ number }) => number);
  const rows = worstFirst(records).map((record) => rowData(record, numbers));
  const kinds = [...new Set(records.flatMap(({ findings }) => Object.keys(findings)))].map((one) => [
    one,
    kindText(one),
  ]);
  const data = JSON.stringify({ questions: totals, rows, hard, kinds, moved: movedSinceOf(records) });
  const script = `${pageScript}\ndraw(${data.replaceAll("<", "\\u003c")});`;
  const policy = `default-src 'none'; script-src '${hashOf(script)}'; style-src '${hashOf(pageStyle)}'; img-src data:; base-uri 'none'; form-action 'none'`;
  const unread = records.filter(isUnread).length;
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${policy}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="generator" content="report-hook">
<title>${escaped(title)}</title>
<link rel="icon" href="data:,">
<style>${pageStyle}</style>
</head>
<body>
<header>
<h1>${escaped(title)}</h1>
<p class="sum"><b>${records.length}</b> ${records.length === 1 ? "group" : "groups"}, <b>${unread}</b> cannot be read</p>
${storyLines(records).join("\n")}
${templatesLine(records)}<p class="tools"><label>Find <input type="search" id="find" placeholder="group, reason, member, rule"></label> <span id="shown" role="status"></span></p>
<p class="legend"><i class="w"></i>within its limits <i class="o"></i>over <i class="s"></i>short <i class="b"></i>over and short <i class="e"></i>not answered <i class="u"></i>no answer line <i class="share"></i>the higher, the more groups within limits <i class="share hard"></i>hardest</p>
</header>
<main aria-label="Groups">
<table>
<caption class="hidden">A row a group, the worst first. The heads of columns sort; arrow keys lead from cell to cell of the questions.</caption>
<thead></thead>
</table>
</main>
<div id="tip" aria-hidden="true" hidden></div>
<script>${script}</script>
</body>
</html>
`;
}

function storyLines(records: readonly GroupRecord[]): string[] {
  const lines = storyOf(records).map(({ asked, answers }) => {
    const told = answers.length === 0 ? "<dd>none</dd>" : answers.map(answerLine).join("");
    return `<div><dt>${escaped(asked)}</dt>${told}</div>`;
  });
  return ["<dl>", ...lines, "</dl>"];
}

function answerLine({ name, told }: StoryAnswer): string {
  return `<dd>${name === "" ? "" : `<b>${escaped(name)}</b> `}${escaped(told)}</dd>`;
}

/** Numbers of questions are compared over the class: told where they may not ask the same. */
function templatesLine(records: readonly GroupRecord[]): string {
  const templates = new Set(records.flatMap(({ template }) => template ?? []));
  if (templates.size < 2) return "";
  return `<p class="note">The groups have ${templates.size} different templates: a question's number may not ask the same in all of them. The row "All" counts those that are asked the same.</p>\n`;
}

/** Since when it is told what moved, in milliseconds since 1970; null where nobody asked. */
function movedSinceOf(records: readonly GroupRecord[]): number | null {
  return milliseconds(records.find(({ since }) => since !== null)?.since?.time ?? null);
}

function milliseconds(iso: string | null): number | null {
  return iso === null ? null : Date.parse(iso);
}

/** One group in few characters; the script knows each place in the list. */
function rowData(record: GroupRecord, numbers: readonly number[]): readonly unknown[] {
  const byNumber = new Map(record.questions.map((one) => [one.number, one]));
  const states = numbers.map((number) => {
    const one = byNumber.get(number);
    return one === undefined ? "-" : letterOf(one);
  });
  const missed = numbers.flatMap((number, index) => {
    const text = byNumber.get(number)?.missed ?? "";
    return text === "" ? [] : [[index, text]];
  });
  const members = (record.members ?? []).map((one) => [one.name, Math.round(100 * one.share), one.words, one.figures]);
  return [
    record.group,
    shortVerdict(record),
    failures(record),
    states.join(""),
    missed,
    record.words,
    record.figures,
    milliseconds(record.changed),
    record.growth.map(({ words }) => words),
    worstKinds(record.findings).slice(0, mostKinds),
    members,
    record.page,
    record.template ?? "",
    record.since?.words ?? null,
    whyUnread(record),
    record.since?.within ?? null,
    besideVerdict(record),
  ];
}

/** What a cell looks like: of one outside its limits also on which side. */
function letterOf({ state, missed }: QuestionRecord): string {
  const isOver = / over\b/.test(missed);
  const isShort = / short\b/.test(missed);
  if (state !== "outside" || !isShort) return letters[state];
  return isOver ? "b" : "s";
}

function hashOf(text: string): string {
  return `sha256-${createHash("sha256").update(text).digest("base64")}`;
}

function escaped(text: string): string {
  return text.replaceAll("&", "&amp;").replaceAll("<", "&lt;");
}
