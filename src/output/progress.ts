/** A bar of progress on one line of a terminal. */
export interface Progress {
  readonly show: (done: number) => void;
  readonly clear: () => void;
}

const cells = 30;

/** The bar for `total` steps; one that does nothing where it is not `wanted` or the output is no terminal. */
export function progressOn(
  output: () => { readonly isTTY?: boolean; readonly write: (text: string) => unknown },
  total: number,
  wanted: boolean,
): Progress {
  // Setting up Node's stream costs time.
  const stream = wanted ? output() : null;
  if (stream?.isTTY !== true) return { show: () => undefined, clear: () => undefined };
  return {
    show: (done) => {
      const full = Math.round((cells * done) / total);
      stream.write(`\r[${"#".repeat(full)}${" ".repeat(cells - full)}] ${done} of ${total}`);
    },
    clear: () => {
      stream.write("\r\u001b[K");
    },
  };
}
