/** The regular expressions that are written in this project's sources, found without a parser of TypeScript. */
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";

export interface PatternInSource {
  /** From src/, with `/` between its parts. */
  readonly file: string;
  readonly line: number;
  readonly pattern: RegExp;
}

/** All literals, in the order of their files. */
export function patternsInSource(): readonly PatternInSource[] {
  return sourceFiles().flatMap((file) => {
    const text = readFileSync(join("src", file), "utf8");
    return literalsIn(text).map(({ at, source, flags }) => ({
      file,
      line: text.slice(0, at).split("\n").length,
      pattern: new RegExp(source, flags),
    }));
  });
}

/** The sources, from src/. */
export function sourceFiles(): readonly string[] {
  return readdirSync("src", { recursive: true, encoding: "utf8" })
    .filter((file) => file.endsWith(".ts"))
    .map((file) => file.replaceAll("\\", "/"))
    .sort();
}

interface Literal {
  readonly at: number;
  readonly source: string;
  readonly flags: string;
}

/** What is no pattern: comments, texts, and the parts of template texts between their expressions. */
const skipped = /\/\/.*|\/\*[^]*?\*\/|"(?:[^"\\\n]|\\.)*"|'(?:[^'\\\n]|\\.)*'/y;
const templateText = /(?:[^`\\$]|\\[^]|\$(?!\{))*(?:`|\$\{)/y;
const literal = /\/((?:[^/\\[\n]|\\.|\[(?:[^\]\\\n]|\\.)*\])+)\/([a-z]*)/y;
/** What a slash divides stands before it: a value. Words that begin an expression are none. */
const value = /(?:[\w$)\]]|\})\s*$/;
const beginsExpression = /(?:^|[^\w$.])(?:return|case|of|in|typeof|void|await|yield)\s*$/;

function literalsIn(text: string): readonly Literal[] {
  const found: Literal[] = [];
  // For each template text that is open: how many braces are open in its expression.
  const open: number[] = [];
  let at = 0;
  const take = (token: RegExp): RegExpExecArray | null => {
    token.lastIndex = at;
    const match = token.exec(text);
    if (match !== null) at = token.lastIndex;
    return match;
  };
  const inTemplate = (): void => {
    if (take(templateText)?.[0].endsWith("${") === true) open.push(0);
  };
  while (at < text.length) {
    const start = at;
    if (take(skipped) !== null) continue;
    const character = text[at];
    if (character === "/" && startsExpression(text, at)) {
      const match = take(literal);
      if (match !== null) {
        found.push({ at: start, source: match[1] ?? "", flags: match[2] ?? "" });
        continue;
      }
    }
    at++;
    const depth = open.at(-1);
    if (character === "`") inTemplate();
    else if (character === "}" && depth === 0) {
      open.pop();
      inTemplate();
    } else if (depth !== undefined && (character === "{" || character === "}")) {
      open[open.length - 1] = depth + (character === "{" ? 1 : -1);
    }
  }
  return found;
}

function startsExpression(text: string, at: number): boolean {
  const before = text.slice(Math.max(0, at - 40), at);
  return !value.test(before) || beginsExpression.test(before);
}
