import picocolors from "picocolors";

export type Colors = ReturnType<typeof picocolors.createColors>;

/**
 * Colours for one stream: asked for by `--color`, forbidden by `NO_COLOR` (any value but the empty one) or `--no-color`,
 * else where the stream is a terminal that has them.
 */
export function colorsFor(
  asked: boolean | null,
  stream: { readonly isTTY?: boolean },
  environment: Readonly<Record<string, string | undefined>>,
): Colors {
  if (asked !== null) return picocolors.createColors(asked);
  if ((environment.NO_COLOR ?? "") !== "") return picocolors.createColors(false);
  const forced = (environment.FORCE_COLOR ?? "0") !== "0";
  return picocolors.createColors(forced || (stream.isTTY === true && environment.TERM !== "dumb"));
}
