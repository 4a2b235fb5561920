import type { Colors } from "./colors.js";
import { wrap } from "./wrap.js";

/**
 * What stands above others: a name in bold and, behind it, what it belongs to.
 *
 * @param width how wide a line may be; null: as wide as it is
 * @param style what the second is shown in
 */
export function headLines(
  name: string,
  rest: string,
  { bold }: Pick<Colors, "bold">,
  width: number | null,
  style: (text: string) => string = String,
): string[] {
  const line = rest === "" ? name : `${name}  ${rest}`;
  let left = name;
  return (width === null ? [line] : wrap(line, width, "  ")).map((one) => {
    const words = one.trimStart();
    const isName = left !== "" && left.startsWith(words);
    const named = isName ? words : words.startsWith(left) ? left : "";
    left = left.slice(named.length).trimStart();
    const others = words.slice(named.length);
    return (
      one.slice(0, one.length - words.length) + (named === "" ? "" : bold(named)) + (others === "" ? "" : style(others))
    );
  });
}
