/** The output that a person reads. */
import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { verdictOf } from "../../src/course/verdict.js";
import { heldSlots } from "../../src/match/slots/any-template.js";
import { colorsFor } from "../../src/output/colors.js";
import { type PrettyOptions, prettyPrinter } from "../../src/output/pretty.js";
import type { ReportResult } from "../../src/result.js";
import type { Finding } from "../../src/rules/model.js";
import { garden } from "../helpers/report.js";
import { checked, finding, printed, unread } from "../helpers/run.js";

function pretty(reports: readonly ReportResult[], told: Partial<PrettyOptions> = {}): string {
  const options = {
    mode: "staged",
    verbose: false,
    quiet: false,
    strict: false,
    width: null,
    command: () => "report-hook",
    template: null,
    config: null,
    colors: colorsFor(false, {}, {}),
    ...told,
  } as const;
  return printed(prettyPrinter(options), reports, options.strict);
}

function lastLines(reports: readonly ReportResult[], told: Partial<PrettyOptions> = {}, count = 1): string[] {
  return pretty(reports, told).trimEnd().split("\n").slice(-count);
}

const warning = finding({
  rule: "answer/dashes-left",
  level: "warning",
  message: "three dashes are left",
  help: "Take them out",
});
const note = finding({ rule: "answer/unfilled", level: "note", message: "nothing is written yet", help: "Write it" });
const stale = { path: "reports/report.html", status: "stale", remark: null } as const;

describe("a report with findings", () => {
  const text = pretty([
    checked([finding(), warning, finding({ question: null, line: null, message: "the report is odd" })]),
  ]);

  it("is named with its template", () => assert.equal(text.split("\n")[0], "reports/README.md  template garden"));

  it("has them grouped by question, with its section", () => {
    assert.equal(text.match(/^Question 2 {2}The plan$/gm)?.length, 1);
    assert.match(text, /Question 2[^]*12 words[^]*three dashes[^]*The whole report\n[^]*the report is odd/);
  });

  it("has each with its place, level, message, help and rule", () => {
    assert.match(
      text,
      /reports\/README\.md:47:1 +error +12 words where 5-10 are allowed\n +Take out at least 2 words +\(answer\/too-long\)/,
    );
    assert.match(text, /warning +three dashes are left/);
  });

  it("has first what the course's checker cannot read it for", () => {
    const lost = finding({
      rule: "template/answer-line-missing",
      question: 20,
      line: 300,
      message: "no `Answer:` line",
    });
    const verdict = {
      readable: false,
      answers: 26,
      expected: 27,
      passed: null,
      total: 27,
      failed: null,
      reason: "26 answers, 27 expected",
    } as const;
    const order = (told: string): string[] => [...told.matchAll(/^Question \d+/gm)].map(([title]) => title);
    assert.deepEqual(order(pretty([checked([finding(), lost], { verdict })])), ["Question 20", "Question 2"]);
    assert.deepEqual(order(pretty([checked([finding(), lost])])), ["Question 2", "Question 20"]);
  });

  it("says how to have fixed what stops the commit, and what is left", () => {
    const error = finding({ fixable: true });
    const stopped = pretty([checked([error, { ...warning, question: 3, fixable: true }])]);
    assert.match(stopped, /\nto have question 2 fixed \(.*\):\n {2}report-hook fix --staged --question 2\n\n?page/);
    const left = [finding({ question: 4 })];
    const fixAt = { staged: true, path: null, asked: null, older: 0, left };
    const two = pretty([checked([error, finding({ question: 1, fixable: true }), ...left], { fixAt })]);
    assert.match(
      two,
      /questions 1 and 2 fixed .*:\n {2}report-hook fix --staged --question 1,2\nleft for you: question 4: 12 words where 5-10 are allowed\n/,
    );
    assert.doesNotMatch(text, /report-hook fix/);
  });

  it("says what is left in its words, the same of several questions at once, and of much that is left only where", () => {
    const told = (left: readonly Finding[]): string[] => {
      const fixAt = { staged: true, path: null, asked: null, older: 0, left };
      const out = pretty([checked([finding({ fixable: true })], { fixAt })]);
      return [...out.matchAll(/^left for you: (.*)$/gm)].map(([, what = ""]) => what);
    };
    const long = (question: number): Finding => finding({ question, message: `${question}0 words; at most 10` });
    assert.deepEqual(told([long(2), finding({ question: null, message: "the report is odd" })]), [
      "question 2: 20 words; at most 10",
      "the report is odd",
    ]);
    assert.deepEqual(told([3, 4, 5].map((question) => finding({ question, message: "no `Answer:` line" }))), [
      "questions 3-5: no `Answer:` line",
    ]);
    assert.deepEqual(told([2, 3, 4, 5, 6, 7, 8, 9, 10].map(long)).slice(-2), [
      "question 7: 70 words; at most 10",
      "questions 8-10",
    ]);
  });

  it("says what is asked for to have it fixed, several questions in a row as a range", () => {
    const rules = new Set(["template/limit-changed"] as const);
    const asked = [{ questions: new Set([1, 2, 3, 6]), rules, sections: null }];
    const fixAt = { staged: true, path: null, asked, older: 0, left: [] };
    const found = pretty([checked([finding({ fixable: true })], { fixAt })]);
    assert.match(found, /\n {2}report-hook fix --staged --question 1-3,6 --rule template\/limit-changed\n/);
  });

  it("says how to have fixed what does not stop it", () => {
    const some = pretty([
      checked([{ ...warning, fixable: true }], {
        fixAt: { staged: false, path: "a b.md", asked: null, older: 0, left: [] },
      }),
    ]);
    assert.match(some, /\n {2}report-hook fix --question 2 'a b\.md'\n/);
  });

  it("says how to have fixed what is not one question's", () => {
    const whole = finding({ question: null, rule: "template/section-changed", fixable: true });
    const found = pretty([checked([whole, finding({ fixable: true })])]);
    assert.match(
      found,
      /question 2 and the rest fixed .*\n.* --question 2\n {2}report-hook fix --staged --rule template\/section-changed\n/,
    );
  });

  it("says how to have all fixed that a scan finds", () => {
    const fixable = { ...warning, fixable: true };
    const fixAt = { staged: false, path: "reports/README.md", asked: null, older: 0, left: [] };
    const one = checked([fixable, fixable], { fixAt });
    const all = { ...one, questions: one.questions.map((question) => ({ ...question, changed: true })) };
    assert.match(
      pretty([all], { mode: "scan" }),
      /\nto have all of these fixed .*:\n {2}report-hook fix reports\/README\.md\n/,
    );
    assert.match(
      pretty([all], { mode: "scan", template: "my template.md" }),
      /\n {2}report-hook fix --template 'my template\.md' reports\/README\.md\n/,
    );
    assert.match(pretty([one], { mode: "scan" }), /\n {2}report-hook fix --question 2 reports\/README\.md\n/);
  });

  it("says no more than how many problems there are in what the commit leaves alone", () => {
    const old = finding({ question: 1, level: "warning", existing: true });
    const found = pretty([checked([old, { ...old, question: null }])]);
    assert.doesNotMatch(found, /are allowed/);
    assert.match(found, /^2 older problems: report-hook --all$/m);
    assert.match(found, /^report checked: no problems in 1 changed question/m);
    assert.match(pretty([checked([old])], { verbose: true }), /are allowed/);
  });

  it("says what was there before in a question that the commit changes", () =>
    assert.match(
      pretty([checked([finding({ level: "warning", existing: true })])]),
      /are allowed \(there before this commit\)\n/,
    ));

  it("counts what was there before in a question that the commit changes, where that is much", () => {
    const old = finding({ level: "warning", existing: true });
    const found = pretty([checked([...Array.from({ length: 7 }, () => ({ ...old })), { ...old, question: 1 }])]);
    assert.doesNotMatch(found, /are allowed/);
    assert.match(found, /^8 older problems, 7 of them in questions that this commit changes: report-hook --all$/m);
    const all = pretty([checked(Array.from({ length: 7 }, () => ({ ...old })))]);
    assert.match(all, /^7 older problems, all of them in questions that this commit changes: report-hook --all$/m);
  });

  it("has errors before warnings", () =>
    assert.match(pretty([checked([{ ...warning, question: 1 }, finding()])]), /12 words[^]*three dashes/));

  it("begins with why the course checker cannot read it", () => {
    const verdict = verdictOf("", garden());
    assert.match(pretty([checked([finding()], { verdict })]), /^.*\n\ncourse checker: cannot read [^]*12 words/);
  });

  it("is folded between words where a terminal is narrow", () => {
    const lines = pretty([checked([finding({ message: "word ".repeat(40).trim() })])], { width: 60 }).split("\n");
    assert.deepEqual(
      lines.filter((line) => line.length > 60 && !line.startsWith("to commit all the same: ")),
      [],
    );
  });

  it("has the verdict below", () => assert.match(text, /\ncourse checker: 2 of 4 pass; questions 3 and 4 fail\n/));

  it("has three or more unfilled questions in one", () => {
    const unfilled = [3, 4, 5, 7].map((question) =>
      finding({ rule: "answer/unfilled", question, message: `not answered yet: ${question} is unfilled`, many: "all" }),
    );
    const folded = pretty([checked(unfilled)]);
    assert.match(folded, /Questions 3-5 and 7\n[^\n]*4 questions are not answered yet/);
    assert.doesNotMatch(folded, /is unfilled/);
    assert.match(pretty([checked(unfilled.slice(0, 2))]), /3 is unfilled[^]*4 is unfilled/);
  });
});

describe("the same problem in three or more questions", () => {
  const many = (told: Partial<Finding>, questions = [5, 3, 4, 8]): string =>
    pretty([checked(questions.map((question, i) => finding({ ...told, question, line: 100 + i })))]);

  it("is said once, with the questions in order, at the first one's place", () => {
    const text = many({ rule: "answer/dashes-left", message: "the answer ends with three dashes", many: "all" });
    assert.match(text, /\nQuestions 3-5 and 8\n {2}reports\/README\.md:100:1 +error +4 answers start or end with/);
    assert.equal(text.match(/answer\/dashes-left/g)?.length, 1);
  });

  it("is said of each question where only two have it", () => {
    const text = many({ rule: "answer/placeholder-left", message: "the placeholder is left", many: "all" }, [3, 4]);
    assert.equal(text.match(/the placeholder is left/g)?.length, 2);
  });

  it("is not said together with what was there before the commit", () => {
    const told = { rule: "answer/placeholder-left", message: "the placeholder is left", many: "all" } as const;
    const findings = [3, 4, 5, 6].map((question) => finding({ ...told, question, existing: question > 4 }));
    assert.equal(pretty([checked(findings)], { verbose: true }).match(/the placeholder is left/g)?.length, 4);
  });

  it("is said of a report pasted twice with the line of the second copy", () => {
    const text = many({ rule: "template/question-duplicated", message: "stands here again", many: "all" }, [1, 2, 3]);
    assert.match(
      text,
      /Questions 1-3\n.* {2}3 questions stand twice; the second copy begins on line 100\n +Keep one of/,
    );
  });

  it("is said without that line where each question is followed by its copy", () => {
    const lines = checked().questions.map(({ line }) => line + 1);
    const findings = lines.map((line, i) =>
      finding({
        rule: "template/question-duplicated",
        message: "stands here again",
        question: i + 1,
        line,
        many: "all",
      }),
    );
    assert.match(pretty([checked(findings)]), / {2}4 questions stand twice\n/);
  });

  it("is said of lost headings with the lines of their prompts, apart from questions that are gone", () => {
    const lost = [2, 3, 4].map((question) =>
      finding({
        rule: "template/question-missing",
        question,
        line: 10 * question,
        message: "its prompt is still there",
        many: "heading",
      }),
    );
    const gone = [6, 7, 8].map((question) =>
      finding({
        rule: "template/question-missing",
        question,
        message: "its place is below",
        help: "Put it back",
        many: "whole",
      }),
    );
    const text = pretty([checked([...lost, ...gone])]);
    assert.match(text, /Questions 2-4\n.* 3 headings are missing; .* on lines 20, 30 and 40\n/);
    assert.match(text, /Questions 6-8\n.* 3 questions are missing\n +Put it back/);
  });

  it("is said of answers in the prompt, apart from those without an empty line above", () => {
    const message = {
      rule: "answer/in-prompt",
      message: "the answer stands inside the prompt's quote",
      many: "inside",
    } as const;
    assert.match(many(message), /4 answers stand inside the prompt's quote or on the `Answer:` line/);
    assert.match(
      many({ ...message, message: "so GitHub shows it there", many: "lazy" }),
      /no empty line stands below `Answer:` in 4/,
    );
  });

  it("is said in the words of each where these are the same, with all lines, and of each where they differ", () => {
    const text = many({ rule: "template/limit-changed", message: "the limit line states 1-9 words" });
    assert.match(
      text,
      /\nQuestions 3-5 and 8\n.*:100:1 {2}error {2}the limit line states 1-9 words; also on lines 101, 102 and 103\n/,
    );
    const other = [3, 4, 5].map((question) => finding({ question, message: `${question}0 words; at most 10` }));
    assert.doesNotMatch(pretty([checked(other)]), /Questions/);
    const known = many({
      rule: "template/prompt-changed",
      message: "2 words are missing",
      inWords: { message: 'no "a b"', help: "See" },
    });
    assert.match(known, /\nQuestions 3-5 and 8\n.* no "a b"; also on lines 101, 102 and 103\n +See/);
  });

  it("is said of answers that a commit removes", () =>
    assert.match(
      many({ rule: "answer/unfilled", message: "the answer was removed", many: "removed" }),
      /4 answers were removed/,
    ));
});

describe("what is shown", () => {
  it("is a note only where it is asked for", () => {
    assert.doesNotMatch(pretty([checked([note])]), /nothing is written/);
    assert.match(pretty([checked([note])], { verbose: true }), /note +nothing is written/);
  });

  it("is only what stops, where it is to be quiet", () => {
    const text = pretty([checked([finding(), warning])], { quiet: true });
    assert.match(text, /12 words/);
    assert.doesNotMatch(text, /three dashes|course checker|template/);
    assert.match(pretty([checked([warning])], { quiet: true, strict: true }), /three dashes/);
  });

  it("is nothing where it is to be quiet and nothing stops", () =>
    assert.equal(pretty([checked([warning])], { quiet: true }), ""));

  it("is why a report could not be read, without its figures", () => {
    assert.equal(pretty([unread()]).trimEnd(), "reports/gone.md: there is no such file");
    assert.match(pretty([unread(), checked()]), /no such file\n\n[^]*report checked/);
  });

  it("is where the page is", () => {
    assert.match(pretty([checked()]), /^page: reports\/report\.html is in this commit$/m);
    const unchanged = { ...stale, status: "unchanged" } as const;
    assert.match(pretty([checked([], { page: unchanged })]), /^page: reports\/report\.html is up to date$/m);
    assert.doesNotMatch(pretty([checked([], { page: stale })]), /page:/);
    assert.match(
      pretty([checked([], { page: { ...stale, remark: "the page was left alone" } })]),
      /^the page was left alone$/m,
    );
  });
});

describe("the last line of a commit", () => {
  it("says that nothing was found", () =>
    assert.deepEqual(lastLines([checked()]), [
      "report checked: no problems in 1 changed question; 3 unchanged questions not checked",
    ]));

  it("counts what was found but does not stop", () =>
    assert.deepEqual(lastLines([checked([warning, warning])]), [
      "report checked: 0 errors, 2 warnings in 1 changed question; 3 unchanged questions not checked",
    ]));

  it("says that it was stopped, and how to commit all the same", () => {
    const [stopped, hint] = lastLines([checked([finding(), finding(), warning])], {}, 2);
    assert.equal(stopped, "commit stopped: 2 problems in 1 changed question; 3 unchanged questions not checked");
    assert.match(hint ?? "", /REPORT_HOOK=0.*--no-verify/);
  });

  it("speaks of parts where the template asks no numbered questions", () => {
    const card = checked([], { template: { ...garden(), slots: heldSlots("## Context\n") } });
    assert.deepEqual(lastLines([card]), [
      "report checked: no problems in 1 changed part; 3 unchanged parts not checked",
    ]);
    assert.deepEqual(lastLines([card, checked()], { mode: "scan" }), ["2 reports, 8 questions: no problems"]);
  });

  it("counts warnings where they stop", () => {
    const [stopped] = lastLines([checked([finding(), warning])], { strict: true }, 2);
    assert.match(stopped ?? "", /^commit stopped: 2 problems in/);
  });

  it("names no changed question where there is none", () => {
    const none = checked([finding()]);
    const questions = none.questions.map((question) => ({ ...question, changed: false }));
    const [line] = lastLines([{ ...none, questions }], {}, 2);
    assert.equal(line, "commit stopped: 1 problem; 4 unchanged questions not checked");
  });

  it("counts a question that stands twice once", () => {
    const one = checked();
    assert.deepEqual(lastLines([{ ...one, questions: [...one.questions, ...one.questions] }]), [
      "report checked: no problems in 1 changed question; 3 unchanged questions not checked",
    ]);
  });

  it("never says that all is well where the course's checker cannot read the report", () => {
    const verdict = verdictOf("no answer at all", garden());
    assert.deepEqual(lastLines([checked([], { verdict })]), [
      "report checked: nothing to stop for in 1 changed question, but the course checker cannot read the report; 3 unchanged questions not checked",
    ]);
    assert.deepEqual(lastLines([checked([], { verdict })], { mode: "scan" }), [
      "1 report, 4 questions: nothing to stop for, but the course checker cannot read the report",
    ]);
    assert.deepEqual(lastLines([checked([warning], { verdict }), checked()], { mode: "scan" }), [
      "2 reports, 8 questions: 0 errors, 1 warning, but the course checker cannot read 1 of the reports",
    ]);
  });

  it("speaks of no unchanged question where all have changed", () => {
    const all = checked();
    const questions = all.questions.map((question) => ({ ...question, changed: true }));
    assert.deepEqual(lastLines([{ ...all, questions }]), ["report checked: no problems in 4 changed questions"]);
  });
});

describe("the last line of a scan", () => {
  it("counts reports, questions and problems", () => {
    assert.deepEqual(lastLines([checked()], { mode: "scan" }), ["1 report, 4 questions: no problems"]);
    assert.deepEqual(lastLines([checked([finding()]), checked([warning])], { mode: "scan" }), [
      "2 reports, 8 questions: 1 error, 1 warning",
    ]);
  });
});

describe("text from a report", () => {
  const bad = "\u001b]0;owned\u0007\u001b[2J\u202e\u009b31m";

  it("is printed without control characters", () => {
    const questions = checked().questions.map((one) => ({ ...one, question: { ...one.question, section: `S${bad}` } }));
    const report = checked([finding({ message: `m${bad}`, help: `h${bad}`, path: `p${bad}` })], {
      path: `r${bad}`,
      questions,
      page: { path: `q${bad}`, status: "written", remark: `k${bad}` },
    });
    const text = pretty([report, unread(`u${bad}`, `e${bad}`)], { verbose: true });
    assert.doesNotMatch(text.replaceAll("\n", ""), /\p{Cc}|\u202e/u);
  });

  it("does not begin a line of its own", () => {
    const lines = pretty([checked([finding({ message: "a\ncommit stopped: no\r\nb" })])]).split("\n");
    assert.ok(lines.every((line) => !line.startsWith("commit stopped: no")));
  });
});

describe("colours", () => {
  it("change nothing but colours", () => {
    const reports = [checked([finding(), warning, note]), unread()];
    const colored = pretty(reports, { colors: colorsFor(true, {}, {}), verbose: true });
    // biome-ignore lint/suspicious/noControlCharactersInRegex: colours are written with them
    const bare = colored.replace(/\u001b\[\d+m/g, "");
    assert.notEqual(colored, bare);
    assert.equal(bare, pretty(reports, { verbose: true }));
  });
});
