/** Letters of the scripts that are written from right to left; not the byte-order mark that stands behind them. */
const rightToLeft = /[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc]+/g;

/** Whether most letters of a text are written from right to left. */
export function isRightToLeft(text: string): boolean {
  const count = text.length - text.replace(rightToLeft, "").length;
  return count > 0 && 2 * count > text.replace(/\P{L}+/gu, "").length;
}
