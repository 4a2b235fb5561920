/**
 * A report's history, commit by commit: each is stopped by exactly what it introduces, and the page of each that goes through is a full render. What
 * was there before stops nothing, whatever else changes.
 */
import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { pageOf } from "../helpers/page.js";
import { emptyRepo, pageFile, type Repo, reportPath } from "../helpers/repo.js";
import { gardenTemplate, replaced } from "../helpers/report.js";

interface Step {
  readonly what: string;
  readonly change: (report: string) => string;
  /** Rule and question of each finding that stops it. */
  readonly stoppedBy: readonly string[];
}

const placeholder = (number: number): string => `--- question ${number} fill here ---`;
const beds = "![Beds](figures/beds.png)";
const long = "We chose peas and beans as they like the wet and heavy soil that we have.";

const history: readonly Step[] = [
  { what: "the template", change: () => gardenTemplate, stoppedBy: [] },
  { what: "a first answer", change: (text) => replaced(text, placeholder(1), "Anna digs."), stoppedBy: [] },
  { what: "too many words", change: (text) => replaced(text, placeholder(2), long), stoppedBy: ["answer/too-long 2"] },
  { what: "fewer, but still too many", change: (text) => replaced(text, " and heavy", ""), stoppedBy: [] },
  {
    what: "another answer beside it",
    change: (text) => replaced(text, "Anna digs.", "Anna and Bo dig."),
    stoppedBy: [],
  },
  {
    what: "yet more words, where there were too many before",
    change: (text) => replaced(text, "beans", "beans and leeks"),
    stoppedBy: [],
  },
  {
    what: "an answer line deleted",
    change: (text) =>
      replaced(
        text,
        "> Answer length: 3-6 words + 1 to 2 images.\n>\n> Answer:\n",
        "> Answer length: 3-6 words + 1 to 2 images.\n",
      ),
    stoppedBy: ["template/answer-line-missing 3"],
  },
  {
    what: "a question after the broken one",
    change: (text) => replaced(text, placeholder(4), `${beds}\n`),
    stoppedBy: ["answer/image-missing 4"],
  },
  {
    what: "the answer line back, with a figure that is not there",
    change: (text) => replaced(text, "1 to 2 images.\n", "1 to 2 images.\n>\n> Answer:\n"),
    stoppedBy: [],
  },
  {
    what: "a limit edited",
    change: (text) => replaced(text, "5-10 words", "5-50 words"),
    stoppedBy: ["template/limit-changed 2"],
  },
  {
    what: "the limit back",
    change: (text) => replaced(text, "5-50 words", "5-10 words"),
    stoppedBy: [],
  },
  {
    what: "few enough words",
    change: (text) => replaced(text, /We chose.*/.exec(text)?.[0] ?? "", "We chose peas, which like wet soil."),
    stoppedBy: [],
  },
  {
    what: "all of it pasted twice",
    change: (text) => `${text}\n${text.slice(text.indexOf("## The plan"))}`,
    stoppedBy: [
      ...[1, 2, 3, 4].map((number) => `template/question-duplicated ${number}`),
      "template/section-duplicated null",
    ],
  },
];

describe("a report's history", () => {
  it("is stopped at each commit by what it introduces and by nothing else, and has its page", async () => {
    const repo = await emptyRepo();
    let report = "";
    for (const { what, change, stoppedBy } of history) {
      report = change(report);
      repo.write(reportPath, report);
      await repo.ok("add", "--all");
      assert.deepEqual(await stopping(repo), [...stoppedBy].sort(), what);
      const { code, out } = await repo.git("commit", "-q", "-m", what);
      assert.equal(code, stoppedBy.length > 0 ? 1 : 0, `${what}: ${out}`);
      if (stoppedBy.length > 0) await repo.ok("commit", "-q", "--no-verify", "-m", what);
      else assert.equal(await repo.ok("show", `HEAD:${pageFile}`), (await pageOf(report)).trim(), what);
    }
  });
});

/** Rule and question of what stops the commit, as the command says it; nothing is written. */
async function stopping(repo: Repo): Promise<string[]> {
  const { stdout, out } = await repo.run("report-hook", "--staged", "--no-page", "--format", "json");
  assert.match(stdout, /^\{/, out);
  const { reports } = JSON.parse(stdout) as {
    reports: { findings: { rule: string; question: number | null; level: string }[] }[];
  };
  const errors = reports.flatMap(({ findings }) => findings.filter(({ level }) => level === "error"));
  return errors.map(({ rule, question }) => `${rule} ${question}`).sort();
}
