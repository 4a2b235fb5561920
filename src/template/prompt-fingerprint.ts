import type { Prompt, Report } from "../report/model.js";
import { fingerprintOf } from "./normal.js";

const found = new WeakMap<Prompt, string>();

/** The fingerprint of a report's prompt, found once however often it is asked for. */
export function promptFingerprint({ text }: Report, prompt: Prompt): string {
  const fingerprint = found.get(prompt) ?? fingerprintOf(text.slice(prompt.span.start, prompt.span.end));
  found.set(prompt, fingerprint);
  return fingerprint;
}
