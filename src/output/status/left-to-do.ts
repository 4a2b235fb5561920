import { oneOf } from "../../match/counts.js";
import type { Left } from "../../match/left-to-do.js";
import { listOf } from "../../rules/number-runs.js";
import { count } from "../../rules/wording.js";
import { wrap } from "../wrap.js";
import type { ReportStatus } from "./model.js";

/**
 * What is left to do, first what the template asks for and is gone, then the quickest first, a line each; long lists are wrapped.
 *
 * @param names what the sections of a document are called, by their places; null where it has questions
 */
export function leftLines(
  { missing, left }: Pick<ReportStatus, "missing" | "left">,
  width: number,
  names: ReadonlyMap<number, string> | null,
): string[] {
  const told = [...missing, ...left.map((one) => leftText(one, names))];
  if (told.length === 0) told.push("nothing by the limits; --all looks at figures and placeholders, too");
  return told.flatMap((one, index) => wrap(`${index === 0 ? "left: " : "      "}${one}`, width, "        "));
}

function leftText(left: Left, names: ReadonlyMap<number, string> | null): string {
  const { questions } = left;
  const one = questions.length === 1;
  const named = (number: number): string => (names === null ? String(number) : `"${names.get(number) ?? ""}"`);
  const kind = names === null ? "question" : left.kind === "field" ? "field" : "section";
  const which = one ? `${kind} ${named(questions[0] ?? 0)}` : `${questions.length} ${kind}s`;
  const sorted = [...questions].sort((a, b) => a - b);
  const list = one ? "" : `: ${names === null ? listOf(sorted) : sorted.map(named).join(", ")}`;
  switch (left.kind) {
    case "answer-line":
      return `${which} ${one ? "has" : "have"} no answer line${list}`;
    case "too-many-figures":
      return `${which} ${one ? "has" : "have"} too many figures${list}`;
    case "figures":
      return `${which} ${one ? "needs" : "need"} figures${list}`;
    case "field":
    case "answer":
      return `${which} ${one ? "is" : "are"} not answered${list}`;
    default: {
      const amount = (index: number): string => count(left.by[index] ?? 0, oneOf[left.of]);
      return one
        ? `${which} is ${left.kind} by ${amount(0)}`
        : `${which} are ${left.kind}: ${questions.map((number, index) => `${named(number)} by ${amount(index)}`).join(", ")}`;
    }
  }
}
