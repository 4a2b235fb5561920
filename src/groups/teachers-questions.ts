import { count } from "../rules/wording.js";
import type { GroupRecord } from "./model.js";
import { hardest, type QuestionTotal, totalOf, totalsOf } from "./totals.js";
import { failures, isSilent, isUnread, whyUnread, withinOf, worstFirst } from "./worst-first.js";

/** What a teacher asks of a class first, each question with its answers, a line each; no answers mean that there is none. */
export type Story = readonly { readonly asked: string; readonly answers: readonly StoryAnswer[] }[];

export interface StoryAnswer {
  /** Which group or question; empty for what is told of several. */
  readonly name: string;
  readonly told: string;
}

const most = 5;
/** So many questions are called the hardest. */
export const mostHard = 3;

/** So many questions as hard as those are named besides. */
const mostAlike = 2;

/** Who cannot be read and why, who wrote nothing, who is behind, who is done, who has stood still, and which question is hardest. */
export function storyOf(records: readonly GroupRecord[]): Story {
  const sorted = worstFirst(records);
  const read = sorted.filter((one) => !isUnread(one));
  const behind = read.filter((one) => !isSilent(one) && left(one) > 0).sort((a, b) => left(b) - left(a));
  const done = read.filter((one) => one.questions.length > 0 && left(one) === 0);
  return [
    {
      asked: "Cannot be read",
      answers: cut(unread(sorted).map((one) => ({ name: one.group, told: whyUnread(one) }))),
    },
    { asked: "Wrote nothing", answers: names(read.filter(isSilent)) },
    {
      asked: "Furthest behind, of those that wrote",
      answers: [...behind.slice(0, most).map(behindAnswer), ...andMore(behind.length - most, "with something left")],
    },
    { asked: "All within limits", answers: counted(done) },
    ...(sorted.some(({ since }) => since !== null)
      ? [{ asked: "Stood still", answers: names(sorted.filter(isStill)) }]
      : []),
    { asked: "Hardest", answers: hardAnswers(hardest(totalsOf(records), mostHard)) },
  ];
}

/** What cannot be read: first the reports that are there, or were, which their groups can put right; then what was never seen. */
function unread(sorted: readonly GroupRecord[]): readonly GroupRecord[] {
  const all = sorted.filter(isUnread);
  const isSeen = ({ error, changed, growth }: GroupRecord): boolean =>
    error === null || changed !== null || growth.length > 0;
  return [...all.filter(isSeen), ...all.filter((one) => !isSeen(one))];
}

/** A long list is cut: the rows below hold all of them. */
function cut(all: readonly StoryAnswer[]): readonly StoryAnswer[] {
  return [...all.slice(0, 2 * most), ...andMore(all.length - 2 * most, "")];
}

function andMore(others: number, told: string): readonly StoryAnswer[] {
  return others <= 0 ? [] : [{ name: "", told: `and ${others} more ${told}`.trim() }];
}

/** Groups of which there is nothing to tell but their names, on one line. */
function names(groups: readonly GroupRecord[]): readonly StoryAnswer[] {
  if (groups.length === 0) return [];
  const name = groups
    .slice(0, 4 * most)
    .map(({ group }) => group)
    .join(", ");
  return [{ name, told: groups.length <= 4 * most ? "" : `and ${groups.length - 4 * most} more` }];
}

/** How many groups, and which. */
function counted(groups: readonly GroupRecord[]): readonly StoryAnswer[] {
  return names(groups).map(({ name, told }) => ({
    name: `${count(groups.length, "group")}:`,
    told: `${name} ${told}`.trim(),
  }));
}

/** Whether nothing has come since the time that was asked for, while something is left to do. */
function isStill(record: GroupRecord): boolean {
  const { since } = record;
  return since !== null && since.words === 0 && since.figures === 0 && failures(record) > 0;
}

/** How many answers are not within their limits. */
function left(record: GroupRecord): number {
  return record.questions.length - withinOf(record);
}

function behindAnswer(record: GroupRecord): StoryAnswer {
  const empty = record.questions.filter(({ state }) => state === "empty").length;
  const missing = empty === 0 ? "" : `, ${empty} not answered`;
  return {
    name: record.group,
    told: `${left(record)} left: ${withinOf(record)} of ${record.questions.length} within limits${missing}`,
  };
}

function hardAnswers(hard: readonly QuestionTotal[]): readonly StoryAnswer[] {
  const named = hard.slice(0, mostHard + mostAlike);
  const others = hard.length - named.length;
  return [...named.map(hardAnswer), ...(others === 0 ? [] : [{ name: "", told: `and ${others} equally hard` }])];
}

function hardAnswer(total: QuestionTotal): StoryAnswer {
  const { number, title, within, empty, isSection } = total;
  const missing = empty === 0 ? "" : `, ${empty} not answered`;
  const standing = `${within} of ${totalOf(total)} groups within limits${missing}`;
  return isSection ? { name: title, told: standing } : { name: `Question ${number}`, told: `${title}: ${standing}` };
}
