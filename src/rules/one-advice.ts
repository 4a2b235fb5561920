import { imageHtml } from "./answer/image-html.js";
import { imageMarkMissing } from "./answer/image-mark-missing.js";
import { tooFewImages } from "./answer/too-few-images.js";
import type { Finding } from "./model.js";

/**
 * Says once why an answer has too few images: where a link lacks its `!`, or an image is written as `<img>`, that is what is to be done,
 * and that there are too few is told with it.
 */
export function oneAdvice(findings: readonly Finding[]): Finding[] {
  const told = new Set<Finding>();
  const joined = new Map<Finding, Finding>();
  for (const tooFew of findings) {
    if (tooFew.rule !== tooFewImages.name) continue;
    const cause = [imageMarkMissing.name, imageHtml.name]
      .map((rule) => findings.find((one) => one.rule === rule && one.question === tooFew.question))
      .find((one) => one !== undefined);
    if (cause === undefined) continue;
    told.add(tooFew);
    joined.set(cause, withReason(cause, tooFew));
  }
  return findings.filter((finding) => !told.has(finding)).map((finding) => joined.get(finding) ?? finding);
}

/** As grave as the graver of the two. */
function withReason(cause: Finding, tooFew: Finding): Finding {
  const level = tooFew.level === "error" ? tooFew.level : cause.level;
  return { ...cause, level, message: `${cause.message} (${tooFew.message})` };
}
