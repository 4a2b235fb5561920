/** What the people of the demo write into their report. */

/** 72 words for question 7, which asks for 50 to 100. */
export const answerAboutTests = `There are 23 tests. Most of them look at how the pictures are prepared, because a fault there spoils every model
without any error message:

- the shapes and ranges after scaling,
- the split, which must never put one patient into both halves,
- one training step, after which the loss must be lower.

The rest start the service and ask it for a prediction, with good and with broken pictures.`;

/** 71 words for question 12, which asks for 50 to 100. */
export const answerAboutRuns = `All settings of a run stand in \`config.yaml\`, and each of them can be given on the command line instead. A run with
another rate and more epochs is started by

    python train.py --rate 0.01 --epochs 20

The script writes the settings it ended up with into the folder of the run, so that nobody has to remember them, and a run
can be started again by \`python train.py --from runs/17\`.`;

/** What question 12 is answered with at first. */
export const hastyAnswer = "We start runs with `python train.py --rate 0.01`.";

/** Puts `answer` where the placeholder of a question stands. Throws where there is none. */
export function fillIn(report: string, question: number, answer: string): string {
  return swap(report, `--- question ${question} fill here ---`, answer);
}

/** Puts a longer answer in the place of a short one. Throws where that is not in the report. */
export function lengthen(report: string, short: string, long: string): string {
  return swap(report, short, long);
}

/** The damage of a hasty edit: an answer typed over the end of the prompt, its \`Answer:\` line and its placeholder. */
export function typeOverPrompt(report: string, question: number, answer: string): string {
  const placeholder = `--- question ${question} fill here ---`;
  const start = report.lastIndexOf("> Answer:", report.indexOf(placeholder));
  if (start === -1) throw new Error(`question ${question} has no Answer: line`);
  return `${report.slice(0, start)}${answer}${report.slice(report.indexOf(placeholder) + placeholder.length)}`;
}

function swap(text: string, from: string, to: string): string {
  if (!text.includes(from)) throw new Error(`"${from}" is not in the report`);
  return text.replace(from, () => to);
}
