import type { Command, Option } from "../commands/command.js";

/** A line of the table of commands. */
export interface TableLine {
  /** What asks for it: a word, or an option that stands for one. */
  readonly name: string;
  /** What may stand after its name, as the help shows it. */
  readonly words: string;
  /** What it does, in a few words; null where it is for the hooks alone and no person need know it. */
  readonly summary: string | null;
  readonly load: () => Promise<Command>;
}

/** Whether it is asked for by an option, as in `--all`. */
export function isFlag({ name }: Pick<TableLine, "name">): boolean {
  return name.startsWith("--");
}

/** The ways to write an option. */
export function spellings([name, { negative }]: readonly [string, Option]): string[] {
  if (negative === "only") return [`--no-${name}`];
  return negative === "also" ? [`--${name}`, `--no-${name}`] : [`--${name}`];
}
