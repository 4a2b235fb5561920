import type { DocumentSymbol, FoldingRange, SymbolKind } from "vscode-languageserver";
import type { Match, MatchedQuestion } from "../match/model.js";
import { fewWords } from "../report/few-words.js";
import type { Report, Section } from "../report/model.js";
import { countsText } from "./count-lenses.js";
import { rangeOf } from "./ranges.js";

const section: SymbolKind = 3;
const question: SymbolKind = 15;
const longestTitle = 48;

/** The document's sections with their questions. */
export function symbolsOf({ report, questions }: Match): DocumentSymbol[] {
  const inSections = report.sections.map((one) =>
    symbolOf(
      report,
      one,
      questions.filter((each) => isIn(each, one)),
    ),
  );
  const first = report.sections[0]?.span.start ?? report.text.length;
  const above = questions.filter((each) => each.question.span.start < first);
  return [...above.map((one) => questionSymbol(report, one)), ...inSections];
}

function isIn({ question }: MatchedQuestion, { span }: Section): boolean {
  return span.start <= question.span.start && question.span.start < span.end;
}

function symbolOf(report: Report, one: Section, questions: readonly MatchedQuestion[]): DocumentSymbol {
  return {
    name: one.title === "" ? "Section" : one.title,
    kind: section,
    range: rangeOf(report, one.span),
    selectionRange: rangeOf(report, one.heading),
    children: questions.map((each) => questionSymbol(report, each)),
  };
}

function questionSymbol(report: Report, one: MatchedQuestion): DocumentSymbol {
  const { number, slot, span, heading } = one.question;
  return {
    name: slot === undefined ? `${number} ${fewWords(report, one.question, longestTitle)}`.trim() : slot.title,
    detail: countsText(one),
    kind: question,
    range: rangeOf(report, span),
    selectionRange: rangeOf(report, heading.span),
  };
}

/** Each question folds as a whole, and its prompt by itself. */
export function foldsOf({ report, questions }: Match): FoldingRange[] {
  return questions.flatMap(({ question }) =>
    [question.span, question.prompt.span].flatMap((span) => {
      const { start, end } = rangeOf(report, span);
      const last = end.character === 0 ? end.line - 1 : end.line;
      return last > start.line ? [{ startLine: start.line, endLine: last }] : [];
    }),
  );
}
