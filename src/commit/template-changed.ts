import { reportText } from "../disk/report-file.js";
import { templateStory } from "../output/template-explained.js";
import { isFailure, type TemplateStory } from "../result.js";
import { type Commit, inIndex } from "./commit.js";

/** What is understood of a template as it is staged, or why it cannot be read as one. */
export async function storyInIndex(commit: Commit, path: string, question: string): Promise<TemplateStory> {
  const object = await inIndex(commit, path);
  const text = object?.content == null ? null : reportText(object.content);
  if (text === null)
    return { path, story: ["it cannot be read as a file; documents are held to nothing until it can"] };
  if (isFailure(text)) return { path, story: [text.failure] };
  const { holdsAnything, heldSlots } = await import("../match/slots/any-template.js");
  const slots = heldSlots(text, question);
  if (!holdsAnything(slots))
    return { path, story: ["it asks for nothing; write headings, labelled lines, a table or a checklist"] };
  return { path, story: templateStory(slots) };
}
