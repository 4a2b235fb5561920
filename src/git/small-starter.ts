import { spawn } from "node:child_process";
import { randomBytes } from "node:crypto";
import { existsSync } from "node:fs";
import { codeOf } from "../system/refusal.js";
import { type Heard, hasStreams, type StartGit, startGitBy, startHere } from "./start.js";

/**
 * A shell that starts one git after the other. Of each it reads the mark, which nobody else can know; a line of how many variables there are, how many words with them, and whether git
 * is asked questions; and then git's folder, the variables and the words, a line each. None of them is read as a command. What git has left of its questions is passed by.
 * A shell lets what it does not wait for pass over Ctrl-C: it ends git itself then.
 */
const script = `mark=$1
ended=
trap '[ "$!" = "$ended" ] || kill $!; exit 130' INT QUIT
exec 4<&0
while IFS= read -r line; do
  [ "$line" = "$mark" ] || continue
  read -r variables words questions && IFS= read -r folder || exit
  set --
  while [ $# -lt "$words" ]; do
    IFS= read -r word || exit
    set -- "$@" "$word"
  done
  (
    cd "$folder" || exit
    while [ "$variables" -gt 0 ]; do
      export "$1"
      shift
      variables=$((variables - 1))
    done
    [ "$questions" = yes ] && exec <&4
    exec git "$@" 3>&- 4<&-
  ) </dev/null &
  echo $! >&3
  wait $!
  code=$?
  ended=$!
  printf '%s %s\\n' "$mark" $code
  printf '%s %s\\n' "$mark" $code >&2
done`;

/** A shell copies all words for each that it is told: thousands take it seconds. */
const mostWords = 200;

/** What a shell ends with where there is no such program. */
const notFound = 127;

/** A shell that starts git. */
interface Shell {
  /** The environment that it was started with. */
  readonly env: NodeJS.ProcessEnv;
  readonly start: StartGit;
  readonly end: () => void;
}

const idle: Shell[] = [];
let areKept = true;

/**
 * From now on git is started by small shells, one for each git that runs at the same time: to start a program the system copies what this process has of memory, which takes several
 * times as long as git does, and longer still beside other threads. On Windows, which copies nothing, all stays as it is.
 */
export function startGitSmall(): void {
  if (process.platform !== "win32" && existsSync("/bin/sh")) startGitBy(startByShell);
}

/** Ends the shells, those that are still at work when that is done, so that they do not keep the process or thread. */
export function endShells(): void {
  areKept = false;
  for (const shell of idle.splice(0)) shell.end();
}

const startByShell: StartGit = (start, heard) => {
  const { args, env, cwd = process.cwd(), input } = start;
  // A shell is told by lines, and of no input that ends.
  const isTold = [cwd, ...args, ...Object.values(env)].every((word) => word?.includes("\n") !== true);
  if (!isTold || args.length > mostWords || (input !== null && input.length > 0)) return startHere(start, heard);
  const index = idle.findLastIndex((one) => Object.keys(one.env).every((name) => env[name] !== undefined));
  const [shell = openShell(env)] = index < 0 ? [] : idle.splice(index, 1);
  return shell.start(start, heard);
};

/** The git that a shell has started, and what is known of it: it has ended when all of that is. */
interface Run {
  readonly heard: Heard;
  pid?: number;
  /** What it ended with, as standard output says behind all that git printed, and standard error. */
  code?: number;
  codeAgain?: number;
  /** It is to end, or the shell with it. */
  over?: "git" | "all";
}

function openShell(env: NodeJS.ProcessEnv): Shell {
  const mark = randomBytes(16).toString("hex");
  const child = spawn("/bin/sh", ["-c", script, "sh", mark], { env, stdio: ["pipe", "pipe", "pipe", "pipe"] });
  let run: Run | null = null;
  const settle = (tell: (heard: Heard) => void): void => {
    const ended = run;
    run = null;
    if (ended !== null) tell(ended.heard);
  };
  const know = (more: Partial<Run>): void => {
    if (run === null) return;
    Object.assign(run, more);
    const { pid, over, code, codeAgain } = run;
    if (pid === undefined) return;
    if (over === "all") child.kill("SIGKILL");
    if (over !== undefined) kill(pid);
    if (code === undefined || codeAgain === undefined) return;
    if (areKept) idle.push(shell);
    else shell.end();
    settle(({ ended, failed }) => (code === notFound ? failed(missing()) : ended(code)));
  };
  const said = (chunk: Buffer): void => run?.heard.out(chunk);
  const complained = (chunk: Buffer): void => run?.heard.complaint(chunk);
  child.on("error", (error) => settle(({ failed }) => failed(error)));
  if (hasStreams(child)) {
    child.stdout.on(
      "data",
      untilMark(mark, said, (code) => know({ code })),
    );
    child.stderr.on(
      "data",
      untilMark(mark, complained, (codeAgain) => know({ codeAgain })),
    );
    child.stdio[3]?.on("data", (chunk: Buffer) => know({ pid: Number(chunk) }));
    child.stdin.on("error", () => undefined);
  }
  child.on("close", () => {
    // Somebody has ended it: it starts nothing more.
    const index = idle.indexOf(shell);
    if (index >= 0) idle.splice(index, 1);
    settle(({ ended }) => ended(null));
  });

  const shell: Shell = {
    env,
    start: ({ args, env: wanted, cwd = process.cwd(), input }, heard) => {
      const started: Run = { heard };
      run = started;
      const variables = Object.entries(wanted).filter(([name, value]) => value !== undefined && env[name] !== value);
      const words = [...variables.map(([name, value]) => `${name}=${value}`), ...args];
      const counts = `${variables.length} ${words.length} ${input === null ? "yes" : "no"}`;
      const tell = (text: string): boolean => hasStreams(child) && child.stdin.write(text);
      tell(`${[mark, counts, cwd, ...words].join("\n")}\n`);
      return {
        write: tell,
        end: () => started === run && know({ over: "git" }),
        kill: () => started === run && know({ over: "all" }),
      };
    },
    end: () => child.stdin.end(),
  };
  return shell;
}

/** Hands on what is printed before a mark, as it comes, and the number behind that. */
function untilMark(mark: string, hand: (chunk: Buffer) => void, end: (code: number) => void): (chunk: Buffer) => void {
  let held: Buffer = Buffer.alloc(0);
  return (chunk) => {
    const all = held.length === 0 ? chunk : Buffer.concat([held, chunk]);
    const at = markIn(all, mark);
    if (at > 0) hand(all.subarray(0, at));
    held = all.subarray(at);
    const code = /^\w+ (\d+)\n$/.exec(held.toString("latin1"))?.[1];
    if (code === undefined) return;
    held = Buffer.alloc(0);
    end(Number(code));
  };
}

/** Where a mark begins, or what may become one at the end; otherwise the end. */
function markIn(printed: Buffer, mark: string): number {
  const at = printed.indexOf(mark);
  if (at >= 0) return at;
  for (let length = Math.min(mark.length - 1, printed.length); length > 0; length--)
    if (printed.subarray(-length).equals(Buffer.from(mark.slice(0, length)))) return printed.length - length;
  return printed.length;
}

/** One that has ended by itself meanwhile needs it no more. */
function kill(pid: number): void {
  try {
    process.kill(pid, "SIGKILL");
  } catch (error) {
    if (codeOf(error) !== "ESRCH") throw error;
  }
}

/** What Node says where there is no such program. */
function missing(): Error {
  return Object.assign(new Error("there is no git"), { code: "ENOENT" });
}
