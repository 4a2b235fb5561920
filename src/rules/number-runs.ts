/** Ascending numbers as a person lists them, three or more in a row as a run: "3-6, 8 and 10". */
export function listOf(numbers: readonly number[]): string {
  const runs = runsOf(numbers);
  const last = runs.pop() ?? "";
  return runs.length === 0 ? last : `${runs.join(", ")} and ${last}`;
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
