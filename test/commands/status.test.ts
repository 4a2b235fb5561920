/** `report-hook status` in real repositories. */
import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { answer, answered, template } from "../helpers/answers.js";
import {
  copies,
  emptyRepo,
  newFolder,
  newRepo,
  ownEnvironment,
  type Repo,
  repoAt,
  reportPath,
} from "../helpers/repo.js";

async function commitBy(repo: Repo, author: string, text: string): Promise<void> {
  repo.write(reportPath, text);
  await repo.ok("add", ".");
  await repo.ok(
    "commit",
    "--no-verify",
    "--allow-empty",
    "-m",
    author,
    "--author",
    `${author} <${author}@example.org>`,
  );
}

/** Anna began the report and answered question 8; Bo answered question 11 and added to question 8. */
const written = copies(async () => {
  const repo = await newRepo();
  await commitBy(repo, "Anna", template);
  const first = answered(template, 8, answer("kite"));
  await commitBy(repo, "Anna", first);
  await commitBy(repo, "Bo", answered(answered(first, 8, `${answer("kite")}\n\nAnd one more`), 11, answer("wind")));
  return repo;
});

interface Told {
  readonly number: number;
  readonly state: string;
  readonly changed: string | null;
  readonly by: readonly { readonly name: string | null; readonly words: number }[] | null;
}

async function questions(repo: Repo): Promise<readonly Told[]> {
  const { stdout, code } = await repo.run("report-hook", "status", "--format", "json");
  assert.equal(code, 0);
  const [report] = (JSON.parse(stdout) as { reports: readonly { questions: readonly Told[] }[] }).reports;
  return report?.questions ?? [];
}

/** A repository with one document, `docs/1.md`, and its template. */
async function withTemplate(text: string, document: string): Promise<Repo> {
  const repo = await emptyRepo();
  repo.write("docs/template.md", text);
  repo.write("docs/1.md", document);
  repo.write(
    ".report-hook.json",
    '{ "reports": [{ "files": "docs/[0-9]*.md", "template": "docs/template.md", "page": false }] }',
  );
  return repo;
}

interface ToldOfDocument {
  readonly questions: readonly { readonly key?: string; readonly misses: unknown; readonly sentences?: unknown }[];
  readonly left: readonly unknown[];
  readonly members: readonly { readonly questions: readonly unknown[] }[] | null;
}

async function statusIn(repo: Repo, path: string): Promise<ToldOfDocument> {
  const { stdout } = await repo.run("report-hook", "status", "--format", "json", path);
  const [report] = (JSON.parse(stdout) as { reports: readonly [ToldOfDocument] }).reports;
  return report;
}

const told = (all: readonly Told[], number: number): Told | undefined => all.find((one) => one.number === number);

describe("report-hook status", () => {
  it("has a line for each question that fits 80 columns, what is left, and the verdict", async () => {
    const repo = await written();
    const { stdout, code } = await repo.run("report-hook", "status");
    assert.equal(code, 0);
    const lines = stdout.split("\n");
    for (const line of lines) assert.ok(line.length <= 80, line);
    assert.equal(lines.filter((line) => /^ {0,2}\d+ /.test(line)).length, 27);
    assert.match(stdout, /^ {2}8 .* ok +Anna/m);
    assert.match(stdout, /^left: .*not answered: 1-7, 9, 10 and 12-27$/ms);
    assert.match(stdout, /^course checker: 3 of 27 pass/m);
  });

  it("names the question that is gone before what else is left", async () => {
    const repo = await written();
    repo.write(reportPath, repo.read(reportPath).replace(/### Question 5\n[^]*?(?=### Question 6\n)/, ""));
    const { stdout } = await repo.run("report-hook", "status");
    assert.match(stdout, /^left: question 5 is missing; its place is below question 4$/m);
    assert.match(stdout, /^ {6}24 questions are not answered/m);
  });

  it("names the sections and fields that a document lacks, and many of them by their number", async () => {
    const repo = await emptyRepo();
    const titles = ["Why", "Cost", "Wind", "Rain", "Snow", ...Array.from("abcdefg", (one) => `Part ${one}`)];
    const filled = (some: readonly string[]): string => some.map((title) => `## ${title}\n\nSo.\n`).join("\n");
    repo.write("kite.md", `# Kite\n\n- Owner: ___\n\n${filled(titles).replaceAll("So.", "Why?")}`);
    repo.write(".report-hook.json", '{ "reports": [{ "files": "docs/*.md", "template": "kite.md" }] }');
    repo.write("docs/a.md", `# Sail\n\n- Owner: Bo\n\n${filled(titles.filter((title) => title !== "Snow"))}`);
    const left = async (): Promise<string> => {
      const { stdout } = await repo.run("report-hook", "status", "docs/a.md");
      return /^left: .*(?:\n {6}.*)*/m.exec(stdout)?.[0] ?? "";
    };
    assert.equal(await left(), 'left: the section "Snow" is gone; the template asks for it');
    repo.write("docs/a.md", "# Sail\n\n## Why\n\nSo.\n");
    assert.equal(
      await left(),
      'left: 11 sections are missing\n      "Owner" is gone from the title; the template asks for it',
    );
    const { stdout } = await repo.run("report-hook", "status", "--format", "json", "docs/a.md");
    const [report] = (JSON.parse(stdout) as { reports: readonly { missing: readonly string[] }[] }).reports;
    assert.equal(report?.missing.length, 2);
  });

  it("says of a file without questions and without a template that nothing is asked in it", async () => {
    const repo = await emptyRepo();
    repo.write("notes.md", "# Notes\n\nOf the wind.\n");
    const { stdout } = await repo.run("report-hook", "status", "notes.md");
    assert.match(stdout, /^left: notes\.md holds no question: /m);
  });

  it("tells who wrote an answer, most first, and not who wrote the template", async () => {
    const all = await questions(await written());
    assert.deepEqual(
      told(all, 8)?.by?.map(({ name }) => name),
      ["Anna", "Bo"],
    );
    assert.deepEqual(told(all, 1)?.by, []);
    assert.equal(told(all, 1)?.state, "empty");
  });

  it("gives nobody the words of a placeholder that stands beside an answer", async () => {
    const repo = await newRepo();
    await commitBy(repo, "Anna", template);
    await commitBy(repo, "Bo", answered(template, 1, "--- question 1 fill here ---\n\n17"));
    const one = told(await questions(repo), 1);
    assert.deepEqual(
      one?.by?.map(({ name }) => name),
      ["Bo"],
    );
  });

  it("says of lines that are in no commit that they are not committed, staged or not", async () => {
    const repo = await written();
    repo.write(reportPath, answered(repo.read(reportPath), 12, answer("rain")));
    await repo.ok("add", ".");
    repo.write(reportPath, answered(repo.read(reportPath), 13, answer("snow")));
    const all = await questions(repo);
    for (const number of [12, 13])
      assert.deepEqual([told(all, number)?.by?.[0]?.name, told(all, number)?.changed], [null, null]);
    assert.match((await repo.run("report-hook", "status")).stdout, /^ 12 .* not committed$/m);
  });

  it("says of an answer with lines that are in no commit that it changes now", async () => {
    const repo = await written();
    repo.write(reportPath, repo.read(reportPath).replace("And one more", "And one more\n\nHalf said"));
    assert.match((await repo.run("report-hook", "status")).stdout, /^ {2}8 .* Anna +now$/m);
  });

  it("promises no more than what it looks at where nothing is left by the limits", async () => {
    const repo = await emptyRepo();
    repo.write("docs/template.md", "# {title}\n\n## Why\n");
    repo.write("docs/1.md", "# Kites\n\n## Why\n\n![a kite](gone.png) flies.\n");
    repo.write(".report-hook.json", '{ "reports": [{ "files": "docs/1.md", "template": "docs/template.md" }] }');
    const { stdout } = await repo.run("report-hook", "status", "docs/1.md");
    assert.match(stdout, /^left: nothing by the limits; --all looks at figures and placeholders, too\n$/m);
  });

  it("follows a report that was renamed, and knows people by .mailmap", async () => {
    const repo = await written();
    repo.write(".mailmap", "Anna Kite <anna@home.example> <Anna@example.org>\n");
    await repo.ok("mv", reportPath, "reports/report.md");
    repo.write(".report-hook.json", '{ "reports": ["reports/report.md"] }');
    await repo.ok("add", ".");
    await repo.ok("commit", "--no-verify", "-m", "move");
    assert.equal(told(await questions(repo), 8)?.by?.[0]?.name, "Anna Kite");
    for (const words of [
      ["status", "reports/report.md"],
      ["class", "."],
    ]) {
      const { stdout } = await repo.run("report-hook", ...words, "--who", "--format", "json");
      assert.match(stdout, /"Anna Kite"/);
      assert.doesNotMatch(stdout, /"Anna"/);
    }
  });

  it("tells who wrote a report that is renamed and not committed so, named or not", async () => {
    const repo = await written();
    await repo.ok("mv", reportPath, "reports/report.md");
    repo.write(".report-hook.json", '{ "reports": ["reports/report.md"] }');
    for (const name of [[], ["reports/report.md"]]) {
      const { stdout } = await repo.run("report-hook", "status", "--who", ...name);
      assert.match(stdout, /^Bo .*^Anna /ms);
      assert.doesNotMatch(stdout, /not committed/);
    }
    const { stdout } = await repo.run("report-hook", "class", ".", "--who", "--since", "2999-01-01", "--format", "csv");
    assert.match(stdout, /,0,0,0,"Bo 51, Anna 49"/);
  });

  it("says of a shallow clone that nobody knows who wrote what, and how to complete it", async () => {
    const repo = await written();
    const clone = repoAt(newFolder("clone"), repo.env);
    await clone.ok("clone", "--quiet", "--depth", "1", `file://${repo.folder}`, ".");
    const says = /this clone has the newest part of its history alone; git fetch --unshallow completes it/;
    for (const words of [["--who"], [], ["--format", "json"], ["--who", reportPath]]) {
      const { stdout, out } = await clone.run("report-hook", "status", ...words);
      assert.match(out, says);
      assert.doesNotMatch(stdout, /100 %| Bo /);
    }
    assert.deepEqual(told(await questions(clone), 8)?.by, null);
  });

  it("asks nothing of a list of commits to leave out, which may be missing", async () => {
    const repo = await written();
    await repo.ok("config", "blame.ignoreRevsFile", "nowhere");
    assert.equal(told(await questions(repo), 8)?.by?.[0]?.name, "Anna");
  });

  it("--who tells each member's words, share, figures and questions", async () => {
    const { stdout } = await (await written()).run("report-hook", "status", "--who");
    assert.match(stdout, /^Anna +\d+ +\d+ % +0 {2}8$/m);
    assert.match(stdout, /^Bo +\d+ +\d+ % +0 {2}11$/m);
  });

  it("gives a table for a spreadsheet", async () => {
    const { stdout } = await (await written()).run("report-hook", "status", "--format", "csv");
    const [head, ...rows] = stdout.trim().split("\r\n");
    assert.match(head ?? "", /path,number,section,title,state/);
    assert.equal(rows.length, 27);
  });

  it("works before the first commit", async () => {
    const repo = await emptyRepo();
    repo.write(reportPath, answered(template, 8, answer("kite")));
    assert.match((await repo.run("report-hook", "status")).stdout, /^ {2}8 .* not committed$/m);
  });

  it("tells outside a repository all but who wrote what", async () => {
    const outside = repoAt(newFolder(), ownEnvironment());
    outside.write("report.md", answered(template, 8, answer("kite")));
    assert.match((await outside.run("report-hook", "status", "report.md")).stdout, /^ {2}8 .* ok$/m);
    assert.match((await outside.run("report-hook", "status", "--who", "report.md")).stdout, /Not in a repository/);
  });

  it("tells of a document of another template by its sections", async () => {
    const repo = await emptyRepo();
    repo.write("docs/template.md", "# {title}\n\n## Why\n\n## What we decided\n\nAt most 5 words.\n");
    repo.write(
      "docs/1.md",
      "# Kites\n\n## Why\n\n## What we decided\n\nAt most 5 words.\n\nWe fly red kites every day now.\n",
    );
    repo.write(
      ".report-hook.json",
      '{ "reports": [{ "files": "docs/[0-9]*.md", "template": "docs/template.md", "page": false }] }',
    );
    const { stdout, code } = await repo.run("report-hook", "status", "docs/1.md");
    assert.equal(code, 0);
    assert.match(stdout, /^ +Why +.*not answered/m);
    assert.match(stdout, /section "What we decided" is over by 2 words/);
    assert.doesNotMatch(stdout, /course checker|\n\n\n/);
    await repo.ok("add", ".");
    await repo.ok("commit", "--no-verify", "--quiet", "-m", "kites");
    const who = await repo.run("report-hook", "status", "--who", "docs/1.md");
    assert.match(who.stdout, /^.* What we decided$/m);
  });

  it("holds a section to limits in sentences, characters and paragraphs, too", async () => {
    const repo = await withTemplate(
      "# {title}\n\n## Why\n\nMax. 2 sentences.\n\n## How\n\nAt most 10 characters.\n\n## What\n\nAt least 2 paragraphs.\n",
      "# Kites\n\n## Why\n\nWind blows. It is free. We like it.\n\n## How\n\nWith a long string.\n\n## What\n\nA kite.\n",
    );
    const { stdout } = await repo.run("report-hook", "status", "docs/1.md");
    assert.match(stdout, /^ +Why .* 1 sentence over +not committed$/m);
    assert.match(stdout, /^ +How .* 9 char\. over +not committed$/m);
    assert.match(stdout, /^ +What .* 1 par\. short +not committed$/m);
    assert.match(
      stdout,
      /section "How" is over by 9 characters\n +section "Why" is over by 1 sentence\n +section "What" is short by 1 paragraph$/m,
    );
    const asked = (await statusIn(repo, "docs/1.md")).questions.map(({ misses, sentences }) => ({ misses, sentences }));
    assert.deepEqual(asked[0], {
      misses: [{ of: "sentences", side: "over", by: 1 }],
      sentences: { count: 3, min: null, max: 2 },
    });
  });

  it("counts what a document adds under a heading as high for no section above it", async () => {
    const asked = "# {title}\n\n## Why\n\nMax. 3 words.\n\n### How\n\nMax. 2 words.\n\n## What\n\nWhat?\n";
    const repo = await withTemplate(
      asked,
      "# Kites\n\n## Why\n\nWind is free.\n\n### How\n\nBy string.\n\n### Who pays for it?\n\nNobody pays.\n\n## Words of ours\n\nKite: it flies.\n\n## What\n\n## More of ours\n\nText.\n",
    );
    const { stdout } = await repo.run("report-hook", "status", "docs/1.md");
    assert.match(stdout, /^ +Why .* 3\/0-3 +ok/m);
    assert.match(stdout, /^ +How .* 2\/0-2 +ok/m);
    assert.match(stdout, /^ +What .* not answered$/m);
    const { stdout: all } = await repo.run("report-hook", "--all");
    assert.doesNotMatch(all, /too-long/);
    repo.write("docs/1.md", repo.read("docs/1.md").replace("Nobody pays.", "Nobody pays ![at all](gone.png)."));
    assert.match((await repo.run("report-hook", "--all")).stdout, /answer\/image-missing/);
  });

  it("gives a figure on a line of its own to who put it there", async () => {
    const repo = await withTemplate("# {title}\n\n## Why\n", "# Kites\n\n## Why\n\n![a kite](kite.png)\n");
    await repo.ok("add", ".");
    await repo.ok("commit", "--no-verify", "--quiet", "-m", "kites");
    const { stdout } = await repo.run("report-hook", "status", "--who", "docs/1.md");
    assert.match(stdout, /^\S.* 0 +0 % +1 {2}Why$/m);
  });

  it("knows a member by two addresses in each answer as in all of them", async () => {
    const repo = await emptyRepo();
    await commitBy(repo, "Anna", template);
    const first = answered(template, 8, answer("kite"));
    await commitBy(repo, "Anna", first);
    const second = answered(first, 8, `${answer("kite")}\n\n${answer("wind")}`);
    repo.write(reportPath, second);
    await repo.ok("commit", "--no-verify", "-qam", "home", "--author", "Anna <anna@home.example>");
    await commitBy(
      repo,
      "Bo",
      answered(second, 8, [answer("kite"), answer("wind"), `${answer("rain")} more`].join("\n\n")),
    );
    assert.match((await repo.run("report-hook", "status")).stdout, /^ {2}8 .* Anna +now$/m);
    assert.match((await repo.run("report-hook", "status", "--who")).stdout, /^Anna .* 8\nBo .* -$/m);
    assert.deepEqual(
      told(await questions(repo), 8)?.by?.map(({ name }) => name),
      ["Anna", "Bo"],
    );
  });

  it("names sections for programs by their keys, and fields and what is not required are no sections that are left", async () => {
    const repo = await withTemplate(
      "---\nstate: \n---\n# {title}\n\nOwner: ___\n\n## Why\n\nWhy?\n\n## Thanks (optional)\n\nTo whom?\n\n## What\n\nWhat?\n",
      "---\nstate: \n---\n# Kites\n\nOwner: ___\n\n## Why\n\nWhy?\n\n## Thanks (optional)\n\nTo whom?\n\n## What\n\nWe fly.\n",
    );
    const { left, questions: asked, members } = await statusIn(repo, "docs/1.md");
    const keys = asked.map(({ key }) => key);
    assert.ok(keys.includes("why") && keys.includes("what"), keys.join());
    assert.deepEqual(left.at(-1), { kind: "answer", questions: ["why"] });
    assert.deepEqual(members?.[0]?.questions, ["what"]);
    const { stdout } = await repo.run("report-hook", "status", "docs/1.md");
    assert.match(stdout, /^left: 2 fields are not answered: "state", "Owner"\n +section "Why" is not answered$/m);
  });

  it("draws what misses its limits by little on the side where it is, and keeps long limits apart", async () => {
    const words = (count: number): string => Array.from({ length: count }, (_, i) => `word${i}`).join(" ");
    const sections = [99, 100, 200, 201].map((count) => `## Part ${count}\n\n100-200 words.\n`);
    const repo = await withTemplate(
      `# {title}\n\n${sections.join("\n")}\n## Long\n\n1000-2000 words.\n`,
      `# Kites\n\n${[99, 100, 200, 201].map((count) => `## Part ${count}\n\n${words(count)}\n`).join("\n")}\n## Long\n\n${words(1260)}\n`,
    );
    const { stdout } = await repo.run("report-hook", "status", "docs/1.md");
    const barOf = (part: string): string => new RegExp(`^ +${part} +(\\S+) +\\S+/`, "m").exec(stdout)?.[1] ?? stdout;
    assert.deepEqual({ 99: barOf("Part 99"), 100: barOf("Part 100") }, { 99: "█·▒▒··", 100: "██▒▒··" });
    assert.deepEqual({ 200: barOf("Part 200"), 201: barOf("Part 201") }, { 200: "████··", 201: "█████·" });
    assert.match(stdout, /^ +Long +███▒·· 1260\/1000-2000 +ok +not committed$/m);
    assert.ok(
      stdout.split("\n").every((line) => line.length <= 80),
      stdout,
    );
  });

  it("names the reports of which one is to be named", async () => {
    const repo = await withTemplate("# {title}\n\n## Why\n", "# Kites\n\n## Why\n\nWind.\n");
    repo.write("docs/2.md", repo.read("docs/1.md"));
    const { out, code } = await repo.run("report-hook", "status");
    assert.equal(code, 2);
    assert.match(out, /^report-hook: 2 reports; name one of them: docs\/1\.md, docs\/2\.md$/m);
  });

  it("says in one line what it cannot do", async () => {
    const repo = await written();
    for (const words of [["gone.md"], ["--format", "xml"], [reportPath, reportPath]]) {
      const { code, out } = await repo.run("report-hook", "status", ...words);
      assert.equal(code, 2, out);
      assert.equal(out.trim().split("\n").length, 1, out);
    }
  });
});
