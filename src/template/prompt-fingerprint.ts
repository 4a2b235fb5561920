import type { Prompt, Report } from "../report/model.js";
import { oncePerText } from "../report/once-per-text.js";
import { fingerprintOf } from "./tokens.js";

const fingerprints = oncePerText(100_000, fingerprintOf);

/** The fingerprint of a report's prompt, found once however often it is asked for: reports of one template have most prompts in common. */
export function promptFingerprint({ span }: Prompt, { text }: Report): string {
  return fingerprints(text.slice(span.start, span.end));
}
