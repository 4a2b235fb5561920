import type { Failure } from "../result.js";

/** An option of a command. */
export interface Option {
  /** What stands for its value in the help, as in `<file>`; null where it is given or not, and takes none. */
  readonly value: string | null;
  /** What it does, in a few words for the help. */
  readonly summary: string;
  /** The one letter that may be written for it. */
  readonly short?: string;
  /** It may be given several times: its values, with commas between them. */
  readonly many?: true;
  /** Whether `--no-<name>` may be written too, or is all that may. */
  readonly negative?: "also" | "only";
  /** What its value may be, for a shell to complete. */
  readonly offers?: Offers;
}

/** What a shell may complete, given the files that a begun word may mean. */
export type Offers = (files: () => readonly string[]) => Promise<readonly string[]>;

export type Options = Readonly<Record<string, Option>>;

/** What a command line gives for some options; what it leaves out is undefined. `--no-<name>` is false. */
export type Values<O extends Options = Options> = {
  readonly [Name in keyof O]?: ValueOf<O[Name]["value"]>;
};

type ValueOf<Shown> = Shown extends string ? string : boolean;

/**
 * A command: what the command line takes for it, what its help says, and the story it runs. It is loaded when it is asked for; what only a
 * part of its story needs, and is large, is imported there.
 */
export interface Command<O extends Options = Options> {
  readonly options: O;
  /** What a shell completes where its words stand; none where it is left out. */
  readonly offers?: Offers;
  /** What it does, in a paragraph or two for its help, in lines of a terminal's width. */
  readonly about: string;
  /** Command lines without the program's name, for its help. */
  readonly examples: readonly string[];
  /** Its words are whatever follows its name, options too. */
  readonly takesAll?: true;
  /**
   * Does it, and prints what there is to say.
   *
   * @param words what stands on the command line besides its name and the options
   * @returns the exit code; a failure where it could not run, which is printed for it
   */
  run(words: readonly string[], values: Values<O>): Promise<number | Failure>;
}

/** A command as it is written, with its values known by its options. */
export function command<const O extends Options>(definition: Command<O>): Command<O> {
  return definition;
}
