import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { findDocuments } from "../../src/disk/find-documents.js";
import { newRepo } from "../helpers/repo.js";

const hours = ["One", "Two", "Three", "Four", "Five", "Six", "Seven", "Eight", "Nine", "Ten", "Eleven"];
const sections = {
  kite: ["What it is", "Why now", "Drawbacks", "Before us"],
  rule: ["Rule", "Reason", "Reach"],
  flight: ["What it is", "Weather", "Landing"],
  day: ["Sun", ...hours],
  night: ["Moon", ...hours],
  record: ["Context", "Decision", "Consequences"],
};
type Kind = keyof typeof sections;

/** A file's text: as a template of a kind, as a document made from one, or as neither. */
function text(kind: Kind | null, says: string): string {
  const headings = kind === null ? ["Setup"] : sections[kind];
  return `# A name\n${headings.map((heading) => `\n## ${heading}\n\n${says}\n`).join("")}`;
}

/** The groups that are found where templates, documents and other files lie so, as "pattern <- template". */
async function groups(
  templates: Readonly<Record<string, Kind>>,
  documents: Readonly<Record<string, Kind>>,
  others: readonly string[] = ["README.md"],
): Promise<readonly string[]> {
  const repo = await newRepo();
  for (const [path, kind] of Object.entries(templates)) repo.write(path, text(kind, "Describe it."));
  for (const [path, kind] of Object.entries(documents)) repo.write(path, text(kind, "It flew well."));
  for (const path of others) repo.write(path, text(null, "It flew well."));
  const home = process.cwd();
  process.chdir(repo.folder);
  try {
    const found = await findDocuments(repo.folder);
    return (found?.groups ?? []).map(({ files, template }) => `${files} <- ${template}`).sort();
  } finally {
    process.chdir(home);
  }
}

describe("templates that lie in a repository, with what was made from them", () => {
  it("stand beside numbered documents, or above them", async () => {
    const record = "docs/adr/0001-kites.md";
    assert.deepEqual(await groups({ "docs/adr/template.md": "record" }, { [record]: "record" }), [
      "docs/adr/[0-9]*.md <- docs/adr/template.md",
    ]);
    assert.deepEqual(await groups({ "docs/adr/templates/template.md": "record" }, { [record]: "record" }), [
      "docs/adr/[0-9]*.md <- docs/adr/templates/template.md",
    ]);
    assert.deepEqual(await groups({ "rfc-000-template.md": "kite" }, { "rfc-001-kites.md": "kite" }), [
      "rfc-[0-9]*.md <- rfc-000-template.md",
    ]);
  });

  it("know their documents by the word before the number, and leave what lies beside alone", async () => {
    const documents = { "docs/adr-001-kites.md": "record", "docs/adr-002-sails.md": "record" } as const;
    assert.deepEqual(await groups({ "docs/adr-template.md": "record" }, documents, ["docs/README.md", "docs/how.md"]), [
      "docs/adr-[0-9]*.md <- docs/adr-template.md",
    ]);
  });

  it("say that they are one, and number 0 beside them is the first document", async () => {
    const documents = { "adr/0000-why-records.md": "record", "adr/0001-kites.md": "record" } as const;
    assert.deepEqual(await groups({ "adr/record-template.md": "record" }, documents), [
      "adr/[0-9]*.md <- adr/record-template.md",
    ]);
  });

  it("are number 0, unless that is filled in", async () => {
    const rest = { "rfd/0001-kites.md": "kite", "rfd/0002-sails.md": "kite" } as const;
    assert.deepEqual(await groups({ "rfd/0000-kite.md": "kite" }, rest), ["rfd/[0-9]*.md <- rfd/0000-kite.md"]);
    assert.deepEqual(await groups({}, { "rfd/0000-why.md": "kite", ...rest }), []);
    assert.deepEqual(await groups({ "rfd/0000-rules.md": "rule" }, rest), []);
  });

  it("stand at the root, or in a folder of templates, and documents in one or several of another", async () => {
    const documents = { "text/0001-kites.md": "kite", "text/0002-sails.md": "kite" } as const;
    assert.deepEqual(await groups({ "0000-template.md": "kite" }, documents, ["README.md", "text/index.md"]), [
      "text/[0-9]*.md <- 0000-template.md",
    ]);
    assert.deepEqual(
      await groups({ "0000-template.md": "kite" }, { ...documents, "text/wind/0003-tails.md": "kite" }),
      ["text/**/[0-9]*.md <- 0000-template.md"],
    );
    assert.deepEqual(
      await groups({ "kite-template.md": "kite" }, { "KITES/kite-1.md": "kite", "KITES/kite-2.md": "kite" }),
      ["KITES/kite-[0-9]*.md <- kite-template.md"],
    );
    assert.deepEqual(
      await groups({ "teps/tools/tep-template.md.template": "kite" }, { "teps/0001-kites.md": "kite" }),
      ["teps/[0-9]*.md <- teps/tools/tep-template.md.template"],
    );
  });

  it("are several, each for what has most of its sections", async () => {
    assert.deepEqual(
      await groups(
        {
          "proposal-templates/0000-kite-template.md": "kite",
          "proposal-templates/0000-flight-template.md": "flight",
          "policies/templates/xxxx-rule-template.md": "rule",
        },
        {
          "proposals/0001-kites.md": "kite",
          "proposals/0002-sails.md": "kite",
          "proposals/NNNN-tails.md": "kite",
          "proposals/flights/0001-first.md": "flight",
          "policies/0001-who-flies.md": "rule",
        },
        ["README.md", "process.md", "visions/kites.md"],
      ),
      [
        "policies/[0-9]*.md <- policies/templates/xxxx-rule-template.md",
        "proposals/*.md <- proposal-templates/0000-kite-template.md",
        "proposals/flights/[0-9]*.md <- proposal-templates/0000-flight-template.md",
      ],
    );
  });

  it("are told by their names where they fit about as well", async () => {
    const documents = { "flights/day/0001-up.md": "night", "flights/night/0001-down.md": "night" } as const;
    assert.deepEqual(await groups({ "templates/0000-day.md": "day", "templates/0000-night.md": "night" }, documents), [
      "flights/day/[0-9]*.md <- templates/0000-day.md",
      "flights/night/[0-9]*.md <- templates/0000-night.md",
    ]);
  });

  it("are a folder with a README, as each document is, or a file of which folders are made", async () => {
    const documents = { "keps/wind/12-kites/README.md": "kite", "keps/sail/1-sails/README.md": "kite" } as const;
    assert.deepEqual(await groups({ "keps/NNNN-kep-template/README.md": "kite" }, documents, ["keps/README.md"]), [
      "keps/**/[0-9]*/README.md <- keps/NNNN-kep-template/README.md",
    ]);
    assert.deepEqual(
      await groups({ "templates/0000-template.md": "kite" }, { "designs/2020-kites/README.md": "kite" }),
      ["designs/[0-9]*/README.md <- templates/0000-template.md"],
    );
  });

  it("hold for folders with a README that are numbered behind a word, or have names and the template's sections", async () => {
    const numbered = { "KITE-0001/README.md": "kite", "KITE-0002/README.md": "kite" } as const;
    const others = ["README.md", "tools/make/README.md", "tools/test-all/README.md"];
    assert.deepEqual(await groups({ ".github/KITE-TEMPLATE.md": "kite" }, numbered, others), [
      "KITE-[0-9]*/README.md <- .github/KITE-TEMPLATE.md",
    ]);
    const named = { "cards/tail/README.md": "flight", "cards/cloth/README.md": "flight" } as const;
    assert.deepEqual(await groups({ "cards/TEMPLATE.md": "flight" }, named, others), [
      "cards/*/README.md <- cards/TEMPLATE.md",
    ]);
    assert.deepEqual(await groups({ "tools/template.md": "flight" }, {}, others), []);
  });

  it("hold for documents without a number that have their sections, wherever these lie, and for no README beside them", async () => {
    assert.deepEqual(await groups({ "reviews/review-template.md": "flight" }, { "reviews/kites.md": "flight" }, []), [
      "reviews/*.md <- reviews/review-template.md",
    ]);
    assert.deepEqual(
      await groups(
        { "guidelines/kite_template.md": "kite" },
        { "kites/wind/tail.md": "kite", "kites/sail/cloth.md": "kite" },
        ["README.md", "kites/sail/README.md", "guide/how.md"],
      ),
      ["kites/**/*.md <- guidelines/kite_template.md"],
    );
  });

  it("wait for their first document where their folder is one for such", async () => {
    assert.deepEqual(await groups({ "docs/decisions/template.md": "record" }, {}), [
      "docs/decisions/*.md <- docs/decisions/template.md",
    ]);
  });

  it("are none where nothing has their sections, nor where tests or a forge keep theirs", async () => {
    assert.deepEqual(await groups({ "docs/template.md": "record" }, {}, ["README.md", "docs/guide.md"]), []);
    assert.deepEqual(
      await groups(
        { ".github/template.md": "kite", "test/template.md": "kite" },
        { ".github/1-a.md": "kite", "test/1-a.md": "kite" },
      ),
      [],
    );
  });
});
