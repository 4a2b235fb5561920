import type { Root } from "hast";
import bash from "highlight.js/lib/languages/bash";
import diff from "highlight.js/lib/languages/diff";
import dockerfile from "highlight.js/lib/languages/dockerfile";
import ini from "highlight.js/lib/languages/ini";
import javascript from "highlight.js/lib/languages/javascript";
import json from "highlight.js/lib/languages/json";
import makefile from "highlight.js/lib/languages/makefile";
import markdown from "highlight.js/lib/languages/markdown";
import powershell from "highlight.js/lib/languages/powershell";
import python from "highlight.js/lib/languages/python";
import pythonRepl from "highlight.js/lib/languages/python-repl";
import r from "highlight.js/lib/languages/r";
import shell from "highlight.js/lib/languages/shell";
import sql from "highlight.js/lib/languages/sql";
import typescript from "highlight.js/lib/languages/typescript";
import xml from "highlight.js/lib/languages/xml";
import yaml from "highlight.js/lib/languages/yaml";
import { createLowlight } from "lowlight";

/** The languages that reports about software are likely to quote; the library has ten times as many. */
const lowlight = createLowlight({
  bash,
  diff,
  dockerfile,
  ini,
  javascript,
  json,
  makefile,
  markdown,
  powershell,
  python,
  "python-repl": pythonRepl,
  r,
  shell,
  sql,
  typescript,
  xml,
  yaml,
});

/** For a word that is longer than any that people write the library takes a time that grows with the square of its length. */
const longWord = /(?<!\S)\S{500}/;

/** `code` with its words marked by what they are, or null where the language is not known, or it would take too long. */
export function colour(code: string, language: string): Root["children"] | null {
  if (!lowlight.registered(language) || longWord.test(code)) return null;
  return lowlight.highlight(language, code, { prefix: "c-" }).children;
}
