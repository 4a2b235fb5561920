import { type Token, tokensOf } from "../../template/tokens.js";
import type { MatchedQuestion } from "../model.js";
import type { TemplateText } from "./template-text.js";

export type IsToken = (token: Token) => boolean;

/** Tells the words of a question's example; in whatever case, where the template's text is known. */
export function exampleWords({ question, asked }: MatchedQuestion, texts: TemplateText): IsToken {
  const hashes = new Set(asked?.example.hashes);
  const known = tokensOf(texts.questions.get(question.number)?.prompt ?? "").filter(({ hash }) => hashes.has(hash));
  const words = new Set(known.map(({ text }) => text.toLowerCase()));
  return ({ hash, text }) => hashes.has(hash) || words.has(text.toLowerCase());
}
