import { tokensOf } from "./tokens.js";

/** Whether an answer is one of the choice's options: that alone, or that first and then why. */
export function isOneOf(answer: string, choice: readonly string[]): boolean {
  const words = keyOf(answer);
  return choice.some((option) => {
    const key = keyOf(option);
    return words === key || words.startsWith(`${key} `);
  });
}

function keyOf(text: string): string {
  return tokensOf(text.toLowerCase())
    .map((token) => token.text)
    .join(" ");
}
