/** What npm would publish, and that it works from there. `npm ci` has built dist/ before these run. */
import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, describe, it } from "node:test";
import { fileURLToPath } from "node:url";

const root = fileURLToPath(new URL("..", import.meta.url));

/** Everything that the package may hold. */
const wanted = [
  /^(package\.json|README\.md|LICENSE|CHANGELOG\.md)$/,
  /^dist\/([\w-]+\.js|package\.json|THIRD-PARTY-NOTICES\.txt)$/,
  /^dist\/([\w-]+\/)*[\w-]+\.d\.ts$/,
  /^docs\/[\w-]+\.md$/,
  /^docs\/managers\/[\w-]+\.md$/,
  /^docs\/rules\/[\w-]+\/[\w-]+\.md$/,
  /^hooks\/[\w-]+(\.sh)?$/,
  /^schema\/config\.schema\.json$/,
  /^templates\/report\.md$/,
];

interface Packed {
  readonly filename: string;
  readonly unpackedSize: number;
  readonly files: readonly { readonly path: string; readonly mode: number }[];
}

interface Metafile {
  readonly outputs: Readonly<Record<string, Output>>;
}

interface Output {
  readonly inputs: Readonly<Record<string, unknown>>;
}

describe("the package", () => {
  const folder = mkdtempSync(join(tmpdir(), "report-hook-package-"));
  let packed: Packed;

  before(() => {
    [packed] = JSON.parse(npm("pack", "--json", "--ignore-scripts", "--pack-destination", folder)) as [Packed];
  });
  after(() => rmSync(folder, { recursive: true, force: true }));

  it("holds what is needed and nothing else", () => {
    const surplus = packed.files.filter((file) => !wanted.some((pattern) => pattern.test(file.path)));
    assert.deepEqual(
      surplus.map((file) => file.path),
      [],
    );
    for (const pattern of wanted)
      assert.ok(
        packed.files.some((file) => pattern.test(file.path)),
        `nothing is ${pattern}`,
      );
  });

  it("stays under 2.2 megabytes", () => {
    assert.ok(packed.unpackedSize < 2_200_000, `${packed.unpackedSize} bytes`);
  });

  it("keeps the hooks executable", { skip: process.platform === "win32" && "Windows has no such mode" }, () => {
    const hooks = packed.files.filter((file) => /^hooks\/[\w-]+$/.test(file.path));
    assert.ok(hooks.length > 0);
    assert.deepEqual(
      hooks.filter((file) => (file.mode & 0o111) === 0),
      [],
    );
  });

  it("needs no other package", () => {
    const manifest = JSON.parse(readFileSync(join(root, "package.json"), "utf8")) as Record<string, unknown>;
    assert.equal(manifest.dependencies, undefined);
    const imports = readdirSync(join(root, "dist"), { recursive: true, encoding: "utf8" })
      .filter((file) => file.endsWith(".d.ts"))
      .flatMap((file) => [...readFileSync(join(root, "dist", file), "utf8").matchAll(/from ["']([^."'][^"']*)["']/g)])
      .map((match) => match[1]);
    assert.deepEqual(imports, []);
  });

  it("installs as a command and a library that both work", () => {
    npm("install", "--prefix", folder, "--offline", "--no-audit", "--no-fund", join(folder, packed.filename));
    const installed = join(folder, "node_modules", "report-hook");
    const help = execFileSync(process.execPath, [join(installed, "dist", "cli.js"), "--help"], { encoding: "utf8" });
    assert.match(help, /report-hook/);
    const bin = readdirSync(join(folder, "node_modules", ".bin"));
    assert.ok(bin.includes("report-hook"));
    const [example = ""] = /(?<=^```js\n)[^]*?(?=^```$)/m.exec(readFileSync(join(root, "README.md"), "utf8")) ?? [];
    assert.match(example, /from "report-hook"/);
    const script = `${example}console.log(findings.length, verdict.readable);`;
    const text = "const text = '# A report without questions';";
    const said = execFileSync(process.execPath, ["--input-type=module", "-e", `${text}${script}`], {
      cwd: folder,
      encoding: "utf8",
    });
    assert.match(said, /^\d+ false$/m);
  });
});

describe("the bundle", () => {
  const { outputs } = JSON.parse(readFileSync(join(root, "dist", "metafile.json"), "utf8")) as Metafile;

  it("leaves large libraries that few runs need out of the command", () => {
    const libraries = Object.keys(outputs["dist/command.js"]?.inputs ?? {}).map(
      (input) => /node_modules\/((?:@[^/]+\/)?[^/]+)/.exec(input)?.[1] ?? "",
    );
    assert.ok(libraries.includes("picocolors"), "the command is another file now");
    const large = /^(micromark|simple-git|yaml|parse5|lowlight|highlight\.js|@bomb\.sh\/tab)$/;
    assert.deepEqual(
      libraries.filter((library) => large.test(library)),
      [],
    );
  });
});

/** Runs npm on this project and returns what it prints. */
function npm(...args: string[]): string {
  return execFileSync("npm", args, { cwd: root, encoding: "utf8", shell: process.platform === "win32", stdio: "pipe" });
}
