/** The regular expressions that the sources make as they run, from the words of a configuration or of a language. */
import type { PatternInSource } from "./patterns-in-source.js";

/** All that are made while reports and templates are read, checked, fixed and rendered. */
export async function madeWhileRunning(): Promise<readonly PatternInSource[]> {
  const made = new Map<string, PatternInSource>();
  const original = globalThis.RegExp;
  globalThis.RegExp = new Proxy(original, {
    construct(target, args: ConstructorParameters<typeof RegExp>) {
      const pattern = new target(...args);
      const [, file = "", line = "0"] = /\/src\/(\S+?\.ts):(\d+)/.exec(new Error().stack ?? "") ?? [];
      if (file !== "") made.set(`${file} ${pattern}`, { file, line: Number(line), pattern });
      return pattern;
    },
  });
  try {
    await runAll();
  } finally {
    globalThis.RegExp = original;
  }
  return [...made.values()];
}

/** Loaded here, so that what is made as a module is loaded is seen, too. */
async function runAll(): Promise<void> {
  const { answer, answered, broken, template } = await import("./answers.js");
  const { fixedWith } = await import("./fix.js");
  const { changed, fixed, scanned } = await import("./decisions.js");
  const { pageOf } = await import("./page.js");
  const { wrapKeeping } = await import("../../src/output/wrap.js");
  const typedOver = answered(template, 8, answer("kite")).replaceAll("> Example:", "> Example: our kite flew well and");
  fixedWith(broken(typedOver, 3).replace("> Answer:", "> Anwser"), template);
  fixedWith(template.replace(/^### Question 5\b.*$/m, "### Question five"), template);
  wrapKeeping("see git add -- a.png; or kite fix", 20, "  ", "kite");
  await pageOf(answered(template, 3, answer("kite")));
  scanned(changed(["Describe what made you decide.", "Beschreibe es in höchstens 100 Wörtern. Answer length: soon."]));
  fixed(changed(["## Why now\n", "## Question 1\n"]));
}
