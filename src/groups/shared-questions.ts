import type { GroupRecord, QuestionRecord } from "./model.js";

/**
 * Puts one object in the place of all questions that stand alike, since most of a large class do: what is kept of a group is then little more
 * than its name.
 */
export function sharingQuestions(): (record: GroupRecord) => GroupRecord {
  const known = new Map<string, QuestionRecord>();
  const shared = (one: QuestionRecord): QuestionRecord => {
    const key = JSON.stringify(one);
    const before = known.get(key);
    if (before === undefined) known.set(key, one);
    return before ?? one;
  };
  return (record) => ({ ...record, questions: record.questions.map(shared) });
}
