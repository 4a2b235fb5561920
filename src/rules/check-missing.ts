import type { Finding, Mode } from "./model.js";
import type { Settings } from "./run-rules.js";
import { fileForGit, shellWord } from "./shell-word.js";
import { putBack, reportMissing } from "./template/report-missing.js";

/** Where a report that is not where it is looked for still is. */
export interface Lost {
  /** The last commit that has it at its path; null: none. */
  readonly lastIn: string | null;
  readonly onDisk: boolean;
  /** A file that is there in its place, and the report's own path, as whoever started this types them. */
  readonly renamed?: { readonly to: string; readonly from: string };
  /** It was no better in what this is compared with. */
  readonly before: boolean;
}

/**
 * The finding where there is no report at all: deleted, moved away from where it is handed in, or never there; none where the rule is off.
 *
 * @param path the report's path from the repository's root
 */
export function checkMissing(path: string, lost: Lost, mode: Mode, settings: Settings): readonly Finding[] {
  const setting = settings[reportMissing.name] ?? reportMissing.levels[mode];
  if (setting === "off") return [];
  const nowhere = { line: null, column: null, endLine: null, endColumn: null };
  return [
    {
      rule: reportMissing.name,
      path,
      question: null,
      ...nowhere,
      ...told(path, lost),
      level: lost.before && setting === "error" ? "warning" : setting,
      existing: lost.before,
      fixable: false,
    },
  ];
}

/** Its folder may be gone with it. */
function moveBack({ to, from }: NonNullable<Lost["renamed"]>): string {
  const folder = from.replace(/[^/]*$/, "");
  const made = folder === "" || to.startsWith(folder) ? "" : `mkdir -p ${shellWord(folder)} && `;
  return `${made}git mv -- ${shellWord(to)} ${shellWord(from)}`;
}

function told(path: string, { lastIn, onDisk, renamed }: Lost): Pick<Finding, "message" | "help"> {
  if (lastIn === null)
    return {
      message: `no report at ${path}`,
      help: "Correct `reports` in the configuration, or add the report there",
    };
  // What is on disk may be in no commit.
  if (onDisk)
    return {
      message: `${path} is taken out of the commit; the file is still there`,
      help: `Take it back into the commit, and leave the file as it is: git reset HEAD -- ${fileForGit(path)}`,
    };
  if (renamed !== undefined)
    return {
      message: `${path} is called ${renamed.to} now; what is handed in is ${path}`,
      help: `Give it its name back: ${moveBack(renamed)}; or change \`reports\` in the configuration in the same commit`,
    };
  const moved = "if it moved on purpose, change `reports` in the configuration in the same commit";
  return {
    message: `${path} is not there any more: it was deleted or moved`,
    help: `${putBack(path, lastIn)}; ${moved}`,
  };
}
