/** What a commit of one changed section costs where a pattern stands for a thousand documents: in what can be counted, what it costs with one. */
import assert from "node:assert/strict";
import { before, describe, it } from "node:test";
import { decisions } from "../helpers/decisions.js";
import { observeCommit } from "../helpers/observed.js";
import { emptyRepo, type Repo } from "../helpers/repo.js";

const config = { reports: [{ files: "docs/adr/[0-9]*.md", template: "docs/adr/template.md" }] };

/** Loaded into the hook's process: notes the files that it reads, and how many bytes of git's objects. */
const observer = `
const fs = require("node:fs");
const children = require("node:child_process");
const read = new Set();
let bytes = 0;
const { readFileSync } = fs;
fs.readFileSync = function (file, ...rest) {
  if (typeof file === "string") read.add(file.replace(/told-\\d+$/, "told"));
  const content = readFileSync.call(this, file, ...rest);
  if (/report-hook-told-\\d+$/.test(file)) bytes += content.length;
  return content;
};
const { spawn } = children;
children.spawn = function (command, args, ...rest) {
  const child = spawn.call(this, command, args, ...rest);
  if (!args.includes("cat-file")) return child;
  const { push } = child.stdout;
  child.stdout.push = function (chunk, ...more) {
    bytes += chunk?.length ?? 0;
    return push.call(this, chunk, ...more);
  };
  return child;
};
process.on("exit", () => fs.writeFileSync(process.env.OBSERVED, JSON.stringify({ files: read.size, bytes })));`;

interface Cost {
  readonly git: readonly string[];
  readonly files: number;
  /** Of objects, as git hands them over. */
  readonly bytes: number;
}

describe("a commit that changes one section of one document", () => {
  let one: Cost;
  let many: Cost;

  before(async () => {
    one = await costAmong(1);
    many = await costAmong(1000);
  });

  it("starts as many git processes among a thousand as with one", () => assert.deepEqual(many.git, one.git));

  it("reads as many files, and as much of git's objects", () => {
    assert.ok(one.bytes > 0 && one.files > 0);
    assert.ok(one.bytes > 0);
    assert.deepEqual([many.files, many.bytes], [one.files, one.bytes]);
  });
});

async function costAmong(documents: number): Promise<Cost> {
  const repo = await emptyRepo();
  repo.write(".report-hook.json", JSON.stringify(config));
  repo.write("docs/adr/template.md", decisions);
  for (let n = 1; n <= documents; n++) repo.write(document(n), decision("The wind."));
  await repo.ok("add", "-A");
  await repo.ok("commit", "--no-verify", "-m", "begin");
  await commit(repo, "The wind, again.");
  const { notes, trace } = await observeCommit(repo, observer, (watched) => commit(watched, "The wind, once more."));
  const { files, bytes } = notes as Omit<Cost, "git">;
  const git = [...trace.matchAll(/trace: built-in: git (?:--literal-pathspecs )?(\S+)/g)].map(([, name]) => name ?? "");
  return { git: git.sort(), files, bytes };
}

async function commit(repo: Repo, text: string): Promise<void> {
  repo.write(document(1), decision(text));
  await repo.ok("add", document(1));
  await repo.ok("commit", "--quiet", "-m", "change");
}

function document(number: number): string {
  return `docs/adr/${String(number).padStart(4, "0")}-kite.md`;
}

function decision(why: string): string {
  return decisions.replace("Describe what made you decide.", why);
}
