import type { Repository } from "../git/repository.js";
import { type Failure, fail, isFailure } from "../result.js";
import { reportsHere } from "./reports-here.js";
import { reportsNamed } from "./reports-named.js";
import type { Target } from "./target.js";

/** Of more reports than one, so many are named. */
const mostNamed = 5;

/**
 * The one report that a person means: the one that is named, or that of the current folder's repository.
 *
 * @param configPath what `--config` names
 * @param here that repository, where it is looked for already
 * @returns a failure where there is none, or more than one
 */
export async function oneReport(
  file: string | null,
  configPath: string | null,
  here?: Promise<Repository | null>,
): Promise<Target | Failure> {
  const found = await (file === null ? reportsHere(configPath, here) : reportsNamed([file], configPath));
  if (isFailure(found)) return found;
  const [target] = found;
  if (target === undefined) return fail("no report found; name one");
  if (found.length > 1) {
    const names = found.slice(0, mostNamed).map((one) => ("error" in one ? one.path : one.shown));
    const more = found.length > mostNamed ? ", …" : "";
    return fail(`${found.length} reports; name one of them: ${names.join(", ")}${more}`);
  }
  return "error" in target ? fail(`${target.path}: ${target.error}`) : target;
}
