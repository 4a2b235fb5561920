import type { HookName, Place } from "./model.js";

/** Where the shipped hooks are once npm has installed them into a repository, from its top. */
const packagedHooks = "node_modules/report-hook/hooks";

/** The shipped hook that checks a commit, as the package's command. */
const onPath = "report-hook-pre-commit";

/**
 * Lines for a shell script that run a shipped hook from `node_modules`. Without the package, the check stops the commit
 * and says what to do, and the other hooks stay silent.
 */
export function gateLines(hook: HookName): readonly string[] {
  const gate = `${packagedHooks}/${hook}`;
  const run = `if [ -f ${gate} ]; then sh ${gate} "$@" || exit $?`;
  if (hook !== "pre-commit") return [`# report-hook: looks after the report's page`, `${run}; fi`];
  return [
    `# report-hook: checks the report and puts its page into the commit ("npx --no-install report-hook uninstall" takes this out)`,
    run,
    `elif [ "$REPORT_HOOK" != 0 ]; then echo "report-hook is not installed: run npm install, then commit again" >&2; exit 1; fi`,
  ];
}

/** The command that runs a shipped hook from `node_modules`, for a configuration that takes one. */
export function gateCommand(hook: HookName): string {
  return `sh ${packagedHooks}/${hook}`;
}

/**
 * The command that checks a commit: from `node_modules` where the package is there, else the one that a global installation
 * puts on PATH. It begins nothing of its own besides, so that a manager stays the parent of what it started. Where
 * report-hook is missing, as in CI or with a teammate, only a commit that changes a report is stopped.
 */
export function checkCommand(place: Place): string {
  const file = `${packagedHooks}/pre-commit`;
  const [test, gate] = place.packaged ? [`[ -f ${file} ]`, `sh ${file}`] : [`command -v ${onPath} >/dev/null`, onPath];
  const unchecked = `[ "$REPORT_HOOK" != 0 ] && ! git diff --cached --quiet -- ${pathsOf(place)}`.trimEnd();
  const told = "report-hook is not installed, so the report was not checked; install it, or commit with REPORT_HOOK=0";
  return `sh -c 'if ${test}; then exec ${gate}; elif ${unchecked}; then echo "${told}" >&2; exit 1; fi'`;
}

/** The reports as arguments; none, which is all files, where one has a character that a shell may read. */
function pathsOf({ reports }: Place): string {
  return reports.every((report) => /^[\w@%+=,./*-]+$/.test(report))
    ? reports.map((report) => `"${report}"`).join(" ")
    : "";
}

/** What to tell where a repository's hook needs the package in `node_modules` and it is not there. */
export const missingPackage =
  "the hook runs report-hook from node_modules, where it is not: npm install --save-dev <the package>";
