/** A template of sixty sections, as long as that of an enhancement proposal, and a document of 90 KB made from it. */

const headings = Array.from({ length: 60 }, (_, index) => {
  const level = index % 6 === 0 ? 2 : index % 3 === 0 ? 4 : 3;
  return `${"#".repeat(level)} Part ${index + 1} of the plan`;
});

/** What a comment asks below each heading, as long as such comments are. */
const hint = `<!--
Describe in a few paragraphs what changes here, for whom, and how you will know that it went well. List what speaks
against it, too:
- Who has to do something that they need not do today?
- What happens where one half of it runs with the other half of the version before?
Leave nothing out because another part says it: each part is read by itself, mostly by people who were not there when it
was decided. A part that has nothing to say says so in one sentence.
-->`;

/** The template: every section with a comment that says what to write. */
export const sectionsTemplate = `# PLAN-NNNN: a short name\n\n${headings.map((heading) => `${heading}\n\n${hint}\n`).join("\n")}`;

/** The document; another round changes one section of it. */
export function sectionsDocument(round: number): string {
  const parts = headings.map((heading, index) => {
    const words = `This part says what changes in step ${index + 1}, with \`code\` and a [link](https://example.org/${index}). `;
    const first = index === 30 ? `In round ${round} it changed.\n\n` : "";
    return `${heading}\n\n${first}${`${words.repeat(3)}\n\n`.repeat(5)}`;
  });
  return `# PLAN-0012: a kite\n\n${parts.join("")}`;
}
