import { execFileSync } from "node:child_process";
import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { questions } from "./long-report.js";
import { git, type Repository, setHook, write } from "./repository.js";

/** What a person would use instead. */
export interface Alternative {
  readonly name: string;
  readonly install: (repository: Repository, modules: string) => void;
}

const packages = ["lint-staged@16", "markdownlint-cli2@0.20", "remark-cli@12", "lefthook@2", "@j178/prek"];

/** Installs all of them from npm into a folder of their own. @returns its node_modules, or null where npm cannot */
export function installAlternatives(folder: string): string | null {
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, "package.json"), '{ "private": true }\n');
  try {
    const args = ["install", "--no-audit", "--no-fund", "--loglevel=error", ...packages];
    execFileSync("npm", args, { cwd: folder, stdio: ["ignore", "ignore", "inherit"] });
    return join(folder, "node_modules");
  } catch {
    return null;
  }
}

export const alternatives: readonly Alternative[] = [
  {
    name: "lint-staged, a command that does nothing",
    install: (repository, modules) => lintStaged(repository, modules, "true"),
  },
  {
    name: "lint-staged, markdownlint-cli2 with required headings",
    install: (repository, modules) => {
      const headings = Array.from({ length: questions }, (_, i) => `### Question ${i + 1}`).flatMap((one) => [
        "*",
        one,
      ]);
      const config = { config: { default: false, MD043: { headings: ["# A report", ...headings, "*"] } } };
      write(repository, ".markdownlint-cli2.jsonc", JSON.stringify(config));
      lintStaged(repository, modules, join(modules, ".bin", "markdownlint-cli2"));
    },
  },
  {
    name: "remark-cli on the report",
    install: (repository, modules) =>
      setHook(
        repository,
        `#!/bin/sh\nexec '${join(modules, ".bin", "remark")}' --quiet --frail reports/README.md >/dev/null\n`,
      ),
  },
  {
    name: "lefthook, a command that does nothing",
    install: (repository, modules) => {
      write(repository, "lefthook.yml", "pre-commit:\n  commands:\n    nothing:\n      run: 'true'\n");
      setHook(repository, `#!/bin/sh\nexec '${join(modules, ".bin", "lefthook")}' run pre-commit\n`);
      keepOut(repository);
    },
  },
  {
    name: "prek, a command that does nothing",
    install: (repository, modules) => {
      const hook = "      - id: nothing\n        name: nothing\n        language: system\n        entry: 'true'\n";
      write(repository, ".pre-commit-config.yaml", `repos:\n  - repo: local\n    hooks:\n${hook}`);
      setHook(repository, `#!/bin/sh\nexec '${join(modules, ".bin", "prek")}' run --quiet\n`);
      keepOut(repository);
    },
  },
];

function lintStaged(repository: Repository, modules: string, command: string): void {
  write(repository, ".lintstagedrc.json", JSON.stringify({ "*.md": command }));
  setHook(repository, `#!/bin/sh\nexec '${join(modules, ".bin", "lint-staged")}' --quiet\n`);
  keepOut(repository);
}

/** Commits the settings, so that the commits that are timed hold the report alone. */
function keepOut(repository: Repository): void {
  git(repository, "add", ".");
  git(repository, "commit", "--quiet", "--no-verify", "-m", "Settings");
}
