import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { classPage } from "../../src/groups/class-page.js";
import { classRows } from "../../src/groups/class-table.js";
import { kindText, worstKinds } from "../../src/groups/finding-kinds.js";
import { type GroupRecord, type QuestionRecord, unreadRecord } from "../../src/groups/model.js";
import { storyOf } from "../../src/groups/teachers-questions.js";
import { hardest, totalsOf } from "../../src/groups/totals.js";
import { besideVerdict, shortVerdict, verdictText, whyUnread, worstFirst } from "../../src/groups/worst-first.js";

/** A group of which so many of three answers pass. */
function group(name: string, passed: number | null, told: Partial<GroupRecord> = {}): GroupRecord {
  const questions = [1, 2, 3].map((number) => ({
    number,
    title: `What of kite ${number}?`,
    isSection: false,
    state: number <= (passed ?? 0) ? ("within" as const) : ("outside" as const),
    missed: number <= (passed ?? 0) ? "" : "4 words over",
  }));
  const reason = passed === null ? "2 answers, 3 expected" : null;
  return {
    ...unreadRecord(name, `${name}/reports/README.md`, ""),
    ...{ error: null, template: "t", verdict: { passed, total: 3, reason }, questions, words: 300, figures: 2 },
    ...told,
  };
}

function question(state: QuestionRecord["state"]): QuestionRecord {
  return {
    number: 1,
    title: "What of kites?",
    isSection: false,
    state,
    missed: state === "outside" ? "4 words over" : "",
  };
}

const all = [group("10", 3), group("2", 1), group("1", null), unreadRecord("3", "3", "no report")];

describe("a class", () => {
  it("has the worst first: what cannot be read, then what fails most", () => {
    assert.deepEqual(
      worstFirst(all).map((one) => one.group),
      ["3", "1", "2", "10"],
    );
    assert.equal(verdictText(group("1", null)), "cannot be read: 2 answers, 3 expected");
  });

  it("names of what cannot be read first the reports that are there, then what was never fetched", () => {
    const gone = Array.from({ length: 10 }, (_, at) => unreadRecord(String(at), "", "not there, or private"));
    const large = { ...unreadRecord("large", "", "over 8 MB"), changed: "2030-01-03T12:00:00.000Z" };
    const told = storyOf([...gone, large, group("odd", null)]).find(({ asked }) => asked === "Cannot be read");
    assert.deepEqual(told?.answers.map(({ name }) => name).slice(0, 3), ["large", "odd", "0"]);
    assert.equal(told?.answers.at(-1)?.told, "and 2 more");
  });

  it("knows its hardest question, and all that are as hard", () => {
    assert.deepEqual(
      hardest(totalsOf(all), 1).map(({ number, within, outside }) => [number, within, outside]),
      [
        [2, 1, 2],
        [3, 1, 2],
      ],
    );
    const many = Array.from({ length: 9 }, (_, at) => ({ ...question("outside"), number: at + 1 }));
    const told = storyOf([group("1", 0, { questions: many })]).find(({ asked }) => asked === "Hardest");
    assert.equal(told?.answers.length, 6);
    assert.deepEqual(told?.answers.at(-1), { name: "", told: "and 4 equally hard" });
  });

  it("counts under a number the groups that are asked what most are, whatever letter they mistyped", () => {
    const asked = (name: string, title: string): GroupRecord =>
      group(name, 1, { questions: [{ ...question("within"), title }] });
    const [total] = totalsOf([
      asked("1", "Discuss you continues setup of tests."),
      asked("2", "Discuss your continuous setup of tests."),
      asked("3", "Discuss your continuous setup of tests."),
      asked("4", "What did the cloud cost?"),
    ]);
    assert.deepEqual(
      [total?.title, total?.within, total?.otherwise],
      ["Discuss your continuous setup of tests.", 3, 1],
    );
  });

  it("tells what a teacher asks first: who cannot be read and why, who wrote nothing, who is behind, which question is hardest", () => {
    const silent = group("9", 0);
    const empty = { ...silent, questions: silent.questions.map((one) => ({ ...one, state: "empty" as const })) };
    const told = Object.fromEntries(
      storyOf([...all, empty]).map(({ asked, answers }) => [asked, answers.map(({ name, told }) => `${name} ${told}`)]),
    );
    assert.deepEqual(told["Cannot be read"], [
      "1 the course's script reads nothing: 2 answers, 3 expected; 0 of 3 within limits",
      "3 no report",
    ]);
    assert.deepEqual(told["Wrote nothing"], ["9 "]);
    assert.deepEqual(told["Furthest behind, of those that wrote"], ["2 2 left: 1 of 3 within limits"]);
    assert.deepEqual(told["All within limits"], ["1 group: 10"]);
    assert.equal(told.Hardest?.[0], "Question 2 What of kite 2?: 1 of 4 groups within limits, 1 not answered");
    assert.equal(told["Stood still"], undefined);
  });

  it("says first that nothing is written, and keeps the course's verdict for the table", () => {
    const silent = group("9", 2, { questions: [question("empty")], words: 0 });
    assert.deepEqual([shortVerdict(silent), besideVerdict(silent)], ["nothing written", "yet 2 of 3 pass"]);
    assert.equal(classRows([silent])[1]?.[4], 2);
  });

  it("says of a report that cannot be read what it had, and which line it is about", () => {
    const growth = [0, 1621, 0].map((words, day) => ({ day: `2030-01-0${day + 1}`, words }));
    const empty = { verdict: { passed: null, total: 0, reason: "it is empty" }, questions: [], words: 0, growth };
    assert.equal(whyUnread(group("1", null, empty)), "it is empty; it had 1,621 words before");
    assert.equal(whyUnread({ ...unreadRecord("2", "2", "not UTF-8"), growth }), "not UTF-8; it had 1,621 words before");
    const reason = "2 answers, 3 expected; question 1 has no `Answer:` (line 140)";
    assert.equal(
      whyUnread(group("3", null, { verdict: { passed: null, total: 3, reason } })),
      "the course's script reads nothing: question 1 has no `Answer:` (line 140); 0 of 3 within limits",
    );
  });

  it("tells of findings in plain words, errors first", () => {
    const findings = { "answer/dashes-left": 26, "template/answer-line-missing": 1, "answer/too-long": 3 };
    assert.deepEqual(
      worstKinds(findings).map(([rule, times]) => `${kindText(rule)} ${times}`),
      ["too long 3", "no Answer: line 1", "dashes left 26"],
    );
  });

  it("tells who has stood still since a time, where something is left to do", () => {
    const since = { time: "2030-01-02T00:00:00.000Z", words: 0, figures: 0, within: 0 };
    const moved = { ...since, words: 40 };
    const groups = [group("1", 2, { since }), group("2", 2, { since: moved }), group("3", 3, { since })];
    const told = storyOf(groups).find(({ asked }) => asked === "Stood still");
    assert.deepEqual(told?.answers, [{ name: "1", told: "" }]);
  });

  it("has no hardest question among those that few were asked and all have answered", () => {
    const [first] = group("5", 3).questions;
    assert.ok(first !== undefined);
    const more = group("5", 3, { questions: [...group("5", 3).questions, { ...first, number: 4 }] });
    assert.ok(hardest(totalsOf([...all, more]), 9).every(({ number }) => number !== 4));
  });

  it("calls the sections of a document by their titles", () => {
    const questions = [{ number: 1, title: "Context", isSection: true, state: "empty" as const, missed: "" }];
    const [head] = classRows([group("1", 1, { questions, verdict: null })]);
    assert.equal(head?.at(-1), "Context");
  });

  it("is a table with a column a question, its numbers numbers", () => {
    const [head, ...rows] = classRows(all);
    assert.deepEqual(head?.slice(-3), ["question 1", "question 2", "question 3"]);
    assert.deepEqual(rows.at(-1)?.slice(4, 8), [3, 3, 300, 2]);
    assert.deepEqual(rows[2]?.slice(-2), ["4 words over", "4 words over"]);
  });

  it("is one page that nothing in a report can break out of", () => {
    const bad = "</script><script>alert(1)</script>";
    const html = classPage([group(bad, 2, { page: "a/report.html" })], bad);
    assert.equal(html.split("</script>").length, 2);
    assert.match(html, /<h1>&lt;\/script>/);
    assert.match(html, /default-src 'none'; script-src 'sha256-/);
  });

  it("of two thousand groups has less than 3 MB", () => {
    const many = Array.from({ length: 2000 }, (_, index) => {
      const questions = Array.from({ length: 31 }, (_, i) => ({
        number: i + 1,
        title: "What?",
        isSection: false,
        state: "outside" as const,
        missed: "14 words short, 1 image short",
      }));
      const growth = Array.from({ length: 14 }, (_, i) => ({ day: `2026-01-${i + 1}`, words: i * 400 }));
      return group(`group-${index}`, 3, { questions, growth, page: `handins/group-${index}/reports/report.html` });
    });
    const { length } = Buffer.from(classPage(many, "The class"));
    assert.ok(length < 3_000_000, `${length} bytes`);
  });
});
