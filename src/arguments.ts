import { parseArgs } from "node:util";
import { type Failure, fail } from "./failure.js";
import { nearest } from "./nearest.js";
import { type Format, formats } from "./output/printers.js";

/** One of several equal parts of the reports, so that a scan can be spread over machines. */
export interface Shard {
  /** From 1. */
  readonly index: number;
  readonly count: number;
}

/** What every check takes. */
export interface CheckOptions {
  readonly format: Format;
  readonly template: string | null;
  readonly config: string | null;
  readonly strict: boolean;
  readonly verbose: boolean;
  readonly quiet: boolean;
  /** False with `--no-page`. */
  readonly page: boolean;
  /** Null: as the terminal has it. */
  readonly color: boolean | null;
}

/** What a command line asks for. */
export type Request =
  | { readonly command: "staged"; readonly files: readonly string[]; readonly options: CheckOptions }
  /** What the hooks ask after a commit that no pre-commit hook saw. */
  | { readonly command: "committed" }
  | { readonly command: "all"; readonly base: string | null; readonly shard: Shard; readonly options: CheckOptions }
  | {
      readonly command: "check";
      readonly files: readonly string[];
      /** The word `check` itself was left out. */
      readonly implied: boolean;
      readonly shard: Shard;
      readonly options: CheckOptions;
    }
  | {
      readonly command: "html";
      readonly file: string | null;
      readonly out: string | null;
      /** With its figures inside. */
      readonly standalone: boolean;
      /** Show it in the person's browser. */
      readonly open: boolean;
      readonly options: CheckOptions;
    }
  | {
      readonly command: "fix";
      readonly files: readonly string[];
      readonly template: string | null;
      readonly config: string | null;
      readonly rules: readonly string[];
      readonly dryRun: boolean;
      readonly staged: boolean;
      readonly color: boolean | null;
    }
  | { readonly command: "explain"; readonly rule: string | null }
  | {
      readonly command: "init";
      readonly manager: string | null;
      readonly template: string | null;
      readonly dryRun: boolean;
    }
  | { readonly command: "print-config"; readonly config: string | null }
  | { readonly command: "uninstall"; readonly dryRun: boolean }
  /** What a shell asks to complete a line; its words as they are. */
  | { readonly command: "complete"; readonly words: readonly string[] }
  | { readonly command: "help"; readonly topic: string | null }
  | { readonly command: "version" };

export const commands = ["check", "fix", "html", "explain", "init", "uninstall", "complete", "help"] as const;

const flags = {
  staged: { type: "boolean" },
  committed: { type: "boolean" },
  all: { type: "boolean" },
  base: { type: "string" },
  shard: { type: "string" },
  format: { type: "string" },
  template: { type: "string" },
  config: { type: "string" },
  output: { type: "string", short: "o" },
  rule: { type: "string" },
  standalone: { type: "boolean" },
  open: { type: "boolean" },
  strict: { type: "boolean" },
  verbose: { type: "boolean" },
  quiet: { type: "boolean" },
  page: { type: "boolean" },
  color: { type: "boolean" },
  manager: { type: "string" },
  "dry-run": { type: "boolean" },
  "print-config": { type: "boolean" },
  help: { type: "boolean", short: "h" },
  version: { type: "boolean", short: "v" },
} as const;

type Flag = keyof typeof flags;

/** Which flags go with which command; `--help` goes with all. */
const check: readonly Flag[] = ["format", "template", "config", "strict", "verbose", "quiet", "color"];
const taken: Readonly<Record<string, readonly Flag[]>> = {
  staged: [...check, "staged", "page"],
  all: [...check, "all", "base", "shard"],
  check: [...check, "shard"],
  fix: ["template", "config", "rule", "dry-run", "staged", "color"],
  html: ["template", "config", "output", "standalone", "open"],
  explain: ["color"],
  init: ["manager", "template", "config", "dry-run", "print-config"],
  uninstall: ["dry-run"],
};

/** The options that go with a command. */
export function flagsOf(command: string): readonly string[] {
  return taken[command] ?? [];
}

/** The request that a command line makes; a failure says what is off and what to write instead. */
export function readArguments(argv: readonly string[]): Request | Failure {
  if (argv[0] === "complete" && !argv.includes("--help")) return { command: "complete", words: argv.slice(1) };
  const parsed = parse(argv);
  if ("failure" in parsed) return parsed;
  const { values, files, command } = parsed;
  if (values.version === true) return { command: "version" };
  if (values.help === true || command === "help")
    return { command: "help", topic: command === "help" ? (files[0] ?? null) : command };

  if (values.staged === true && values.all === true)
    return fail("--staged and --all ask for two different things: give one of them");
  if (values.committed === true && Object.keys(values).length === 1 && argv.length === 1)
    return { command: "committed" };
  const kind =
    command ?? (values.all === true ? "all" : values.staged === true || files.length === 0 ? "staged" : "check");
  const stray = (Object.keys(values) as Flag[]).find((flag) => !taken[kind]?.includes(flag));
  if (stray !== undefined)
    return fail(
      `--${stray} does not go with ${describe(kind)}; see report-hook ${command ?? ""} --help`.replace("  ", " "),
    );

  const options = readOptions(values);
  if ("failure" in options) return options;
  if (kind === "fix") return fixing(files, values);
  if (kind === "explain") return { command: "explain", rule: files[0] ?? null };
  if (kind === "init" || kind === "uninstall") {
    if (files.length > 0) return fail(`${kind} takes no files: it works on the repository of the current folder`);
    return installation(kind, values);
  }
  if (kind === "html") {
    if (files.length > 1) return fail("html takes one report at a time");
    const { output = null, standalone = false, open = false } = values;
    if (open && output === "-") return fail("--open needs a file to show: give -o another name, or leave it out");
    return { command: "html", file: files[0] ?? null, out: output, standalone, open, options };
  }
  if (kind === "staged") return { command: "staged", files, options };
  const shard = readShard(values.shard ?? "1/1");
  if ("failure" in shard) return shard;
  if (kind === "check") {
    return files.length > 0
      ? { command: "check", files, implied: command === null, shard, options }
      : fail("name the reports or folders to check, or use --all");
  }
  if (files.length > 0) return fail("--all takes no files: give either");
  return { command: "all", base: values.base ?? null, shard, options };
}

function readShard(text: string): Shard | Failure {
  const match = /^(\d{1,4})\/(\d{1,4})$/.exec(text);
  const shard = { index: Number(match?.[1]), count: Number(match?.[2]) };
  if (shard.index >= 1 && shard.index <= shard.count) return shard;
  return fail(`--shard ${text}: give a part and how many there are, as in --shard 1/8`);
}

function fixing(files: readonly string[], values: Values): Request {
  return {
    command: "fix",
    files,
    template: values.template ?? null,
    config: values.config ?? null,
    rules: values.rule?.split(",").filter((rule) => rule !== "") ?? [],
    dryRun: values["dry-run"] ?? false,
    staged: values.staged ?? false,
    color: values.color ?? null,
  };
}

function installation(kind: "init" | "uninstall", values: Values): Request | Failure {
  const dryRun = values["dry-run"] ?? false;
  if (kind === "uninstall") return { command: "uninstall", dryRun };
  if (values["print-config"] === true) return { command: "print-config", config: values.config ?? null };
  if (values.config !== undefined) return fail("init reads the repository's own configuration: leave --config out");
  return { command: "init", manager: values.manager ?? null, template: values.template ?? null, dryRun };
}

type Values = { -readonly [F in Flag]?: (typeof flags)[F]["type"] extends "string" ? string : boolean };

function parse(argv: readonly string[]): { values: Values; files: string[]; command: string | null } | Failure {
  let tokens: ReturnType<typeof tokensOf>;
  try {
    tokens = tokensOf(argv);
  } catch (error) {
    return fail(error instanceof Error ? error.message : "the arguments could not be read");
  }
  const values: Record<string, string | boolean> = {};
  const files: string[] = [];
  let command: string | null = null;
  let onlyFiles = false;
  for (const token of tokens) {
    if (token.kind === "option-terminator") onlyFiles = true;
    else if (token.kind === "positional") {
      const first = files.length === 0 && command === null && !onlyFiles;
      if (first && (commands as readonly string[]).includes(token.value)) command = token.value;
      else files.push(token.value);
    } else {
      const negative = token.rawName.startsWith("--no-");
      const name = negative ? token.name.slice("no-".length) : token.name;
      const flag = Object.hasOwn(flags, name) ? flags[name as Flag] : undefined;
      if (flag === undefined || (negative && name !== "page" && name !== "color")) return unknownFlag(token.rawName);
      if (flag.type === "string") {
        if (token.value === undefined || token.value === "" || token.value.startsWith("--"))
          return fail(`${token.rawName} needs a value`);
        values[name] = token.value;
      } else {
        if (token.value !== undefined) return fail(`${token.rawName} takes no value`);
        values[name] = !negative;
      }
    }
  }
  return { values: values as Values, files, command };
}

function tokensOf(argv: readonly string[]) {
  return parseArgs({ args: [...argv], options: flags, strict: false, allowPositionals: true, tokens: true }).tokens;
}

function unknownFlag(name: string): Failure {
  const known = [...Object.keys(flags).map((flag) => `--${flag}`), "--no-page", "--no-color"];
  const near = nearest(name, known);
  return fail(`unknown option ${name}${near === null ? "; see report-hook --help" : `; did you mean ${near}?`}`);
}

function readOptions(values: Values): CheckOptions | Failure {
  const { format = "pretty" } = values;
  const known = formats.find((one) => one === format);
  if (known === undefined) return fail(`unknown format ${format}: give one of ${formats.join(", ")}`);
  return {
    format: known,
    template: values.template ?? null,
    config: values.config ?? null,
    strict: values.strict ?? false,
    verbose: values.verbose ?? false,
    quiet: values.quiet ?? false,
    page: values.page ?? true,
    color: values.color ?? null,
  };
}

function describe(kind: string): string {
  if (kind === "staged") return "a check of what is staged";
  if (kind === "all") return "--all";
  return kind;
}
