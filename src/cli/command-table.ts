import type { TableLine } from "./table-line.js";

/** Every command there is: the parser, the help, completion and dispatch all read this table, and load a command when it is asked for. */
export const table: readonly TableLine[] = [
  {
    name: "--staged",
    words: "[files…]",
    summary: "check what is staged (what the hook runs); --staged may be left out",
    load: async () => (await import("../commands/hook.js")).hookCommand,
  },
  {
    name: "--all",
    words: "",
    summary: "check every report of this repository, as it is on disk",
    load: async () => (await import("../commands/check.js")).checkAll,
  },
  {
    name: "check",
    words: "<files, folders>",
    summary: 'check these reports; "report-hook <files>" is the same',
    load: async () => (await import("../commands/check.js")).check,
  },
  {
    name: "fix",
    words: "[files]",
    summary: "put back what the template says; what people wrote is kept",
    load: async () => (await import("../commands/fix.js")).fixCommand,
  },
  {
    name: "status",
    words: "[file]",
    summary: "every question's state at a glance, what is left, and who wrote what",
    load: async () => (await import("../commands/status.js")).status,
  },
  {
    name: "preview",
    words: "[file]",
    summary: "the page in the browser, made anew at each save, with the findings beside it",
    load: async () => (await import("../commands/preview.js")).preview,
  },
  {
    name: "lsp",
    words: "",
    summary: "serve an editor: findings, fixes and counts while you write",
    load: async () => (await import("../commands/lsp.js")).lsp,
  },
  {
    name: "html",
    words: "[file] [-o out]",
    summary: "write a report's page",
    load: async () => (await import("../commands/html.js")).html,
  },
  {
    name: "collect",
    words: "<list>",
    summary: "take every group's report, figures and page as they stood at a time",
    load: async () => (await import("../commands/collect.js")).collect,
  },
  {
    name: "class",
    words: "<folders>",
    summary: "one page of all groups, the worst first, and a table for a spreadsheet",
    load: async () => (await import("../commands/class.js")).classCommand,
  },
  {
    name: "explain",
    words: "<rule>",
    summary: "what a rule means and how to put right what it found",
    load: async () => (await import("../commands/explain.js")).explain,
  },
  {
    name: "init",
    words: "",
    summary: "put the hook into this repository",
    load: async () => (await import("../commands/init.js")).init,
  },
  {
    name: "uninstall",
    words: "",
    summary: "take the hook out",
    load: async () => (await import("../commands/uninstall.js")).uninstall,
  },
  {
    name: "complete",
    words: "<shell>",
    summary: "completion for bash, zsh, fish or powershell",
    load: async () => (await import("./complete.js")).complete(table),
  },
  {
    name: "help",
    words: "[command]",
    summary: "a command's options, with examples",
    load: async () => (await import("./help.js")).help(table),
  },
  {
    name: "--committed",
    words: "",
    summary: null,
    load: async () => (await import("../commands/post-commit.js")).postCommit,
  },
];
