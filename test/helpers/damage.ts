/**
 * Reports with answers whose every word is known, and what happens to real ones: each kind of damage that groups did to
 * theirs, by name.
 */
import fc from "fast-check";

/** A question's answer and what was done to the question. */
export interface QuestionPlan {
  readonly number: number;
  /** How many words its answer has; 0: the placeholder is still there. */
  readonly words: number;
  readonly shape: keyof typeof shapes;
  readonly damage: keyof typeof damages;
}

export interface Plan {
  readonly questions: readonly QuestionPlan[];
  readonly whole: readonly (keyof typeof wholes)[];
  readonly lineEnd: "\n" | "\r\n";
  readonly byteOrderMark: boolean;
}

/** The words of a question's answer: no template has them, but for some that every text has. */
export function answerWords(number: number, count: number): string[] {
  const common = ["the", "we", "project", "and", "your"];
  return Array.from({ length: count }, (_, i) => (i % 4 === 3 ? (common[i % 5] as string) : `w${number}n${i}`));
}

/** How an answer's words stand in it. */
export const shapes = {
  plain: (words: string[]) => words.join(" "),
  paragraphs: (words: string[]) => halves(words).join("\n\n"),
  dashes: (words: string[]) => `--- ${words.join(" ")} ---`,
  "closing dashes": (words: string[]) => `${words.join(" ")}---`,
  heading: (words: string[]) => halves(words).join("\n### Own heading\n"),
  "deep heading": (words: string[]) => halves(words).join("\n\n##### **Own heading**\n\n"),
  hashes: (words: string[]) => halves(words).join("\n########\n"),
  "hashes in text": (words: string[]) => `${words.join(" ")} in C## and \`a## b\``,
  "code with a comment": (words: string[]) => `${words.join(" ")}\n\n    ## install\n    pip install .`,
  "Answer: in it": (words: string[]) => halves(words).join(" Answer: "),
  "Answer: in a heading": (words: string[]) => halves(words).join("\n\n### Own Answer: heading "),
  "Answer: twice": (words: string[]) => `Answer:\n\n${words.join(" ")}`,
  list: (words: string[]) => words.map((word, i) => (i === 0 ? `${word}:` : `- ${word}`)).join("\n"),
  "nested list": (words: string[]) => words.map((word, i) => `${"  ".repeat(i % 3)}- ${word}`).join("\n"),
  "wrong encoding": (words: string[]) => `${words.join(" ")} â€œquotedâ€ ðŸ¤—`,
  quote: (words: string[]) => `${words.join(" ")}\n\n> a saying of somebody`,
} satisfies Record<string, (words: string[]) => string>;

/** What is done to one question: its heading, quoted prompt with `> Answer:`, and answer come in, text goes out. */
export const damages = {
  none: (q: Parts) => text(q),
  "Answer: deleted": (q: Parts) => text({ ...q, prompt: q.prompt.replace(/\n>? ?\n?> Answer:$/, "") }),
  "prompt deleted": (q: Parts) => text({ ...q, prompt: "> Answer:" }),
  "prompt and Answer: deleted": (q: Parts) => text({ ...q, prompt: "" }),
  "typed over the prompt": (q: Parts) => text({ ...q, prompt: "", answer: `> ${q.answer}` }, isPlain(q)),
  "typed into the quote": (q: Parts) =>
    text({ ...q, prompt: `${q.prompt}\n${quoted(q.answer)}`, answer: "" }, isPlain(q)),
  "typed on the Answer: line": (q: Parts) => text({ ...q, prompt: `${q.prompt} ${q.answer}`, answer: "" }, isPlain(q)),
  "typed above Answer:": (q: Parts) =>
    text({ ...q, prompt: q.prompt.replace(/> Answer:$/, `${quoted(q.answer)}\n> Answer:`), answer: "" }, isPlain(q)),
  "placeholder kept": (q: Parts) => text({ ...q, answer: `--- question ${q.number} fill here ---\n\n${q.answer}` }),
  "limit changed": (q: Parts) => text({ ...q, prompt: q.prompt.replace(/(\d+)-(\d+) words/, "$1-9999 words") }),
  "limit deleted": (q: Parts) => text({ ...q, prompt: q.prompt.replace(/> (?:Recommended a|A)nswer length.*\n/, "") }),
  "a word of the prompt changed": (q: Parts) =>
    text({ ...q, prompt: q.prompt.replace(/\b(?:your|who|the)\b/i, "xyz") }),
  "stray letters": (q: Parts) => text({ ...q, prompt: q.prompt.replace(/(\w)(\?|\.)/, "$1 jk$2") }),
  unquoted: (q: Parts) => text({ ...q, prompt: q.prompt.replace(/^> ?/gm, "") }),
  "heading one level up": (q: Parts) => text({ ...q, heading: q.heading.replace("###", "##") }),
  "heading one level down": (q: Parts) => text({ ...q, heading: q.heading.replace("###", "####") }),
  "deleted where unanswered": (q: Parts) => (q.answer.includes("fill here") ? "" : text(q)),
} satisfies Record<string, (question: Parts) => string>;

/** What is done to the whole text. */
export const wholes = {
  "pasted twice": (report: string) => `${report.trimEnd()}\n\n${report}`,
  "pasted twice, once without answers": (report: string, template: string) => `${report.trimEnd()}\n${template}`,
  "pasted twice, with other answers": (report: string) =>
    `${report.trimEnd()}\n\n${report.replace(/\bw(\d+n\d+)/g, "v$1")}`,
  "first section's heading deleted": (report: string) => report.replace(/\n## (?!.*ecklist|Question).*\n/, "\n"),
  "last section's heading reworded": (report: string) =>
    report.replace(
      /\n## (?!Question)(.*)\n(?![^]*\n## (?!Question))/,
      (_, title: string) => `\n## ${title.split(" ").slice(1).join(" ")} xyz\n`,
    ),
  "a question moved to the end": (report: string) => {
    const match = /\n### Question 2\n[^]*?(?=\n(?:## |#{2,6} Question))/.exec(report);
    return match === null ? report : `${report.replace(match[0], "").trimEnd()}\n${match[0]}\n`;
  },
  "an item of the checklist deleted": (report: string) => report.replace(/^\* \[ \].*\n(?! )/m, ""),
  "the whole checklist deleted": (report: string) =>
    report.replace(/^### .*\n\n\* \[[^]*?(?=\n(?:## |#{2,6} Question))/m, ""),
  "the checklist deleted with its heading": (report: string) =>
    report.replace(/^## [^\n]*ecklist[^]*?(?=\n(?:## |#{2,6} Question))/m, ""),
  "an item of the checklist reworded": (report: string) => report.replace(/^(\* \[ \] )\w+ /m, "$1xyz "),
  "an item of the checklist ticked": (report: string) => report.replace("* [ ]", "* [x]"),
  "front matter deleted": (report: string) => report.replace(/^---\n[^]*?\n---\n\n/, ""),
  "no line end at the end": (report: string) => report.trimEnd(),
} satisfies Record<string, (report: string, template: string) => string>;

/** Words that a plan puts into the template's own sentences, to be taken out again. */
export const changesOfWording = ["xyz", "jk", "9999"];

interface Parts {
  readonly number: number;
  readonly heading: string;
  readonly prompt: string;
  readonly answer: string;
}

/** Only a one-line answer is moved about in a quote: the lines of others would part there. */
function isPlain({ answer }: Parts): boolean {
  return !answer.includes("\n") && !/fill here|#|Answer:/.test(answer);
}

function text({ heading, prompt, answer }: Parts, isPossible = true): string {
  if (!isPossible) return "";
  return [heading, prompt, answer].filter((part) => part !== "").join("\n\n");
}

function quoted(answer: string): string {
  return answer.replace(/^/gm, "> ");
}

function halves(words: readonly string[]): string[] {
  const middle = Math.ceil(words.length / 2);
  return [words.slice(0, middle).join(" "), words.slice(middle).join(" ")];
}

/** What a plan makes of a template whose prompts are quoted and whose headings are `### Question N`. */
export function damagedReport(template: string, plan: Plan): string {
  const plans = new Map(plan.questions.map((one) => [one.number, one]));
  const damaged = template.replace(
    /^(### Question (\d+))\n+((?:>.*\n)+)\n(--- question \d+ fill here ---)\n/gm,
    (whole: string, heading: string, digits: string, prompt: string, placeholder: string) => {
      const one = plans.get(Number(digits));
      if (one === undefined) return whole;
      const words = answerWords(one.number, one.words);
      const answer = one.words === 0 ? placeholder : shapes[one.shape](words);
      const parts = { number: one.number, heading, prompt: prompt.trimEnd(), answer };
      return `${damages[one.damage](parts) || text(parts)}\n`;
    },
  );
  const report = plan.whole.reduce((now, name) => wholes[name](now, template), damaged);
  return (plan.byteOrderMark ? "\uFEFF" : "") + report.replaceAll("\n", plan.lineEnd);
}

function names<T extends object>(of: T): fc.Arbitrary<keyof T> {
  return fc.constantFrom(...(Object.keys(of) as (keyof T)[]));
}

/** Plans for a template with questions 1 to `questions`. */
export function plans(questions: number): fc.Arbitrary<Plan> {
  const question = fc.record({
    number: fc.integer({ min: 1, max: questions }),
    words: fc.oneof(fc.constant(0), fc.integer({ min: 5, max: 30 })),
    shape: names(shapes),
    damage: names(damages),
  });
  return fc.record({
    questions: fc.uniqueArray(question, { selector: ({ number }) => number, minLength: 1, maxLength: 8 }),
    whole: fc.uniqueArray(names(wholes), { maxLength: 2 }),
    lineEnd: fc.constantFrom("\n" as const, "\r\n" as const),
    byteOrderMark: fc.boolean(),
  });
}
