const general = `report-hook checks a Markdown report against its template and puts its HTML page into the same commit.

usage
  report-hook [--staged] [files…]     check what is staged (what the hook runs)
  report-hook --all                   check every report of this repository, as it is on disk
  report-hook check <files, folders>  check these reports; "report-hook <files>" is the same
  report-hook fix [files]             put back what the template says; what people wrote is kept
  report-hook html [file] [-o out]    write a report's page
  report-hook explain <rule>          what a rule means and how to mend it
  report-hook init, uninstall         put the hook into this repository; take it out
  report-hook complete <shell>        completion for bash, zsh, fish or powershell

options
  --template <edition or file>  what the report must look like; by default it is recognised
  --config <file>               the configuration, instead of .report-hook.json
  --base <commit>               with --all: only what changed since that commit
  --format <name>               pretty (by default), json, csv, github or sarif
  --strict                      warnings stop too
  --verbose, --quiet            notes too; only what stops
  --no-page                     check only, write no page
  --color, --no-color           by default as the terminal has it; NO_COLOR is honoured
  --help, --version

exit codes  0: nothing stops the commit   1: findings do   2: it could not run

REPORT_HOOK=0 git commit … commits without the check.`;

const topics: Readonly<Record<string, string>> = {
  check: `usage: report-hook check <files, folders>

Checks whole reports, as they are on disk. In a folder it looks for the reports that the folder's configuration
names (reports/README.md by default), there or one folder further down.

examples
  report-hook check reports/README.md
  report-hook check --template dtu-mlops-2023-09-27 old/report.md
  report-hook check --format json clones/`,
  fix: `usage: report-hook fix [files] [--dry-run] [--rule <names>] [--staged] [--template <file>]

Mends reports: prompts, limits, headings, \`Answer:\` lines and the order of questions come back as the template has them,
answers move to where answers stand, left-over dashes and placeholders go. What people wrote is kept. The template's text
comes from the file that --template names, or from the report's own oldest commits.

  --dry-run        show what would change and write nothing; exit code 1 where something would
  --rule <names>   only what these rules find, with commas between them
  --staged         mend what is staged; other edits on disk stay as they are

examples
  report-hook fix --dry-run
  report-hook fix reports/README.md
  report-hook fix --rule answer/dashes-left,answer/encoding`,
  html: `usage: report-hook html [file] [-o out] [--standalone] [--open]

Writes the HTML page of a report: beside it, or where -o says; "-o -" writes it to standard output.
--standalone puts the figures inside, into report.standalone.html; --open shows it in your browser.
The report is reports/README.md, or the first that the configuration names.

examples
  report-hook html
  report-hook html reports/README.md -o page.html
  report-hook html --standalone --open`,
  explain: `usage: report-hook explain <rule>

Prints what a rule finds, why it matters, and how to mend it.

examples
  report-hook explain answer/too-long
  report-hook explain too-long`,
  init: `usage: report-hook init [--manager <name>] [--template <file>] [--dry-run]

Looks at the repository, says what it found and what it will do, and does it: the hook goes into husky, lefthook,
prek, pre-commit, simple-git-hooks, lint-staged or git's own hooks. What is there stays. Run again, it only adds what
is missing.

  --manager <name>    husky, lefthook, pre-commit, prek, simple-git-hooks, lint-staged or git
  --template <file>   for a report that is not there yet; "bundled" is the one that comes with report-hook
  --dry-run           only tell
  --print-config      print the configuration in force, with its defaults, and do nothing

examples
  report-hook init --dry-run
  report-hook init --manager git
  report-hook init --template bundled`,
  uninstall: `usage: report-hook uninstall [--dry-run]

Takes out of the repository what init put there, and nothing else. A report or a configuration that was changed since
stays, and so does every page that is committed.

examples
  report-hook uninstall --dry-run
  report-hook uninstall`,
  complete: `usage: report-hook complete <bash, zsh, fish or powershell>

Prints a script that lets a shell complete commands, options, rules and files. In bash it needs bash-completion.

examples
  source <(report-hook complete bash)
  report-hook complete fish > ~/.config/fish/completions/report-hook.fish`,
};

/** The help for one command, or for all of it. */
export function helpText(topic: string | null): string {
  return (topic === null ? undefined : topics[topic]) ?? general;
}
