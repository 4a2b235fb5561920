import { keepText } from "../state/state-file.js";
import type { Commit } from "./commit.js";

/** The names of the objects that the next commit is likely to want, one a line. With more of them the hook asks for none. */
const namesFile = "ask";
const mostNames = 50;

/** The Node that runs us. */
const nodeFile = "node";

/** Keeps for the next commit's hook what to ask git before it starts us, and which Node need not be asked for its version. */
export function askAhead({ repository, asked }: Commit): void {
  const names = [...asked].filter((name) => /^(?:HEAD|:0):[^\n\0]+$/.test(name));
  keepText(repository.gitDir, namesFile, names.length > mostNames ? "" : names.map((name) => `${name}\n`).join(""));
  keepText(repository.gitDir, nodeFile, `${process.execPath}\n`);
}
