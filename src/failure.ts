/** Why something could not be done: one line that says what is wrong and what to do. */
export interface Failure {
  readonly failure: string;
}

/** A failure with its line. */
export function fail(failure: string): Failure {
  return { failure };
}

/** Whether a result is a failure. */
export function isFailure(result: unknown): result is Failure {
  return typeof result === "object" && result !== null && "failure" in result;
}
