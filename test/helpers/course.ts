/** The course's own material, where it lies beside the project: 18 editions, real reports, and what its checker said of them. */
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

const folder = fileURLToPath(new URL("../../../shared/", import.meta.url));

/** Why tests that need the material are skipped; false where it is there. */
export const withoutCourse: string | false = existsSync(join(folder, "corpus", "verdicts.json"))
  ? false
  : "the course's material is not beside this project";

export interface EditionFile {
  /** `dtu-mlops-<date>` */
  readonly name: string;
  readonly date: string;
  readonly text: string;
}

/** The published editions as text, oldest first; none where the material is absent. */
export function editionFiles(): readonly EditionFile[] {
  if (withoutCourse !== false) return [];
  const files = readdirSync(join(folder, "editions")).filter((file) => file.endsWith(".md"));
  return files.sort().map((file) => {
    const date = file.replace(/\.md$/, "");
    return { name: `dtu-mlops-${date}`, date, text: readFileSync(join(folder, "editions", file), "utf8") };
  });
}

export interface CheckerFailure {
  readonly question: number;
  readonly of: "words" | "images";
  readonly min: number;
  readonly max: number;
  readonly got: number;
}

/** What the course's checker said of one version of a report. */
export interface CheckerVerdict {
  readonly checker: string;
  readonly readable: boolean;
  readonly passed: number | null;
  readonly failed: readonly CheckerFailure[];
}

export interface RealReport {
  readonly file: string;
  readonly bytes: Uint8Array;
  readonly said: CheckerVerdict;
}

/** Every real report version with its verdict. */
export function realReports(): readonly RealReport[] {
  const verdicts = JSON.parse(readFileSync(join(folder, "corpus", "verdicts.json"), "utf8")) as Readonly<
    Record<string, CheckerVerdict>
  >;
  return Object.entries(verdicts).map(([file, said]) => ({
    file,
    bytes: readFileSync(join(folder, "corpus", file)),
    said,
  }));
}

export interface CheckerLimits {
  readonly since: string;
  readonly questions: number;
  readonly limits: readonly {
    readonly question: number;
    readonly words?: readonly [number, number];
    readonly images?: readonly [number, number];
  }[];
}

/** The limits that the course's checker holds answers to, by the date since when. */
export function checkerLimits(): readonly CheckerLimits[] {
  return JSON.parse(readFileSync(join(folder, "editions", "checker-limits.json"), "utf8")) as CheckerLimits[];
}

/** The report that the course's seed repository was left with. */
export function seedReport(): string {
  return readFileSync(join(folder, "seed", "report.md"), "utf8");
}
