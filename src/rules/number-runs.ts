/** Ascending numbers as a person lists them, three or more in a row as a run: "3-6, 8 and 10". */
export function listOf(numbers: readonly number[]): string {
  const runs = runsOf(numbers);
  const last = runs.pop() ?? "";
  return runs.length === 0 ? last : `${runs.join(", ")} and ${last}`;
}

/** The numbers of questions with what they are: "question 3", "questions 3-6 and 8". Any order, each once or more. */
export function questionsText(numbers: readonly number[]): string {
  const sorted = inOrder(numbers);
  return `question${sorted.length === 1 ? "" : "s"} ${listOf(sorted)}`;
}

/** Numbers as `--question` takes them: "3-6,8,10". Any order, each once or more. */
export function rangesText(numbers: Iterable<number>): string {
  return runsOf(inOrder(numbers)).join(",");
}

/** Each number once, from the least. */
export function inOrder(numbers: Iterable<number>): number[] {
  return [...new Set(numbers)].sort((a, b) => a - b);
}

function runsOf(numbers: readonly number[]): string[] {
  const runs: string[] = [];
  for (let i = 0; i < numbers.length; ) {
    let end = i;
    while (numbers[end + 1] === (numbers[end] as number) + 1) end++;
    if (end - i < 2) end = i;
    runs.push(end === i ? `${numbers[i]}` : `${numbers[i]}-${numbers[end]}`);
    i = end + 1;
  }
  return runs;
}
