/** What is printed where a commit is stopped can be copied, and then that commit goes through with nothing else changed. */
import assert from "node:assert/strict";
import { join } from "node:path";
import { describe, it } from "node:test";
import { answer, answered, broken, template } from "../helpers/answers.js";
import { editionFiles, withoutCourse } from "../helpers/course.js";
import { emptyRepo, reportPath } from "../helpers/repo.js";
import { replaced } from "../helpers/report.js";
import { copied, damaged, old, oldRepo, written } from "../helpers/stopped.js";

describe("what is printed where a commit is stopped puts right exactly that, in", () => {
  it("git commit -a", async () => {
    const repo = await oldRepo();
    repo.write(reportPath, damaged);
    await copied(repo, () => repo.git("commit", "-a", "-m", "Three"));
  });

  it("a plain commit", async () => {
    const repo = await oldRepo();
    repo.write(reportPath, damaged);
    await repo.ok("add", reportPath);
    await copied(repo, () => repo.git("commit", "-m", "Three"));
  });

  it("a commit of a report that is staged in part: edits beside it stay, and stay unstaged", async () => {
    const repo = await oldRepo();
    repo.write(reportPath, damaged);
    await repo.ok("add", reportPath);
    repo.write(reportPath, answered(damaged, 5, answer("five")));
    await copied(repo, () => repo.git("commit", "-m", "Three"));
    assert.equal(repo.read(reportPath), answered(written, 5, answer("five")));
  });
});

describe("what is printed where a commit is stopped changes nothing else of", () => {
  /** Text that a fix would change too, though nothing in it stops a commit. */
  const flattened = `${answer("three")}\n- a list\n- without a line above it\n\n---`;

  /** Commits this, stops at that, runs what is printed, and finds the first again. @returns the commands */
  const undone = async (was: string, now: string): Promise<string[]> => {
    const repo = await oldRepo();
    repo.write(reportPath, was);
    await repo.ok("commit", "-a", "--no-verify", "-m", "Before");
    repo.write(reportPath, now);
    const { code, out } = await repo.git("commit", "-a", "-m", "Damage");
    assert.equal(code, 1, out);
    const commands = [...out.matchAll(/^ {2}report-hook (fix.*)$/gm)].map(([, command = ""]) => command);
    for (const command of commands) await repo.run("sh", "-c", `report-hook ${command}`);
    assert.equal(repo.read(reportPath), was, out);
    return commands;
  };

  it("the question that it names", async () => {
    const was = answered(template, 3, flattened);
    assert.deepEqual(await undone(was, broken(was, 3)), ["fix --question 3 --rule template/answer-line-missing"]);
  });

  it("a question in which nothing else would change, in fewer words", async () =>
    assert.deepEqual(await undone(written, damaged), ["fix --question 3"]));

  it("a report that was pasted twice", async () => {
    const was = answered(answered(template, 3, flattened), 5, answer("five"));
    assert.deepEqual(await undone(was, was + was), [
      "fix --rule template/question-duplicated,template/section-duplicated",
    ]);
  });

  it("a question that was pasted again below itself", async () => {
    const was = answered(template, 5, flattened);
    const [start, end] = [was.indexOf("### Question 5"), was.indexOf("### Question 6")];
    assert.deepEqual(await undone(was, was.slice(0, end) + was.slice(start)), [
      "fix --question 5 --rule template/question-duplicated",
    ]);
  });

  for (const [what, from, to] of [
    ["its end, from the middle of a prompt on", "laptop to the very environment", null],
    ["its beginning, up to the middle of an answer", null, "three60"],
    ["a part of it", "three60", "five60"],
  ] as const) {
    it(`a report into which ${what} was pasted again`, async () => {
      const was = answered(answered(template, 3, flattened), 5, answer("five"));
      const again = was.slice(from === null ? 0 : was.indexOf(from), to === null ? was.length : was.indexOf(to));
      const commands = await undone(was, was + again);
      assert.equal(commands.length, 1);
    });
  }

  it("a report that a merge made of both sides, with its end once more", async () => {
    const was = answered(template, 3, flattened);
    const repo = await oldRepo();
    repo.write(reportPath, was);
    await repo.ok("commit", "-a", "--no-verify", "-m", "Before");
    await repo.ok("checkout", "-q", "-b", "side");
    repo.write(reportPath, answered(was, 4, answer("four")));
    await repo.ok("commit", "-a", "-m", "Four");
    await repo.ok("checkout", "-q", "-");
    repo.write(reportPath, answered(was, 5, answer("five")));
    await repo.ok("commit", "-a", "-m", "Five");
    await repo.git("merge", "--no-commit", "side");
    const merged = answered(answered(was, 4, answer("four")), 5, answer("five"));
    repo.write(reportPath, `${merged}\n${merged.slice(merged.indexOf("four60"))}`);
    await repo.ok("add", ".");
    const { code, out } = await repo.git("commit", "-m", "Both");
    assert.equal(code, 1, out);
    for (const [, command = ""] of out.matchAll(/^ {2}(report-hook fix.*)$/gm)) await repo.run("sh", "-c", command);
    assert.equal(repo.read(reportPath).trimEnd(), merged.trimEnd(), out);
    await repo.ok("commit", "-m", "Both");
  });

  it("a report that lost all its `Answer:` lines", async () => {
    const was = answered(template, 3, answer("three"));
    const now = was.replaceAll("> Answer:\n", "");
    assert.deepEqual(await undone(was, now), ["fix"]);
  });
});

describe("what is printed where a commit is stopped by what the configuration raises, and older of the same is there", () => {
  /** The report with older damage, and with damage by the commit that is stopped. @returns the first once what was printed ran, what was said, and what ran */
  const undone = async (
    rule: string,
    old: string,
    now: string,
    pristine = template,
  ): Promise<{ readonly text: string; readonly out: string; readonly commands: readonly string[] }> => {
    const repo = await oldRepo();
    repo.write(".report-hook.json", JSON.stringify({ rules: { [rule]: "error" } }));
    repo.write(reportPath, pristine);
    await repo.ok("add", ".");
    await repo.ok("commit", "--no-verify", "-m", "Raised");
    repo.write(reportPath, old);
    await repo.ok("commit", "-a", "--no-verify", "-m", "Before");
    repo.write(reportPath, now);
    const { code, out } = await repo.git("commit", "-a", "-m", "Damage");
    assert.equal(code, 1, out);
    const commands = [...out.matchAll(/^ {2}report-hook (fix.*)$/gm)].map(([, command = ""]) => command);
    for (const command of commands) await repo.run("sh", "-c", `report-hook ${command}`);
    const again = await repo.git("commit", "-a", "--allow-empty", "-m", "Damage");
    assert.equal(again.code, 0, again.out);
    return { text: repo.read(reportPath), out, commands };
  };

  it("a section's heading: that section alone", async () => {
    const was = replaced(template, "## In the cloud", "## In the fog");
    const { text, commands } = await undone(
      "template/section-changed",
      was,
      replaced(was, "## Working together", "## Working alone"),
    );
    assert.deepEqual(commands, ["fix --rule template/section-changed --section 'Working together'"]);
    assert.equal(text, was);
  });

  it("a section's heading of a template that is known by hashes alone: that section alone", {
    skip: withoutCourse,
  }, async () => {
    const edition = editionFiles().find(({ name }) => name === "dtu-mlops-2026-01-04")?.text ?? "";
    const was = replaced(answered(edition, 3, answer("three")), "## Group information", "## Group");
    const now = replaced(was, "## Coding environment", "## Coding");
    const { text, commands } = await undone("template/section-changed", was, now, edition);
    assert.deepEqual(commands, ["fix --rule template/section-changed --section 'Coding environment'"]);
    assert.equal(text, was);
  });

  it("an item of the checklist: says how many others come back with it", async () => {
    const was = replaced(template, "* [ ] Test coverage is measured\n", "");
    const now = replaced(was, "* [ ] Training runs inside a container\n", "");
    const { text, out, commands } = await undone("template/checklist-changed", was, now);
    assert.deepEqual(commands, ["fix --rule template/checklist-changed"]);
    assert.match(out, /to have this and 1 older problem of its kind fixed/);
    assert.equal(text, template);
  });
});

describe("what a stopped commit says", () => {
  /** The report with the words of question 3's prompt that begin at `from` and end before `to` gone. */
  const without = (from: string, to: string): string => {
    const start = old.indexOf(from, old.indexOf("### Question 3\n"));
    return old.slice(0, start) + old.slice(old.indexOf(to, start));
  };

  it("shows how a prompt was by a command that works from any folder", async () => {
    const repo = await oldRepo();
    repo.write(reportPath, without("> ", "> Answer:"));
    const below = repo.as({ folder: join(repo.folder, "reports") });
    const { out } = await below.git("commit", "-a", "-m", "Without a prompt");
    const command = /(git diff .*) shows how it was/.exec(out.replaceAll(/\n +/g, " "))?.[1] ?? "";
    const shown = await below.run("sh", "-c", command);
    assert.match(shown.out, /^-> /m, out);
  });

  it("of a first version, names no command that shows how it was", async () => {
    const repo = await emptyRepo();
    repo.write(".report-hook.json", JSON.stringify({ template: "template.md" }));
    repo.write("template.md", template);
    repo.write(reportPath, without("> ", "> Answer:"));
    await repo.ok("add", ".");
    const { code, out } = await repo.git("commit", "-m", "First");
    assert.equal(code, 1, out);
    assert.doesNotMatch(out, /git diff|git log|git checkout/);
  });

  it("names the line where an answer stands that lost its question and that no command can place", async () => {
    const repo = await oldRepo();
    const was = answered(answered(old, 4, answer("four")), 5, answer("five"));
    repo.write(reportPath, was);
    await repo.ok("commit", "-a", "--no-verify", "-m", "Answers");
    const from = was.indexOf("### Question 5\n");
    const cut = was.slice(0, from) + was.slice(was.indexOf(answer("five")));
    const now = cut.replace(answer("four"), `${answer("four")} more`);
    repo.write(reportPath, now);
    const { code, out } = await repo.git("commit", "-a", "-m", "Cut");
    const line = now.slice(0, now.indexOf(answer("five"))).split("\n").length;
    assert.equal(code, 1, out);
    assert.match(out.replaceAll(/\n +/g, " "), new RegExp(`its answer stands in question 4 now, on line ${line}`));
    assert.doesNotMatch(out, /fix --question/);
  });

  it("names each section heading that is gone once, and what it prints puts the questions below back", {
    skip: withoutCourse,
  }, async () => {
    const edition = editionFiles().find(({ name }) => name === "dtu-mlops-2026-01-04")?.text ?? "";
    const was = answered(edition, 3, answer("three"));
    const repo = await oldRepo();
    repo.write(reportPath, was);
    await repo.ok("commit", "-a", "--no-verify", "-m", "Before");
    repo.write(reportPath, was.slice(was.indexOf("### Question 6\n")));
    const { out } = await repo.git("commit", "-a", "-m", "Cut");
    assert.deepEqual(
      [...out.matchAll(/the section heading (.*) is missing$/gm)].map(([, which]) => which),
      [
        '"Overall project checklist" above the section of question 1',
        '"Group information" above questions 1 to 3',
        '"Coding environment" above questions 4 to 6',
      ],
    );
    await repo.run("sh", "-c", "report-hook fix --question 1-5 --rule template/question-missing");
    const third = was.slice(was.indexOf("### Question 3\n"), was.indexOf("## Coding environment"));
    assert.ok(repo.read(reportPath).includes(third), repo.read(reportPath));
  });

  it("names what no command puts right", async () => {
    const repo = await oldRepo();
    repo.write(reportPath, answered(damaged, 5, answer("five", 300)));
    const { out } = await repo.git("commit", "-a", "-m", "Too long");
    assert.match(
      out,
      /^to have question 3 fixed .*\n {2}report-hook fix --question 3\nleft for you: question 5: 300 words; at most 200$/m,
    );
  });

  it("names what stops the commit only once its command has run", async () => {
    const repo = await oldRepo();
    repo.write(reportPath, broken(answered(old, 3, answer("three", 205)), 3));
    const { out } = await repo.git("commit", "-a", "-m", "Too long, behind no line");
    assert.doesNotMatch(out, /answer\/too-long/);
    assert.match(out, /^left for you: question 3: 205 words; at most 200$/m);
  });

  it("does not repeat what was there before", async () => {
    const repo = await oldRepo();
    repo.write(reportPath, written);
    const { code, out } = await repo.git("commit", "-a", "-m", "Three");
    assert.equal(code, 0, out);
    assert.match(out, /^\d+ older problems?: report-hook --all$/m);
    assert.doesNotMatch(out, /Question 12/);
  });
});
