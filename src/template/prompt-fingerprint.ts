import type { Prompt, Report } from "../report/model.js";
import { oncePer } from "../report/once.js";
import { fingerprintOf } from "./tokens.js";

/** The fingerprint of a report's prompt, found once however often it is asked for. */
export const promptFingerprint = oncePer(({ span }: Prompt, { text }: Report) =>
  fingerprintOf(text.slice(span.start, span.end)),
);
