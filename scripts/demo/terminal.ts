/** A person's terminal in a scratch repository: prints each command, runs it, prints what it says. */
import { spawnSync } from "node:child_process";
import { styleText } from "node:util";

/** What a command did: its exit code, what it printed on standard output, and on standard error (where hooks speak). */
export interface Outcome {
  readonly exit: number;
  readonly out: string;
  readonly err: string;
}

export interface Terminal {
  /** Runs a program in the repository, unseen. Throws where it fails. */
  readonly quietly: (program: string, ...args: string[]) => string;
  /** Prints `$ program args`, runs it and prints what it printed. */
  readonly run: (program: string, ...args: string[]) => Outcome;
  /** Prints a line of the story. */
  readonly tell: (text: string) => void;
}

/** A terminal in `folder` where the variables of `environment` are set and `report-hook` is the script `command`. */
export function openTerminal(folder: string, environment: NodeJS.ProcessEnv, command: string): Terminal {
  const colour = process.env.FORCE_COLOR === "1" || (process.stdout.isTTY && process.env.NO_COLOR === undefined);
  const env = { ...environment, ...(colour ? { FORCE_COLOR: "1" } : {}) };
  const style = (format: "bold" | "dim", text: string) => (colour ? styleText(format, text) : text);

  const execute = (program: string, args: readonly string[]): Outcome => {
    const [file, ...rest] = program === "report-hook" ? [process.execPath, command, ...args] : [program, ...args];
    const { error, status, stdout, stderr } = spawnSync(file, rest, { cwd: folder, env, encoding: "utf8" });
    if (error !== undefined) throw error;
    return { exit: status ?? 1, out: stdout, err: stderr };
  };

  return {
    quietly(program, ...args) {
      const outcome = execute(program, args);
      if (outcome.exit !== 0) throw new Error(`${program} ${args.join(" ")}: ${outcome.err}`);
      return outcome.out;
    },
    run(program, ...args) {
      console.log(style("dim", `$ ${[program, ...args.map(quoted)].join(" ")}`));
      const outcome = execute(program, args);
      process.stdout.write(outcome.err + outcome.out);
      return outcome;
    },
    tell(text) {
      console.log(`\n${style("bold", text)}`);
    },
  };
}

function quoted(argument: string): string {
  return /^[\w./:=-]+$/.test(argument) ? argument : `"${argument}"`;
}
