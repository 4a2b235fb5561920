import { join } from "node:path";
import { vendorFolder } from "../config/config.js";
import { literalPattern } from "../report/words-pattern.js";
import { addLines, hasLines, removeEach } from "./lines.js";
import type { FoundRepository, Memory } from "./model.js";
import { notIgnored } from "./not-ignored.js";
import type { Plan } from "./plan.js";
import { behindLink } from "./repository-files.js";
import { addExclude, excludes, removeExclude } from "./yaml-exclude.js";

const preCommitConfig = ".pre-commit-config.yaml";

/**
 * Plans to keep formatters and checks of a repository away from what report-hook writes: the pages and, where it is among the repository's
 * files, the command. Only where there is something that would look at them: a `.prettierignore`, pre-commit's configuration. The page with its
 * figures inside, which nobody commits, goes into `.gitignore` in any case.
 */
export function addIgnored(repository: FoundRepository, plan: Plan): void {
  const prettier = behindLink(repository, ".prettierignore");
  if (plan.read(prettier) !== null) addLines(plan, prettier, formatted(repository), "formatters leave the page alone");
  addLines(
    plan,
    behindLink(repository, ".gitignore"),
    alonePages(repository),
    "html --standalone writes it, for mailing",
  );
  const config = join(repository.top, preCommitConfig);
  const text = plan.read(config);
  if (text === null) return;
  const changed = addExclude(text, formatted(repository).map(pattern));
  if (changed === null) {
    const exclude = formatted(repository).map(pattern).join("|");
    plan.remark(
      `keep pre-commit's hooks away from what report-hook writes: add |${exclude} to exclude in ${preCommitConfig}`,
    );
  } else plan.write(config, changed, "the check, and no other hook looks at the page");
}

/** The lines such as ours that are there already, by the file's path from the top: `uninstall` leaves them to the people who wrote them. */
export function ignoredBefore(repository: FoundRepository, plan: Plan): Memory["theirs"] {
  const there = [".prettierignore", ".gitignore"].map((name) => {
    const text = plan.read(behindLink(repository, name)) ?? "";
    return [name, linesFor(repository, name).filter((line) => hasLines(text, [line]))] as const;
  });
  const config = plan.read(join(repository.top, preCommitConfig));
  const excluded = config === null ? [] : excludes(config, formatted(repository).map(pattern));
  return Object.fromEntries([...there, [preCommitConfig, excluded] as const].filter(([, lines]) => lines.length > 0));
}

/** Plans to take all of this out. */
export function removeIgnored(repository: FoundRepository, plan: Plan): void {
  const { theirs } = repository.memory;
  const isOurs = (name: string, line: string): boolean => !(theirs[name] ?? []).includes(line);
  for (const name of [".prettierignore", ".gitignore"]) {
    const file = behindLink(repository, name);
    const text = plan.read(file);
    const ours = linesFor(repository, name).filter((line) => isOurs(name, line));
    if (text !== null)
      plan.write(
        file,
        removeEach(
          text,
          ours.map((line) => [line]),
        ),
        "without report-hook",
      );
  }
  const config = join(repository.top, preCommitConfig);
  const text = plan.read(config);
  if (text === null) return;
  const lines = linesFor(repository, ".prettierignore");
  const patterns = [...lines.map(pattern), ...lines.map(formerPattern)];
  const ours = patterns.filter((one) => isOurs(preCommitConfig, one));
  plan.write(config, removeExclude(text, ours), "without report-hook");
}

/** What `init` may have put into a file that formatters, or git, pass over. */
function linesFor(repository: FoundRepository, name: string): readonly string[] {
  return name === ".gitignore" ? [...alonePages(repository), ...notIgnored] : [...repository.pages, `${vendorFolder}/`];
}

/** What formatters would change. */
function formatted(repository: FoundRepository): readonly string[] {
  return [...repository.pages, ...(repository.installed === "vendored" ? [`${vendorFolder}/`] : [])];
}

function alonePages(repository: FoundRepository): readonly string[] {
  return repository.pages.map((page) => page.replace(/(\.html?)$/i, ".standalone$1"));
}

/** A path from the top, in which stars may stand for names, as a regular expression for pre-commit. */
function pattern(path: string): string {
  const parts = path
    .split(/(\*\*\/|\*+|\?)/)
    .map((part, index) => (index % 2 === 0 ? literalPattern(part) : anyName(part)));
  return `^${parts.join("")}${path.endsWith("/") ? "" : "$"}`;
}

function anyName(stars: string): string {
  if (stars === "**/") return "(.*/)?";
  return stars === "?" ? "[^/]" : "[^/]*";
}

/** What an earlier build wrote, which took a star for itself. */
function formerPattern(path: string): string {
  return `^${literalPattern(path)}${path.endsWith("/") ? "" : "$"}`;
}
