import { existsSync } from "node:fs";
import { readFile } from "node:fs/promises";
import { type Listed, readList } from "../groups/list.js";
import { decode } from "../report/decode.js";
import { type Failure, fail } from "../result.js";
import { isFolder } from "./is-folder.js";

/** The groups of a list on disk; a failure where it cannot be read as one, or none is on it. */
export async function listedGroups(file: string): Promise<readonly Listed[] | Failure> {
  if (await isFolder(file)) return fail(`${file}: a folder; name the list itself, a file`);
  const bytes = await readFile(file).catch(() => null);
  if (bytes === null) return fail(`${file}: no such list; check the path`);
  const text = decode(bytes);
  if (text === null) return fail(`${file}: not UTF-8; save it as "CSV UTF-8"`);
  const listed = readList(text, existsSync);
  if (listed === null) return fail(`${file}: its head has to name both columns, group and url`);
  return listed.length === 0 ? fail(`${file}: no group on it`) : listed;
}
