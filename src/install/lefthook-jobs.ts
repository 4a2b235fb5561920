import { lineAt, yamlValueAt } from "./yaml.js";

/** A lefthook configuration in YAML or JSON. */
export interface LefthookFile {
  /** As a person sees it. */
  readonly name: string;
  readonly text: string;
}

/** What lefthook runs before a commit. */
interface Job {
  readonly run: unknown;
  readonly root: Root | null;
}

interface Root {
  readonly folder: string;
  readonly file: LefthookFile;
  readonly path: readonly (string | number)[];
  /** It stands at a group around the job. */
  readonly ofGroup: boolean;
}

const ours = "report-hook";

/** Whether a file has a command, or a job in whichever group, by our name. Throws a `Refusal` where the file is not YAML. */
export function hasOurs(file: LefthookFile): boolean {
  return jobsOf(file).some(([name]) => isOurs(name));
}

/**
 * A line for each job that starts report-hook under a `root` in which not all reports are: since 1.3.6, lefthook passes over a job where no staged
 * path begins with its root. None where another job starts report-hook on each commit. Throws a `Refusal` where a file is not YAML.
 *
 * @param files the main one, then the person's own, which lefthook lays over it
 * @param reports from the repository's top
 */
export function rootRemarks(files: readonly LefthookFile[], reports: readonly string[]): readonly string[] {
  const jobs = new Map<string, Job>();
  for (const [name, { run, root }] of files.flatMap(jobsOf)) {
    const before = jobs.get(name);
    jobs.set(name, { run: run ?? before?.run, root: root ?? before?.root ?? null });
  }
  const started = [...jobs].filter(([name, { run }]) => isOurs(name) || String(run).includes(ours));
  const roots = started.map(([, { root }]) => root);
  const held = roots.filter((root) => root !== null).filter(({ folder }) => !holdsAll(folder, reports));
  return held.length < roots.length ? [] : held.map(remark);
}

/** What lets lefthook pass over all that it runs before a commit. */
const conditions = ["files", "exclude", "exclude_tags", "only", "skip"];

/** A line for each such condition in a file. Throws a `Refusal` where the file is not YAML. */
export function conditionRemarks({ name, text }: LefthookFile): readonly string[] {
  const hook = Object(yamlValueAt(text, ["pre-commit"], name));
  const there = conditions.filter((key) => hook[key] !== undefined && hook[key] !== false);
  return there.map((key) => {
    const line = lineAt(text, ["pre-commit", key], name);
    const place = line === null ? name : `${name}:${line}`;
    return `${place}: by ${key} of pre-commit lefthook may pass over report-hook: put it into the jobs that need it`;
  });
}

function isOurs(name: string): boolean {
  return name.split("\n").at(-1) === ours;
}

function remark({ folder, file, path, ofGroup }: Root): string {
  const line = lineAt(file.text, path, file.name);
  const place = line === null ? file.name : `${file.name}:${line}`;
  const todo = ofGroup ? "move report-hook out of that group" : "take that root out";
  return `${place}: with root ${folder} lefthook passes over report-hook where no staged path begins with ${folder}: ${todo}`;
}

function holdsAll(folder: string, reports: readonly string[]): boolean {
  return folder === "" || reports.every((report) => report.startsWith(`${folder.replace(/(?<!\/)\/+$/, "")}/`));
}

/** What a file has lefthook run before a commit, by its name below those of its groups; what has none is like nothing in another file. */
function jobsOf(file: LefthookFile): (readonly [string, Job])[] {
  const hook = Object(yamlValueAt(file.text, ["pre-commit"], file.name));
  const rootOf = (job: object, path: Root["path"], ofGroup: boolean): Root | null =>
    "root" in job && typeof job.root === "string" ? { folder: job.root, file, path: [...path, "root"], ofGroup } : null;

  function inList(list: unknown, path: Root["path"], group: string, outer: Root | null): (readonly [string, Job])[] {
    if (!Array.isArray(list)) return [];
    return list.flatMap((entry: unknown, at) => {
      const job = Object(entry);
      const here = [...path, at];
      const name = `${group}\n${typeof job.name === "string" ? job.name : `${file.name} ${at}`}`;
      const isGroup = job.group !== undefined;
      const root = rootOf(job, here, isGroup) ?? outer;
      // A script is started whatever its root.
      if (!isGroup) return [[name, { run: job.run, root: job.script === undefined ? root : null }]];
      return inList(Object(job.group).jobs, [...here, "group", "jobs"], name, root);
    });
  }

  const commands = Object.entries(Object(hook.commands)).map(([name, value]) => {
    const command = Object(value);
    return [name, { run: command.run, root: rootOf(command, ["pre-commit", "commands", name], false) }] as const;
  });
  return [...commands, ...inList(hook.jobs, ["pre-commit", "jobs"], "", null)];
}
