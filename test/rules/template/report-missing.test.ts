import assert from "node:assert/strict";
import { test } from "node:test";
import { checkMissing } from "../../../src/rules/check-missing.js";
import { anyTemplate, changed, decisions, scanned } from "../../helpers/decisions.js";
import { fixedWith } from "../../helpers/fix.js";
import { by, commit, levelsOf, pristine, replaced, scan, template } from "../kites.js";

const rule = "template/report-missing";

test("an emptied report is an error in both modes, and nothing else is said of it", () => {
  for (const text of ["", " \n\t\r\n", "\uFEFF"]) {
    assert.deepEqual(levelsOf(rule, text), { commit: "error", scan: "error" });
    assert.deepEqual(
      scan(text).map(({ rule }) => rule),
      [rule],
    );
  }
});

test("a report with no question is found, also where no template is known", () => {
  const [found] = scan("# Kites\n\nWe like kites.\n");
  assert.match(found?.message ?? "", /holds no question/);
  const unknown = { ...template, source: "report", structure: false, questions: [] } as const;
  const [lost] = by(rule, scan("# Kites\n", { template: unknown }));
  assert.match(lost?.help ?? "", /^Begin with your template, or name .*: `template` in the configuration$/);
});

test("an empty file of which no template is known is told to begin with one: there is nothing to take back or to fix", () => {
  const unknown = { ...template, source: "report", structure: false, questions: [] } as const;
  const [found] = scan("", { template: unknown });
  assert.deepEqual([found?.help, found?.fixable], ["Begin with your template", false]);
  assert.equal(scan("")[0]?.fixable, true);
});

test("a first report that is empty stops nothing: nothing was there to break", () => {
  const unknown = { template: { ...template, source: "report", structure: false, questions: [] } } as const;
  assert.deepEqual(
    [...commit([], "", unknown), ...commit([], "# Kites\n", unknown), ...commit([], "")].map(({ level }) => level),
    ["warning", "warning", "warning"],
  );
  assert.equal(commit(pristine, "")[0]?.level, "error");
});

test("a report with one question is not missing", () => {
  assert.deepEqual(by(rule, scan(replaced(pristine, "### Question 5", "### Q5"))), []);
});

const deleted = { lastIn: "HEAD", onDisk: false, before: false };

test("a report that is taken out of the commit alone is not taken back over the file on disk", () => {
  const [found] = checkMissing("reports/README.md", { ...deleted, onDisk: true }, "staged", {});
  assert.match(found?.help ?? "", /git reset HEAD -- :\/reports\/README\.md$/);
});

test("a report that is not there is the same finding, without a place", () => {
  const [found] = checkMissing("reports/README.md", deleted, "staged", {});
  assert.deepEqual([found?.rule, found?.level, found?.line, found?.existing], [rule, "error", null, false]);
  assert.match(found?.help ?? "", /change `reports` in the configuration/);
});

test("a report that never was there is to be added, or the configuration to be corrected", () => {
  const [found] = checkMissing("reports/REPORT.md", { ...deleted, lastIn: null }, "staged", {});
  assert.deepEqual(
    [found?.message, found?.help],
    ["no report at reports/REPORT.md", "Correct `reports` in the configuration, or add the report there"],
  );
});

test("its level can be set", () => {
  assert.equal(checkMissing("reports/README.md", deleted, "scan", { [rule]: "note" })[0]?.level, "note");
  assert.deepEqual(checkMissing("reports/README.md", deleted, "scan", { [rule]: "off" }), []);
});

test("an empty document of any shape becomes what the last commit has, else its template", () => {
  const about = { template: anyTemplate(decisions) };
  const filled = changed(["Describe what made you decide.", "The wind did."]);
  assert.equal(scanned("")[0]?.fixable, true);
  for (const empty of ["", "\uFEFF", "\n \n"]) {
    assert.equal(fixedWith(empty, decisions, { ...about, before: filled }).text, filled);
    assert.equal(fixedWith(empty, decisions, about).text, decisions);
    assert.equal(fixedWith(empty, decisions, { ...about, before: "\n" }).text, decisions);
  }
});

test("an empty report becomes what the last commit has to the byte, whatever its line ends and its first character are", () => {
  const windows = `\uFEFF${pristine.replaceAll("\n", "\r\n")}`;
  for (const before of [windows, pristine.replaceAll("\n", "\r"), pristine.trimEnd()])
    for (const empty of ["", "\uFEFF", "\r\n"]) {
      assert.equal(fixedWith(empty, pristine, { before }).text, before);
      assert.equal(fixedWith(empty, pristine, { before, template: anyTemplate(pristine) }).text, before);
    }
  assert.equal(fixedWith("\uFEFF", windows).text, windows.replaceAll("\r\n", "\n"));
});

test("an empty document stays so where another rule, a question, or what is safe alone is to be fixed", () => {
  const about = { template: anyTemplate(decisions), before: decisions };
  for (const only of [
    { safe: true },
    { questions: new Set([1]) },
    { rules: new Set(["template/section-missing"] as const) },
  ]) {
    assert.equal(fixedWith("", decisions, { ...about, ...only }).text, "");
  }
});
