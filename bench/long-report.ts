/** A report of 31 questions, in words of our own. */

const topics = [
  "the people",
  "their numbers",
  "the library",
  "the packages",
  "the layout",
  "the style",
  "the tests",
  "the coverage",
  "the branches",
  "the data",
  "the pipeline",
  "the settings",
  "the runs",
  "the records",
  "the images",
  "the faults",
  "the services",
  "the machines",
  "the storage",
  "the registry",
  "the builds",
  "the training",
  "the interface",
  "the release",
  "the load",
  "the watch",
  "the costs",
  "the extras",
  "the drawing",
  "the struggles",
  "the shares",
]; // prettier-ignore

const sections = ["About the group", "Working together", "Running it", "Serving it", "Looking back"];

/** How many questions the report has. */
export const questions = topics.length;

/** The template: every question unfilled. */
export function template(): string {
  const parts = topics.map(
    (_, index) => `${section(index) + prompt(index + 1)}\n--- question ${index + 1} fill here ---\n`,
  );
  return `# A report\n\nFill in every answer below its question.\n\n${parts.join("\n")}`;
}

/**
 * The report, all questions answered.
 *
 * @param times how many times as long as usual each answer is, but for those edited: what a person changes does not grow with the report
 * @param edited `round` stands in the answers of the first `count` questions from the seventh on, so that another round changes them
 */
export function report(times: number, edited: { readonly round: number; readonly count: number }): string {
  const parts = topics.map((topic, index) => {
    const isEdited = (index + questions - 6) % questions < edited.count;
    const answer = Array.from({ length: isEdited ? 1 : times }, (_, part) => paragraphs(topic, part)).join("\n\n");
    return `${section(index)}${prompt(index + 1)}\n${isEdited ? `In round ${edited.round}: ` : ""}${answer}\n`;
  });
  return `# A report\n\nFill in every answer below its question.\n\n${parts.join("\n")}`;
}

function section(index: number): string {
  const isFirst = index % 7 === 0;
  return isFirst ? `## ${sections[index / 7] ?? "More"}\n\n` : "";
}

function prompt(number: number): string {
  const topic = topics[number - 1] ?? "";
  return `### Question ${number}
> **What did you decide about ${topic}, and what would you decide today?**
>
> Answer length: 50-40000 words.
>
> Example:
> *We looked at ... first, since ... of ${topic} asked for it. Later on ... turned out to be ..., and so we ...*
>
> Answer:
`;
}

/** 120 words with what people use: emphasis, code, a list, a link. */
function paragraphs(topic: string, part: number): string {
  return `When we talked about ${topic} for the first time (part ${part}), each of us had **another idea** of what would matter most. We wrote
all of them down, tried the two that asked for the least work, and threw one of them away after a day. What stayed is in
\`src/work_${part}.py\`, and the reasons are in our notes.

- The first try took long and showed little.
- The second one was *half as long* and showed the same.
- The third one we kept: it is described [in the guide](https://example.org/guide/${part}).

Today we would begin with the third at once, measure before and after, and ask somebody from another group to read what we
had written about ${topic}. That would have saved us an evening, and the discussion in the last week about whose numbers
were right would have been a short one.`;
}
