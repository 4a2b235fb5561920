import "./old-node.js";
import { join } from "node:path";
import { runCompiled } from "../state/compiled-code.js";
import { optimiseLate } from "./optimise-late.js";

/** A commit, a status and a full scan run different parts of the command: what V8 compiles for each is kept apart. */
const purposes: Readonly<Record<string, string>> = { "--staged": "commit", status: "status" };
const purpose = purposes[process.argv[2] ?? ""] ?? "other";

// Of a whole report on disk there is mostly nothing to ask git.
optimiseLate(process.argv[2] !== "--all");

// dist/cli.js. The command is the file beside it, which no other file may be loaded before: a commit waits for it.
runCompiled(join(import.meta.dirname, "command.js"), purpose);
