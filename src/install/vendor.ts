import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { vendorFolder } from "../config/config.js";
import { withoutConfiguration } from "../disk/rule-page.js";
import { Refusal } from "../system/refusal.js";
import { version } from "../version.js";
import type { FoundRepository } from "./model.js";
import type { Plan } from "./plan.js";
import { launcher, manifestName, readVendorManifest, type VendorManifest } from "./vendor-manifest.js";
import { hashOf } from "./vendored-files.js";

/** Parts of the command that a commit, CI and those who write a report in this repository have no use for. */
const leftOut = [
  "check-many.js",
  "class.js",
  "collect.js",
  "complete.js",
  "find-documents.js",
  "lsp.js",
  "preview.js",
  "programs.js",
  "vendor.js",
];

/**
 * Plans the command as files of the repository, or renews them: what runs now, with its hooks, rule pages and licences, and a manifest with the
 * hash of each.
 *
 * @param packageRoot the folder of the package that runs. Throws a `Refusal` where it is not built
 */
export function addVendored(repository: FoundRepository, plan: Plan, packageRoot: string): void {
  const folder = join(repository.top, vendorFolder);
  const files = filesOf(packageRoot);
  const manifest: VendorManifest = {
    version,
    files: Object.fromEntries([...files].map(([path, text]) => [path, hashOf(text)]).sort()),
  };
  for (const path of Object.keys(readVendorManifest(plan.read(join(folder, manifestName)))?.files ?? {}))
    if (!files.has(path)) plan.write(join(folder, path), null, "no longer part of report-hook");
  for (const [path, text] of files) plan.write(join(folder, path), text, "report-hook itself", isProgram(path));
  plan.write(
    join(folder, manifestName),
    `${JSON.stringify(manifest).replaceAll(",", ",\n")}\n`,
    "which files these are",
  );
}

function isProgram(path: string): boolean {
  return path === launcher || (path.startsWith("hooks/") && !path.endsWith(".sh"));
}

/** What goes into the folder, by its path from there. */
function filesOf(packageRoot: string): ReadonlyMap<string, string> {
  const files = new Map<string, string>([
    [
      ".gitattributes",
      "# Neither line ends nor diffs of these files are anybody's business.\n* -text -diff linguist-vendored linguist-generated\n",
    ],
    // What a repository ignores by a name like `dist/` is a build of its own.
    [".gitignore", "# All of this belongs to the repository.\n!*\n"],
    ["package.json", '{ "private": true, "type": "commonjs" }\n'],
    ["README.md", readme],
  ]);
  const take = (path: string, from = path): void => void files.set(path, read(packageRoot, from));
  take("LICENSE");
  take(launcher, "dist/vendored.js");
  for (const name of commandFiles(packageRoot)) take(`dist/${name}`);
  for (const name of ["package.json", "THIRD-PARTY-NOTICES.txt"]) take(`dist/${name}`);
  for (const name of readdirSync(join(packageRoot, "templates"))) take(`templates/${name}`);
  for (const name of readdirSync(join(packageRoot, "hooks")))
    files.set(`hooks/${name}`, withoutComments(read(packageRoot, `hooks/${name}`)));
  // An editor reads it, no person.
  const schema = "schema/config.schema.json";
  files.set(schema, JSON.stringify(JSON.parse(read(packageRoot, schema))));
  for (const path of readdirSync(join(packageRoot, "docs/rules"), { recursive: true, encoding: "utf8" }))
    if (path.endsWith(".md")) {
      const page = `docs/rules/${path.replaceAll("\\", "/")}`;
      files.set(page, withoutConfiguration(read(packageRoot, page)));
    }
  return files;
}

/** A shell script without the lines and the indentation that are for those who work on it. */
function withoutComments(script: string): string {
  return script.replaceAll(/^[ \t]*#(?!!).*\n|^[ \t]+/gm, "");
}

/** The built files that the command may load. */
function commandFiles(packageRoot: string): readonly string[] {
  const found = new Set(["cli.js", "command.js"]);
  for (const name of found)
    for (const [, other = ""] of read(packageRoot, `dist/${name}`).matchAll(/require\("\.\/([\w.-]+\.js)"\)/g))
      if (!leftOut.includes(other)) found.add(other);
  return [...found].sort();
}

function read(packageRoot: string, path: string): string {
  try {
    return readFileSync(join(packageRoot, path), "utf8");
  } catch {
    throw new Refusal(`this report-hook has no ${path}: build it with npm ci, or install it`);
  }
}

const readme = `# report-hook

The command that checks this repository's reports, as files of the repository: whoever clones it has it, and needs Node.js 20.17 or newer.
\`node .report-hook/report-hook.js help\` tells what it does.

It is started at each commit by the hook manager that this repository uses (\`pre-commit install\`, \`npm install\`, \`lefthook install\`). Without one:

    git config core.hooksPath .report-hook/hooks

or, where you have hooks of your own in \`.git/hooks\`, \`node .report-hook/report-hook.js init\`.

Nobody edits these files: \`manifest.json\` has a hash of each, and a changed one is refused. \`report-hook init --vendor\`, of a newer report-hook
that is installed somewhere, renews them; \`node .report-hook/report-hook.js uninstall\` takes them out.
`;
