/** How the page of a class looks; each pair of colours that meets has a contrast of 4.5 and more, each mark one of 3. It grows with the window. */
export const pageStyle = `
:root { color-scheme: light dark; --paper: #fff; --ink: #1c2128; --soft: #57606a; --line: #d5dae0; --link: #0b57b0; --done: #17714f; --warn: #b3380a; --doubt: #855000; --zone: #bfe0d0; --hard: #f6cdbb; }
@media screen and (prefers-color-scheme: dark) { :root { --paper: #14171c; --ink: #dfe3e8; --soft: #9ba5b0; --line: #343b45; --link: #7db7ff; --done: #5fc79b; --warn: #ff9466; --doubt: #e3b04b; --zone: #24503e; --hard: #6d3018; } }
* { box-sizing: border-box; }
html { font: max(93.75%, calc(.3rem + .64vw))/1.4 system-ui, "Segoe UI", Roboto, sans-serif; color: var(--ink); background: var(--paper); }
body { margin: 0; padding: 1.25rem; width: max-content; min-width: 100%; }
header { position: sticky; left: 1.25rem; width: calc(100vw - 3.5rem); }
h1 { margin: 0; font-size: 1.9rem; line-height: 1.2; }
dl { columns: 4 14rem; column-gap: 2rem; margin: 1rem 0 .25rem; }
dl div { break-inside: avoid; padding-bottom: 1rem; }
dl div::before { content: ""; display: block; margin-bottom: .35rem; border-top: 3px solid var(--line); }
dt { font-weight: 600; font-size: 1.125rem; }
dd { margin: .3rem 0 0; padding-left: .9rem; text-indent: -.9rem; }
.sum { margin: .15rem 0 0; font-size: 1.25rem; }
.note { margin: 0 0 .75rem; color: var(--soft); }
.tools, .legend { display: inline-block; margin: 0 1.5rem .75rem 0; }
input { font: inherit; width: 17rem; max-width: 100%; padding: .25rem .5rem; border: 1px solid var(--soft); border-radius: .25rem; background: var(--paper); color: inherit; }
::placeholder { color: var(--soft); opacity: 1; }
table { border-collapse: separate; border-spacing: 0; min-width: 100%; font-variant-numeric: tabular-nums; }
th, td { padding: .3rem; text-align: left; vertical-align: middle; border-bottom: 1px solid var(--line); }
thead tr:first-child th { position: sticky; top: 0; z-index: 2; background: var(--paper); vertical-align: bottom; line-height: 1.2; }
th[scope=row] { position: sticky; left: 0; z-index: 1; background: var(--paper); }
thead tr:nth-child(2) > * { border-bottom: 2px solid var(--soft); }
thead button { font: inherit; font-weight: 600; max-width: 6.5rem; padding: 0; border: 0; background: none; color: inherit; text-align: left; line-height: inherit; cursor: pointer; }
thead button:hover { text-decoration: underline; }
thead button::after { margin-left: .2rem; font-size: .8em; }
[aria-sort=ascending] button::after { content: "\\25B2"; }
[aria-sort=descending] button::after { content: "\\25BC"; }
tbody th > *, thead th > span { display: inline-block; font-size: 1.25rem; max-width: 12rem; overflow-wrap: anywhere; line-height: 1.2; }
tbody tr:hover > * { background: color-mix(in srgb, var(--line) 35%, var(--paper)); }
td.n { text-align: right; }
td.day { white-space: nowrap; line-height: 1.2; }
a { color: var(--link); }
:focus-visible { outline: 3px solid var(--link); outline-offset: 1px; border-radius: 1px; }
.verdict { min-width: 5.5rem; max-width: 9rem; font-weight: 600; line-height: 1.2; }
thead .verdict { font-weight: 400; color: var(--soft); }
.bad .verdict, .bad p { color: var(--warn); }
.cells { white-space: nowrap; }
.cells p { margin: 0 0 .15rem; max-width: 38rem; white-space: normal; line-height: 1.25; }
.cells span, .legend i { display: inline-block; width: 1.15rem; height: 1.6rem; margin-right: 1px; border: 1.5px solid var(--soft); font: 600 .75rem/1.45rem system-ui, sans-serif; text-align: center; font-style: normal; color: var(--soft); vertical-align: middle; print-color-adjust: exact; -webkit-print-color-adjust: exact; }
.cells .w, .legend .w { background: var(--done); border-color: var(--done); color: var(--paper); }
.cells .o, .cells .s, .cells .b, .legend .o, .legend .s, .legend .b { border: 1.5px solid var(--warn); border-top-width: .4rem; letter-spacing: -.04em; color: var(--warn); line-height: 1rem; }
.cells .s, .legend .s { border-width: 1.5px 1.5px .4rem; }
.cells .b, .legend .b { border-bottom-width: .4rem; line-height: .75rem; }
.cells .u, .legend .u { border-style: dashed; border-color: var(--doubt); color: var(--doubt); }
.cells .none { border-color: transparent; }
.cells.all span { color: var(--ink); border: 1px solid var(--soft); background: linear-gradient(var(--zone) 0 0) bottom / 100% 0 no-repeat; }
.legend .share { border: 1px solid var(--soft); background: linear-gradient(var(--zone) 0 0) bottom / 100% 60% no-repeat; }
.legend .share.hard { border: 2px solid var(--warn); background-image: linear-gradient(var(--hard) 0 0); }
thead div.cells span { border-color: transparent; height: 1.1rem; line-height: 1.1rem; }
.cells.all .hard { border: 2px solid var(--warn); line-height: 1.35rem; background-image: linear-gradient(var(--hard) 0 0); }
.cells .whole { font-size: .55rem; letter-spacing: -.03em; }
.legend { color: var(--soft); }
.legend i { margin: 0 .35rem 0 1rem; }
.legend i:first-child { margin-left: 0; }
svg { display: block; width: 4.5rem; height: 1.5rem; }
polyline { fill: none; stroke: var(--link); stroke-width: 1.5; }
.old, .old small { color: var(--warn); font-weight: 600; }
.verdict small { font-weight: 400; }
small { color: var(--soft); }
.more { min-width: 8rem; max-width: 11rem; color: var(--soft); }
.more div { display: -webkit-box; -webkit-box-orient: vertical; -webkit-line-clamp: 2; overflow: hidden; font-size: .8125rem; line-height: 1.3; }
#tip { position: fixed; z-index: 3; max-width: min(30rem, 95vw); padding: .35rem .6rem; background: var(--ink); color: var(--paper); border-radius: .25rem; font-size: 1rem; }
#tip[hidden] { display: none; }
.hidden { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); white-space: nowrap; }
@media print {
  @page { size: A3 landscape; margin: 10mm; }
  html { font-size: 11px; }
  body { padding: 0; width: auto; }
  header { position: static; width: auto; }
  .tools, thead button::after { display: none; }
  thead tr:first-child th, th[scope=row] { position: static; }
  tr { break-inside: avoid; }
  .more div { -webkit-line-clamp: none; }
}
`;
