/** What a template puts where something is to be filled in: `TODO`, `[…]`, `{{…}}`, italic hints, rules to write on. */

import { isLeftHint } from "./left-hints.js";
import { isWorth } from "./lookalikes.js";

const nothingButMarks = /^[\s_.…\-–—*|/\\#>]*$/u;
const toDo = /^(?:TODO|TBD|TBA|FIXME|XXX+)(?![\p{L}\p{N}])/u;
const notYet = /^(?:N\/?A|none|-)\.?$/i;
const rule = /_{3,}|\.{3,}|…/u;
/** What a site's generator reads (`{{< part >}}`, `{% part %}`, `<Part />`, `[TOC]`, `{: .class }`, `{#name}`) is nothing to fill in. */
const braces = /\{\{(?![<%#/!])[^{}]*\}\}|(?<!\{)\{(?![%:#/.-])(?=[^{}\p{L}]*\p{L})[^{}]*\}/u;
const angle = /^<(?=[^<>@:/=\p{L}]*\p{L})[^<>@=]*(?<!\/)>$/u;
/** An alert (`[!NOTE]`) is none. */
const bracket = /^!?\[(?!\^|[ xX]?\]|TOC\]|!\p{L})[^\]]+\]$/u;
const numbered = /\b(?:0{3,}|N{3,}|X{3,}|#{3,})\b|\bY{2,4}-M{1,2}-D{1,2}\b/i;
const date = /^(?:[yåja]{4}[-./]mm?[-./][dt]{1,2}|[dt]{1,2}[-./]mm?[-./][yåja]{2,4}|mm?[-./]dd?[-./]y{2,4})$/i;
/** All of it in brackets: `(leave this empty)`. */
const bracketed = /^\((?=[^()\p{L}]*\p{L})[^()]*\)$/u;
const asked = /^\((?:fill|insert|add|enter|write|your|todo|tbd|describe|optional)\b/i;
/** Nothing but words in italics: a hint. */
export const italic = /^(?:_(?![_\s])[^_]+_|\*(?![*\s])[^*]+\*)$/u;

/** Words between dashes: `--- fill here ---`. */
function isNamed(text: string): boolean {
  return text.startsWith("---") && text.endsWith("---") && /[^\s-]/.test(text);
}

/**
 * Whether some text, a line, a paragraph or a value, is a place to fill in rather than words of its own.
 *
 * @param of a value stands alone behind its label, so that capitals (`NAME`) and emptiness say that it is open
 */
export function isBlank(text: string, of: "text" | "value" = "text"): boolean {
  const isCode = /^`[^`]*`$/.test(text.trim());
  const said = of === "value" || isCode ? text : text.replace(/`[^`]*`/g, " ");
  const bare = said.trim().replace(/^(["'])(.*)\1$/s, "$2");
  if (bare === "") return of === "value";
  if (isWorth(bare)) return false;
  if (italic.test(bare)) return of === "text" || bare.length > 2;
  const plain = bare.replace(/^[*_`]+|(?<![*_`])[*_`]+$/g, "").trim();
  if (of === "value" && /^[\p{Lu}][\p{Lu}\p{N} _-]+$/u.test(plain)) return true;
  if (plain === "") return /_/.test(bare);
  if (nothingButMarks.test(plain)) return /_{2,}|\.{2,}|…/u.test(bare) || of === "value";
  // What is all code is a place to fill in only as a whole: `{name}`, but not `f({x})`.
  if (braces.test(plain) && (!isCode || /^\{.*\}$/s.test(plain))) return true;
  if (toDo.test(plain) || angle.test(plain) || bracket.test(plain) || isNamed(plain)) return true;
  if (date.test(plain) || isLeftHint(plain)) return true;
  if (of === "value" && (rule.test(plain) || numbered.test(plain) || bracketed.test(plain))) return true;
  return (
    notYet.test(plain) || asked.test(plain) || /_{3,}|^@[\w-]*(?:name|author|user|owner|handle|github)\b/i.test(plain)
  );
}

/** The words of a line beside the places in it that are to be filled in: `MM/DD/YYYY: first flight` without its date. */
export function withoutBlanks(text: string): string {
  return text
    .replace(/\{\{[^{}]*\}\}|\{[^{}]*\}|<[^<>@:/=]*>|\[[^[\]]*\](?![([])|_{3,}|\.{3,}|…/g, " ")
    .replace(
      /\b(?:Y{2,4}[-./]M{1,2}[-./]D{1,2}|[MD]{1,2}[-./][MD]{1,2}[-./]Y{2,4}|X{3,}|N{3,}|0{3,}|TODO|TBD)\b/g,
      " ",
    );
}
