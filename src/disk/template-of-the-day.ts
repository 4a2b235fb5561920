import type { CommittedVersion } from "../git/history.js";
import { misfitsOf } from "../match/slots/misfits.js";
import type { Template } from "../template/model.js";
import type { History } from "./find-template-text.js";

/**
 * The version of a template that a document is held to: the one that stood in the repository when the document was added, or any later one; the
 * closest, and of those that are as near the newest. Versions are asked for only where the document does not fit today's.
 *
 * @param document the document as it was before what is checked, so that what is checked cannot choose its template
 * @param question the word before a question's number
 * @param history of the document
 * @param path the template's, from the repository's root
 */
export async function templateOfTheDay(
  today: Template,
  document: string,
  question: string,
  history: History,
  path: string,
): Promise<Template> {
  if (today.slots === null) return today;
  let best = { template: today, misfits: misfitsOf(document, today.slots) };
  if (best.misfits === 0) return today;
  const { versionsSinceAdded } = await import("../git/history.js");
  const older: CommittedVersion[] = [];
  for await (const version of versionsSinceAdded(history.repository, history.objects, history.path, path))
    older.unshift(version);
  const { holdsAnything, heldSlots } = await import("../match/slots/any-template.js");
  for (const { commit, text } of older) {
    const slots = heldSlots(text, question);
    const misfits = holdsAnything(slots) ? misfitsOf(document, slots) : Number.POSITIVE_INFINITY;
    const name = `${today.name}, as it was in commit ${commit.slice(0, 10)}`;
    if (misfits < best.misfits) best = { template: { ...today, name, slots }, misfits };
  }
  return best.template;
}
