/** Colours, by what they are for; each pair that meets has a contrast of 4.5 and more. */
const colours = `
:root {
  color-scheme: light dark;
  --paper: #fff; --raised: #f6f7f9; --ink: #1c2128; --soft: #57606a; --line: #d5dae0; --link: #0b57b0;
  --done: #17714f; --on-done: #fff; --doubt: #855000; --warn: #b3380a; --zone: #c3d9cf; --mark: #fff3c4;
  --c-word: #a2264b; --c-text: #0a4f8f; --c-name: #6636b4; --c-value: #0a4f8f;
}
@media screen and (prefers-color-scheme: dark) {
  :root {
    --paper: #14171c; --raised: #1c2027; --ink: #dfe3e8; --soft: #9ba5b0; --line: #343b45; --link: #7db7ff;
    --done: #5fc79b; --on-done: #0c1512; --doubt: #e3b04b; --warn: #ff9466; --zone: #2c4a3d; --mark: #4a3f12;
    --c-word: #ff8fab; --c-text: #9fd0ff; --c-name: #cfb1ff; --c-value: #8fd3b6;
  }
}`;

const frame = `
*, ::before, ::after { box-sizing: border-box; }
html { font: 100%/1.6 system-ui, "Segoe UI", Roboto, Arial, sans-serif; scroll-padding-top: 1rem; text-size-adjust: 100%; }
body { margin: 0 auto; padding: 0 1.25rem 4rem; max-width: 43.5rem; background: var(--paper); color: var(--ink); overflow-wrap: break-word; }
a { color: var(--link); text-underline-offset: .15em; text-decoration-thickness: .07em; }
:focus-visible { outline: 3px solid var(--link); outline-offset: 2px; border-radius: 2px; }
.hidden { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); white-space: nowrap; }
.skip { position: absolute; left: .5rem; top: -4rem; z-index: 2; padding: .5rem 1rem; background: var(--paper); }
.skip:focus { top: .5rem; }
.progress a, .contents li a, .counts, table { font-variant-numeric: tabular-nums; }
h1, h2, h3, h4, h5, h6 { line-height: 1.25; text-wrap: balance; }
h1 { font-size: clamp(1.6rem, 1.2rem + 2vw, 2.2rem); letter-spacing: -.015em; margin: 2.5rem 0 1rem; }
h2 { font-size: 1.45rem; letter-spacing: -.01em; margin: 4rem 0 1rem; padding-top: 1rem; border-top: 1px solid var(--line); }
h3 { font-size: 1.25rem; margin: 0; }
h4, h5, h6 { font-size: 1.0625rem; margin: 1.75rem 0 .5rem; }
h4 { font-size: 1.125rem; }
.text h3 { margin: 2rem 0 .75rem; }
summary { position: relative; padding-left: 1.1rem; cursor: pointer; list-style: none; }
summary::-webkit-details-marker { display: none; }
summary::before { content: ""; position: absolute; left: 0; top: calc(50% - .3rem); border: .3rem solid transparent; border-left: .45rem solid; }
[open] > summary::before { transform: translate(-.1rem, .15rem) rotate(90deg); }
footer { margin-top: 4rem; padding-top: 1rem; border-top: 1px solid var(--line); font-size: .85rem; color: var(--soft); }`;

const progress = `
.progress ol, .contents ul { margin: 0; padding: 0; list-style: none; }
.progress ol { display: flex; flex-wrap: wrap; gap: .3rem; }
.progress li { margin: 0; counter-increment: questions; }
.progress a { display: grid; place-items: center; width: 1.85rem; height: 1.85rem; border: 1.5px solid var(--soft); border-radius: .3rem; color: var(--soft); text-decoration: none; font-size: .8rem; }
.progress .within { counter-increment: answered; background: var(--done); border-color: var(--done); color: var(--on-done); }
.progress .outside { counter-increment: answered outside; border: 2px solid var(--warn); border-top-right-radius: 0; color: var(--warn); background: linear-gradient(225deg, var(--warn) .5rem, transparent 0); }
.progress .unread { border-style: dashed; border-color: var(--doubt); color: var(--doubt); }
.progress a:hover { outline: 2px solid var(--link); outline-offset: 1px; }
.progress { display: flex; flex-direction: column; counter-reset: questions answered outside; }
.total { margin: .6rem 0 0; color: var(--soft); }
.total::before { content: counter(answered) " of " counter(questions) " questions answered (" counter(outside) " outside their limits)"; }`;

const contents = `
.contents { margin: 2rem 0; columns: 17rem; column-gap: 2rem; font-size: .85rem; line-height: 1.35; }
.contents h2 { column-span: all; font-size: 1rem; margin: 0 0 .5rem; padding: 0; border: 0; }
.contents h3 { break-after: avoid; font-size: inherit; padding-top: .8rem; margin: 0 0 .15rem; }
.contents h3 a { display: block; padding: .25rem 0; }
.contents ul { break-inside: avoid; }
.contents li a { position: relative; display: block; padding: .2rem .25rem .3rem 1.4rem; border-radius: .25rem; }
.contents li a::before { content: ""; position: absolute; left: .3rem; top: .55rem; width: .65rem; height: .65rem; border: 1.5px solid var(--soft); border-radius: 50%; }
.contents .within::before { background: var(--done); border-color: var(--done); }
.contents .outside::before { background: var(--warn); border: 0; border-radius: 0; clip-path: polygon(50% 0, 100% 100%, 0 100%); }
.contents .unread::before { border-style: dashed; border-color: var(--doubt); border-radius: 0; }
.contents span { display: block; color: var(--soft); font-size: .9em; }
.unread .counts, .contents .unread span { color: var(--doubt); }
.outside b { color: var(--warn); font-weight: 600; }
.contents :is(h3, li) a, article h3 a { color: inherit; text-decoration: none; }
.contents a:hover { background: var(--raised); }
.contents svg { float: right; margin: .35rem 0 0 .6rem; width: 3.75rem; height: .5rem; background: var(--raised); border-radius: .15rem; }
.contents rect { height: .5rem; fill: var(--zone); }
.contents rect + rect { y: .125rem; height: .25rem; fill: var(--done); }
.contents .outside rect + rect { fill: var(--warn); }
.long > summary { padding: .35rem 0 .35rem 1.1rem; color: var(--link); }`;

const reading = `
article { margin: 2.5rem 0 3.5rem; }
article h3 { display: inline; }
article h3 a:hover { text-decoration: underline; }
.counts { display: inline; margin: 0 0 0 .75rem; font-size: .85rem; color: var(--soft); }
.prompt, .intro { margin: .6rem 0 1.25rem; font-size: .9rem; color: var(--soft); }
.prompt summary { padding-top: .25rem; line-height: 1.5; }
.prompt summary::before { top: .6rem; }
.prompt:not([open]) summary { display: -webkit-box; -webkit-box-orient: vertical; -webkit-line-clamp: 3; overflow: hidden; }
.prompt :is(strong, em) { font: inherit; }
.links a { display: inline-block; min-width: 1.75rem; padding: .25rem 0; }
.prompt > div, .intro > div { margin-top: .35rem; padding: .1rem 0 .1rem 1rem; border-left: 3px solid var(--line); }
.answer, .text { font-size: 1.0625rem; line-height: 1.65; }
.answer { margin-top: .75rem; }
.empty .answer { color: var(--soft); }
:is(.answer, .text) :is(h3, h4, h5, h6, p, li, td, th) { unicode-bidi: plaintext; text-align: start; }
.intro .text { font-size: .9rem; }
.stretch { display: flow-root; position: relative; z-index: 0; background: var(--paper); }
.stretch:has(.next :focus-visible) { z-index: 1; }
.next { position: sticky; bottom: 2.85rem; height: 0; margin: 0; text-align: right; }
.next a { display: inline-block; max-width: 100%; padding: .3rem .8rem; overflow: hidden; text-overflow: ellipsis; white-space: nowrap; border: 1px solid var(--line); border-radius: 1rem; background: var(--paper); font-size: .85rem; }
p { margin: 0 0 1rem; text-wrap: pretty; }
ul, ol { margin: 0 0 1rem; padding-left: 1.6rem; }
li { margin: .2rem 0; }
li > p { margin-bottom: .5rem; }
sub, sup { line-height: 0; }
blockquote { margin: 0 0 1rem; padding: .1rem 0 .1rem 1rem; border-left: 3px solid var(--line); color: var(--soft); }
blockquote > :last-child, li > :last-child, td > :last-child { margin-bottom: 0; }
li > pre:last-child, li > .table:last-child { margin-bottom: .75rem; }
:is(.answer, .text) details { margin-bottom: 1rem; }
:is(.answer, .text) summary { margin-bottom: .5rem; }
hr { border: 0; border-top: 1px solid var(--line); margin: 1.5rem 0; }
img { max-width: 100%; height: auto; vertical-align: middle; }
figure { margin: 1.5rem 0; }
figure a { display: block; width: fit-content; max-width: 100%; margin: 0 auto; }
figure img { display: block; margin: 0 auto; max-height: 90vh; object-fit: contain; border: 1px solid var(--line); border-radius: .35rem; background: #fff; color: #444; font-size: .875rem; }
figure img::after { content: "Not there:\\a0" attr(src); position: relative; display: block; margin-top: -1.6em; padding: 1rem; overflow-wrap: anywhere; background: var(--raised); box-shadow: 0 0 0 99rem var(--raised); color: var(--soft); }
figcaption { margin: .5rem auto 0; max-width: 38rem; text-align: center; font-size: .875rem; color: var(--soft); }
code, pre, kbd, samp { font-family: ui-monospace, SFMono-Regular, Menlo, Consolas, "Liberation Mono", monospace; font-size: .875em; }
code, kbd { padding: .1em .25em; box-decoration-break: clone; -webkit-box-decoration-break: clone; border-radius: .25rem; background: var(--raised); overflow-wrap: anywhere; }
pre { margin: 0 0 1rem; padding: .85rem 1rem; overflow: auto; font-size: .8125rem; line-height: 1.5; background: var(--raised); border: 1px solid var(--line); border-radius: .35rem; }
pre code { padding: 0; background: none; font-size: inherit; overflow-wrap: normal; }
.plain { white-space: pre-wrap; }
.table { overflow-x: auto; margin: 0 0 1rem; }
table { border-collapse: collapse; overflow-wrap: normal; font-size: .9em; line-height: 1.45; }
th, td { padding: .4rem .75rem; border-bottom: 1px solid var(--line); vertical-align: top; }
td:has(a) { min-width: 12rem; }
td a { overflow-wrap: anywhere; }
th code, td code { overflow-wrap: break-word; }
th { border-bottom-width: 2px; }
[align="center"][align] { text-align: center; }
[align="right"][align] { text-align: right; }
.note { display: grid; grid-template-columns: fit-content(30%) minmax(0, 1fr); column-gap: .75rem; font-size: .875rem; color: var(--soft); }
.note > * { grid-column: 2; margin-bottom: .25rem; }
.note > span { grid-column: 1; overflow-wrap: anywhere; }
:is(.answer, .text, .prompt) :target { background: var(--mark); color: var(--ink); }`;

const checklist = `
.contains-task-list { padding-left: 0; list-style: none; counter-reset: items ticked; font-size: .95rem; }
.contains-task-list > li { position: relative; padding-left: 1.7rem; }
.contains-task-list .contains-task-list { counter-reset: none; }
:not(li) > .contains-task-list::after { content: counter(ticked) " of " counter(items) " done"; display: block; margin-top: .5rem; font-size: .875rem; color: var(--soft); }
.box { counter-increment: items; position: absolute; left: 0; top: .3em; width: 1rem; height: 1rem; border: 1.5px solid var(--soft); border-radius: .2rem; }
.ticked { counter-increment: items ticked; background: var(--done); border-color: var(--done); }
.ticked::after { content: ""; position: absolute; left: .26rem; top: .06rem; width: .3rem; height: .55rem; border: solid var(--on-done); border-width: 0 2px 2px 0; transform: rotate(40deg); }`;

const colouring = `
.c-comment, .c-quote { color: var(--soft); }
.c-keyword, .c-selector-tag, .c-deletion, .c-section { color: var(--c-word); }
.c-string, .c-regexp, .c-addition, .c-code { color: var(--c-text); }
.c-meta, .c-title, .c-attr, .c-name, .c-attribute, .c-selector-class, .c-selector-id { color: var(--c-name); }
.c-number, .c-literal, .c-built_in, .c-symbol, .c-type, .c-bullet { color: var(--c-value); }`;

const wide = `
@media screen and (min-width: 66rem) {
  body { display: grid; grid-template-columns: 19rem minmax(0, 41rem); grid-template-rows: auto 1fr auto; column-gap: 4rem; max-width: 69rem; }
  header, main, footer { grid-column: 2; }
  .contents { grid-column: 1; grid-row: 1 / span 3; position: sticky; top: 0; max-height: 100vh; overflow-y: auto; margin: 0; padding: 2.5rem .75rem 2rem 0; columns: auto; }
}
@supports selector(::details-content) {
  @media print, (min-width: 40.01rem) {
    .long > summary { display: none; }
    .long::details-content { content-visibility: visible; block-size: auto; }
  }
}
@media (max-width: 40rem) {
  .counts { display: block; margin: .25rem 0 0; }
  h2 { margin-top: 2.25rem; }
  .contents:not(:target) > :not(h2) { display: none; }
}`;

const print = `
@media print {
  @page { size: A4; margin: 20mm 18mm; }
  :root { color-scheme: light; --ink: #000; --soft: #444; --line: #bbb; --raised: #f4f4f4; --link: #000; }
  html { font-size: 11pt; }
  .answer, .text { font: inherit; line-height: 1.5; }
  body { max-width: none; padding: 0; }
  .skip, .contents, .next, .intro:not([open]), footer details:not([open]) { display: none; }
  .progress ol { visibility: hidden; height: 0; overflow: hidden; }
  article h3, .counts { display: block; margin-left: 0; }
  h2, h3, h4, h5, h6, .counts, .prompt { break-after: avoid; }
  .prompt { break-inside: avoid; }
  h2 { margin-top: 2rem; }
  article { margin: 1.5rem 0 2rem; }
  figure, img, tr { break-inside: avoid; }
  .table { overflow: visible; }
  th, td { padding: .25rem .35rem; }
  td:has(a) { min-width: 0; }
  th code, td code { overflow-wrap: anywhere; }
  figure img { max-height: 15cm; }
  .ticked { background: none; }
  .ticked::after { border-color: #000; }
  pre { white-space: pre-wrap; break-inside: avoid-page; }
  p, li { orphans: 3; widows: 3; }
  .prompt:not([open]) summary { display: block; padding-left: 0; -webkit-line-clamp: none; }
  .prompt summary::before { display: none; }
  .answer details::details-content { content-visibility: visible; block-size: auto; }
}`;

/** Sections with a state that stand beside those of the highest level, and front matter. */
const anyShape = `
.contents ul + ul { margin-top: .8rem; }
.contents .part::before { display: none; }
article:has(> h2) { margin-top: 4rem; padding-top: 1rem; border-top: 1px solid var(--line); }
article h2 { display: inline; margin: 0; padding: 0; border: 0; }
article h2 a { color: inherit; text-decoration: none; }
.stretch > h3 { margin-top: 2.5rem; }
.front { overflow-wrap: anywhere; }
.front th { overflow-wrap: normal; text-align: start; }`;

/** A page's style sheet, one rule a line, without the white space that is only for those who write it. */
export function styleSheet(isCourse: boolean): string {
  return [colours, frame, progress, contents, reading, checklist, colouring, isCourse ? "" : anyShape, wide, print]
    .join("")
    .replace(/\n\s*/g, "\n")
    .replace(/(?<=[{:,;>]) | (?=[{}>])|;(?=\s*\})/g, "");
}
