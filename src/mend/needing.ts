import type { RuleName } from "../rules/model.js";
import { checklistChanged } from "../rules/template/checklist-changed.js";
import { limitChanged } from "../rules/template/limit-changed.js";
import { promptChanged } from "../rules/template/prompt-changed.js";
import { questionMissing } from "../rules/template/question-missing.js";
import { sectionChanged } from "../rules/template/section-changed.js";
import type { Mending } from "./model.js";

/** A finding that could be mended if the template's own text were known. */
export interface Needing {
  readonly rule: RuleName;
  readonly question: number | null;
}

const ofQuestions = [promptChanged, limitChanged, questionMissing];

/** What stays as it is because the template's text is not known: an edition's name alone does not tell it. */
export function needingText({ subject, texts }: Mending): Needing[] {
  const questions = ofQuestions.flatMap(({ name, check }) =>
    check(subject)
      .filter(({ question }) => question !== null && !texts.questions.has(question))
      .map(({ question }) => ({ rule: name, question })),
  );
  const { sections, checklist } = subject.template;
  const noSections =
    sections.some((_, index) => !texts.sections.has(index)) && sectionChanged.check(subject).length > 0;
  const noItems = checklist.some((_, index) => !texts.items.has(index)) && checklistChanged.check(subject).length > 0;
  return [
    ...questions,
    ...(noSections ? [{ rule: sectionChanged.name, question: null }] : []),
    ...(noItems ? [{ rule: checklistChanged.name, question: null }] : []),
  ];
}
