/**
 * Makes a release: `npm run release -- <version>`. Nothing is published and nothing is pushed.
 *
 * It takes what the changelog has under "Unreleased" for the new version, sets the version, builds, packs a tarball that installs
 * without building anything, writes its checksum beside it, commits and tags. With `--dry-run` it tells, and packs into a temporary folder.
 */
import { execFileSync } from "node:child_process";
import { createHash } from "node:crypto";
import { copyFileSync, cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

const root = fileURLToPath(new URL("..", import.meta.url));
const scratch = mkdtempSync(join(tmpdir(), "report-hook-release-"));
process.once("exit", () => rmSync(scratch, { recursive: true, force: true }));

const dryRun = process.argv.includes("--dry-run");
const [version = ""] = process.argv.slice(2).filter((word) => !word.startsWith("--"));
const tag = `v${version}`;
const changelog = join(root, "CHANGELOG.md");
const notes = unreleased(readFileSync(changelog, "utf8"));

const problem = whatIsWrong();
if (problem !== null) {
  console.error(`release: ${problem}`);
  process.exit(1);
}
if (dryRun) tell();
else release();

function whatIsWrong(): string | null {
  const { version: current } = readPackage();
  if (!/^\d+\.\d+\.\d+$/.test(version)) return `give a version, as in npm run release -- 1.2.3 (now ${current})`;
  if (!isNewer(version, current)) return `${version} is not newer than ${current}`;
  if (notes === "") return 'CHANGELOG.md has nothing under "## Unreleased"';
  if (git("tag", "--list", tag) !== "") return `the tag ${tag} is there already`;
  if (!dryRun && git("status", "--porcelain") !== "") return "commit what is changed first";
  return null;
}

function tell(): void {
  const { file, sum } = pack(scratch);
  console.log(`would write ${version} into package.json, package-lock.json and CHANGELOG.md, with\n\n${notes}\n`);
  console.log(`would name its tarball in ${naming().join(", ")}`);
  console.log(`would pack release/${tarball(version)}, ${statSync(file).size} bytes, SHA-256 ${sum}`);
  console.log(`would commit "Release ${version}" and tag it ${tag}; nothing was changed (--dry-run)`);
}

function release(): void {
  const text = readFileSync(changelog, "utf8");
  writeFileSync(
    changelog,
    text.replace("## Unreleased\n", () => `## ${version}\n`),
  );
  const [documents, old] = [naming(), tarball(readPackage().version)];
  for (const name of documents) {
    const file = join(root, name);
    writeFileSync(file, readFileSync(file, "utf8").replaceAll(old, tarball(version)));
  }
  npm("version", version, "--no-git-tag-version", "--ignore-scripts");
  npm("run", "--silent", "build");
  const folder = join(root, "release");
  mkdirSync(folder, { recursive: true });
  const { file, sum } = pack(folder);
  writeFileSync(join(folder, "SHA256SUMS"), `${sum}  ${tarball(version)}\n`);
  git("add", "package.json", "package-lock.json", "CHANGELOG.md", ...documents);
  git("commit", "--quiet", "--message", `Release ${version}`);
  git("tag", "--annotate", tag, "--message", `report-hook ${version}\n\n${notes}`);
  console.log(
    `${file}\ncommitted and tagged ${tag}; to publish: git push --follow-tags, then put both files of release/ there`,
  );
}

/** The documents that name the tarball, to be typed as it is called. */
function naming(): readonly string[] {
  const name = tarball(readPackage().version);
  return git("ls-files", "*.md")
    .split("\n")
    .filter((path) => path !== "CHANGELOG.md" && readFileSync(join(root, path), "utf8").includes(name));
}

function tarball(of: string): string {
  return `report-hook-${of}.tgz`;
}

/** Packs what is built into a folder, with a package.json that has nothing to build and nothing to install. */
function pack(folder: string): { file: string; sum: string } {
  const listed: unknown = JSON.parse(npm("pack", "--json", "--ignore-scripts", "--dry-run"));
  const staging = join(scratch, "package");
  for (const { path } of filesIn(listed)) {
    mkdirSync(dirname(join(staging, path)), { recursive: true });
    cpSync(join(root, path), join(staging, path));
  }
  const { scripts: _, devDependencies: __, "lint-staged": ___, ...about } = readPackage();
  writeFileSync(join(staging, "package.json"), `${JSON.stringify({ ...about, version }, null, 2)}\n`);
  execFileSync("npm", ["pack", "--ignore-scripts", "--pack-destination", scratch], { cwd: staging, stdio: "ignore" });
  const file = join(folder, tarball(version));
  if (folder !== scratch) copyFileSync(join(scratch, tarball(version)), file);
  return { file, sum: createHash("sha256").update(readFileSync(file)).digest("hex") };
}

function filesIn(listed: unknown): readonly { path: string }[] {
  const [first] = listed as [{ files: { path: string }[] }];
  return first.files;
}

/** What the changelog says of the version to come, without its heading. */
function unreleased(text: string): string {
  return /^## Unreleased\n([^]*?)(?=^## |$(?![^]))/m.exec(text)?.[1]?.trim() ?? "";
}

function isNewer(version: string, than: string): boolean {
  const [ours, theirs] = [version, than].map((one) => one.split(".").map(Number));
  const at = ours?.findIndex((number, index) => number !== theirs?.[index]) ?? -1;
  return at >= 0 && Number(ours?.[at]) > Number(theirs?.[at]);
}

function readPackage(): Record<string, unknown> & { version: string } {
  return JSON.parse(readFileSync(join(root, "package.json"), "utf8"));
}

function git(...args: string[]): string {
  return execFileSync("git", args, { cwd: root, encoding: "utf8" }).trim();
}

function npm(...args: string[]): string {
  return execFileSync("npm", args, { cwd: root, encoding: "utf8", stdio: ["ignore", "pipe", "inherit"] });
}
