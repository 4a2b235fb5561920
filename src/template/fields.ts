import { frontMatterKeys, type Labelled, labelAt, withoutRemarks } from "../report/labels.js";
import type { Outline } from "../report/outline.js";
import { lineText } from "../report/position.js";
import { isBlank } from "./blanks.js";
import { choiceInValue } from "./choices.js";
import { saysOptional, saysTakeOut, saysWhereApplicable, titleIsOptional } from "./optional.js";
import type { FieldSlot } from "./slot-model.js";
import { slotWords } from "./slot-words.js";

/** How many words a label has at most, by how it stands: plain words before a colon are a sentence far sooner than a bold label is. */
const mostWords: Readonly<Record<Labelled["form"], number>> = { item: 9, bold: 9, plain: 3, key: 20 };

/** What a line is called behind which an answer goes. */
export const answerLabel =
  /^(?:(?:your|my) )?(?:answers?|response|solution|reply|svar|dit svar|antwort|deine antwort|respuesta|su respuesta|réponse|risposta|antwoord|resposta)(?![\p{L}])/iu;

/** What only introduces a remark: nothing is filled in behind it. */
export const remarks =
  /^(?:please )?(?:todo|tbd|fixme|note|nb|n\.b\.|hint|tip|warning|caution|important|attention|reminder|example|for example|e\.g\.?|see(?: also)?|bemærk|obs|eksempel|hinweis|achtung|beispiel|nota|ejemplo|remarque|exemple)$/i;

/** The keys of a template's front matter as fields. A comment right above or behind a key tells of it, one above the first of all. */
export function frontMatterFields(outline: Outline): readonly FieldSlot[] {
  const all = frontMatterKeys(outline);
  const begin = all[0]?.line ?? 1;
  const allOptional = saysOptional(remarksAbove(outline, begin));
  return all.map((one) => {
    const remark = /(?:^|\s)#\s?(.*)$/m.exec(one.value)?.[1] ?? "";
    const above = one.line === begin ? "" : remarksAbove(outline, one.line);
    const value = withoutRemarks(one.value);
    return {
      ...fieldOf(one, "", value),
      required: !allOptional && !saysOptional(remark) && !saysOptional(above),
      inFrontMatter: true,
      isAnswer: false,
      // An empty list is a value like others.
      open: isBlank(value, "value") || /^["']?[{<[](?!\s*\])/.test(value.trim()),
      choice: choiceInValue(one.value),
    };
  });
}

/**
 * The labelled lines of a section that the template leaves open, between two lines.
 *
 * @param section the section's key
 * @param loose nobody is held to keep them
 */
export function openLines(
  outline: Outline,
  first: number,
  end: number,
  section: string,
  loose: boolean,
): readonly FieldSlot[] {
  const fields: FieldSlot[] = [];
  const seen = new Map<string, number>();
  let given = "";
  for (let line = first; line < end; line++) {
    if (outline.kinds[line] !== "prose") continue;
    const one = labelAt(outline, line);
    if (one === null) {
      given = lineText(outline, line).trim();
      continue;
    }
    const words = slotWords(one.label);
    const count = words === "" ? 0 : words.split(" ").length;
    if (count > mostWords[one.form]) given = lineText(outline, line).trim();
    if (remarks.test(one.label)) continue;
    // What is quoted is a prompt: only where its answer goes is left open.
    if (one.isQuoted && !answerLabel.test(one.label)) continue;
    if (count === 0 || count > mostWords[one.form] + (titleIsOptional(one.label) ? 1 : 0)) continue;
    const value = withoutComments(one.value);
    if (!isBlank(value, "value") && !holdsBlank(value) && choiceInValue(value) === null) continue;
    if (value === "" && introduces(outline, line + 1, end)) {
      given = lineText(outline, line).trim();
      continue;
    }
    const times = (seen.get(words) ?? 0) + 1;
    seen.set(words, times);
    const field = fieldOf(one, section, value);
    fields.push({
      ...field,
      key: times === 1 ? field.key : `${field.key} ${times}`,
      required:
        !loose &&
        !titleIsOptional(one.label) &&
        !saysWhereApplicable(value) &&
        !(introducing.test(given) && saysWhereApplicable(given)) &&
        !saysTakeOut(given),
      inFrontMatter: false,
      isAnswer: answerLabel.test(one.label),
      open: true,
      choice: choiceInValue(value),
    });
  }
  return fields.filter((field, index) => !isPrompt(field, fields[index + 1]));
}

/** What a line is called behind which something is asked. */
const promptLabel =
  /^(?:question|prompt|task|exercise|problem|q|spørgsmål|opgave|øvelse|frage|aufgabe|übung|pregunta|ejercicio|pergunta|exercice|domanda|esercizio|vraag|opdracht)(?:\W*\d+)?$/iu;

/** Whether a label has what is asked behind it, in italics, and the answer goes below: `**Question:** *What holds it up?*`. */
function isPrompt({ label, value, isAnswer }: FieldSlot, next: FieldSlot | undefined): boolean {
  if (isAnswer || !/^(?:\*[^*_]+\*|_[^*_]+_)$/.test(value)) return false;
  return next?.isAnswer === true || promptLabel.test(label);
}

/** A line that the fields below it follow from: "Add these as needed:". */
const introducing = /:[*_]*$/;

function fieldOf(
  one: Labelled,
  section: string,
  value: string,
): Pick<FieldSlot, "key" | "label" | "words" | "line" | "endLine" | "value"> {
  const words = slotWords(one.label);
  const key = section === "" ? words : `${section}/${words}`;
  return { key, label: one.label, words, line: one.line, endLine: one.endLine, value };
}

/** Whether a value has a place to fill in among its words: `{…}`, `{{…}}`, `___`, `#0000`. */
function holdsBlank(value: string): boolean {
  return /\{(?=[^{}\p{L}]*\p{L})[^{}]*\}|_{3,}|#0{3,}\b|\bYYYY\b|^<(?=[^<>\p{L}]*\p{L})[^<>]*>/u.test(value);
}

/** Whether a list or an indented line follows below: then the colon opens that, and nothing is left open. A blank line between may stand below what is no item. */
function introduces(outline: Outline, line: number, end: number): boolean {
  const isInList = /^[ \t]*(?:[*+-]|\d{1,9}[.)])[ \t]/.test(lineText(outline, line - 1));
  const next = !isInList && outline.kinds[line] === "blank" ? line + 1 : line;
  if (next >= end || outline.kinds[next] !== "prose") return false;
  if (!/^[ \t]*(?:[*+-]|\d+[.)])[ \t]/.test(lineText(outline, next))) return false;
  const deeper = indentOf(outline, next) - indentOf(outline, line - 1);
  return isInList ? deeper > 0 : deeper >= 0;
}

function indentOf(outline: Outline, line: number): number {
  return /^[ \t]*/.exec(lineText(outline, line))?.[0].length ?? 0;
}

function withoutComments(value: string): string {
  return value.replace(/<!--.*?(?:-->|$)/gm, "").trim();
}

/** YAML's comments on the lines right above a line of the front matter. */
function remarksAbove(outline: Outline, line: number): string {
  const remarks: string[] = [];
  for (let at = line - 1; at > 0; at--) {
    const content = lineText(outline, at).trim();
    if (!content.startsWith("#")) break;
    remarks.unshift(content.replace(/^#+\s*/, ""));
  }
  return remarks.join(" ");
}
