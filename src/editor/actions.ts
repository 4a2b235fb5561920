import type { CodeAction, Range, TextEdit } from "vscode-languageserver";
import { fixText } from "../fix/fix.js";
import type { Finding, RuleName } from "../rules/model.js";
import { diagnosticsOf, rangeOfFinding } from "./diagnostics.js";
import type { Edited, Known } from "./edited.js";
import { touches } from "./ranges.js";
import { editBetween } from "./text-edit.js";

const quickFix = "quickfix";
/** What an editor asks for by name, to fix a whole document. */
const fixAll = "source.fixAll.report-hook";

/**
 * What can be done by itself at a place of a document: a fix for each finding there, what the template says put back for the question, and
 * for the whole document. Each is an edit that the editor makes when it is chosen.
 *
 * @param templateTexts texts that hold the template's own
 * @param asked the place, and the kinds of action that are asked for; null: all
 * @param pageOf the address of a rule's page
 */
export function actionsFor(
  uri: string,
  { match, findings }: Edited,
  known: Known,
  templateTexts: readonly string[],
  { range, only }: { readonly range: Range; readonly only: readonly string[] | null },
  pageOf: (rule: string) => string,
): CodeAction[] {
  const wants = (kind: string): boolean =>
    only === null || only.some((one) => one === "" || kind === one || kind.startsWith(`${one}.`));
  const { text } = match.report;
  const fixed = (
    rules: ReadonlySet<RuleName> | null,
    questions: ReadonlySet<number> | null,
    section?: string,
  ): TextEdit | null => {
    const { template, patterns, path, files } = known;
    const sections = section === undefined ? null : new Set([section]);
    const before = known.before[0]?.match.report.text ?? null;
    const options = { template, templateTexts, before, patterns, path, files, rules, questions, safe: false, sections };
    return editBetween(text, fixText(text, options).text);
  };
  const action = (title: string, kind: string, edit: TextEdit | null, of: readonly Finding[]): CodeAction[] =>
    edit === null
      ? []
      : [{ title, kind, diagnostics: diagnosticsOf(of, pageOf), edit: { changes: { [uri]: [edit] } } }];

  const fixable = findings.filter(({ fixable }) => fixable);
  const here = fixable.filter((finding) => touches(rangeOfFinding(finding), range));
  const numbers = [...new Set(here.flatMap(({ question }) => question ?? []))];
  const whole = (kind: string): CodeAction[] =>
    action("Put back what the template says in the whole document", kind, fixed(null, null), []);
  return [
    ...(wants(quickFix)
      ? [
          ...here.flatMap((one) => {
            const of = one.question === null ? "" : ` in question ${one.question}`;
            const questions = one.question === null ? null : new Set([one.question]);
            return action(`Fix${of}: ${one.message}`, quickFix, fixed(new Set([one.rule]), questions, one.section), [
              one,
            ]);
          }),
          ...numbers.flatMap((number) =>
            action(
              `Put back what the template says in question ${number}`,
              quickFix,
              fixed(null, new Set([number])),
              [],
            ),
          ),
        ]
      : []),
    // At a place it is a quick fix: VS Code lists no other kind there.
    ...(wants(quickFix) && here.length > 0 ? whole(quickFix) : []),
    ...(only !== null && wants(fixAll) && fixable.length > 0 ? whole(fixAll) : []),
  ];
}
