import { sealed, unsealed } from "./seal.js";
import { readState, writeState } from "./state-file.js";
import type { Shape } from "./value-shapes.js";

/**
 * A value that an earlier run of this build kept.
 *
 * @param shape what it must be
 * @returns null where there is none, another build or another person kept it, or it is not what it must be
 */
export function kept<T>(gitDir: string, name: string, shape: Shape<T>): T | null {
  const body = unsealed(readState(gitDir, name));
  if (body === null) return null;
  const value: unknown = JSON.parse(body.toString());
  return shape(value) ? value : null;
}

/** Keeps a value for later runs of this build. Where it cannot be kept, on a full disk or in another person's folder, it only costs time. */
export function keep(gitDir: string, name: string, value: unknown): void {
  try {
    const file = sealed(JSON.stringify(value));
    if (file !== null) writeState(gitDir, name, file);
  } catch {
    // The next run finds it out again.
  }
}
