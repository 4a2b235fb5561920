import { join } from "node:path";
import { describe, it } from "node:test";
import { newFolder } from "../helpers/repo.js";
import { installed, plainRepo, tellStory } from "./story.js";

const tools = newFolder("tools");
const skip = installed(tools, "@j178/prek") ? false : "prek cannot be installed here";
const config =
  "repos:\n  - repo: local\n    hooks:\n      - {id: theirs, name: theirs, entry: 'true', language: system}\n";

describe("prek", { skip }, () => {
  it("runs the check after the hooks that are there", async () => {
    const repo = await plainRepo(join(tools, "node_modules", ".bin"));
    repo.write(".pre-commit-config.yaml", config);
    await repo.run("prek", "install");
    await tellStory(repo, { finds: /found prek \(\.git\/hooks\), pre-commit \(.+\); the hook goes into prek\n/ });
  });

  it("is started where it was asked for", async () => {
    const repo = await plainRepo(join(tools, "node_modules", ".bin"));
    repo.write(".pre-commit-config.yaml", config);
    await tellStory(repo, { args: ["--manager", "prek"], finds: /run +prek install/ });
  });
});
