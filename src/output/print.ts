import { writeSync } from "node:fs";
import { codeOf } from "../system/refusal.js";

/** How long a reader who cannot keep up is waited for before the next attempt, in milliseconds. */
const pause = 5;

/**
 * Prints a text to standard output (1) or standard error (2), all of it before this returns. `process.stdout` does so only on some systems, and
 * setting it up costs a commit more than writing to it. A reader that has seen enough (`| head`) is no failure.
 */
export function print(text: string, stream: 1 | 2 = 1): void {
  const bytes = Buffer.from(text);
  for (let at = 0; at < bytes.length; ) {
    try {
      at += writeSync(stream, bytes, at);
    } catch (error) {
      const code = codeOf(error);
      if (code === "EPIPE") return;
      if (code !== "EAGAIN") throw error;
      Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, pause);
    }
  }
}
