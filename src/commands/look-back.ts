import { lookBack } from "../look-back.js";
import { clean } from "../output/clean.js";
import { print } from "./print.js";

/** Says where the page of the commit that was just made is old. Never a failure: the commit is made. */
export async function lookBackAtCommit(): Promise<number> {
  const line = await lookBack();
  if (line !== null) print(`${clean(line)}\n`, 2);
  return 0;
}
