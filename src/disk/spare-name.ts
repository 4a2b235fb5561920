import { existsSync } from "node:fs";
import { join } from "node:path";

/** A name beside a file that no other has, for what is kept of it; both from `folder`. */
export function spareName(folder: string, file: string): string {
  for (let number = 1; ; number++) {
    const name = `${file}.mine${number === 1 ? "" : number}`;
    if (!existsSync(join(folder, name))) return name;
  }
}
