import { grouped } from "../report/grouped.js";
import { folderOf } from "../report/paths.js";

/** A template that lies in a repository, by its name. */
export interface FoundTemplate {
  readonly path: string;
  /** Its documents are folders with a README, as it is one itself. */
  readonly inFolder: boolean;
  /** What stands before the number of its documents, where its own name shows it: `rfc-` of `rfc-000-template.md`. */
  readonly prefix: string | null;
  /** Whether its name says that it is a template; number 0 may be a document. */
  readonly saysSo: boolean;
}

/** Documents that are named alike: numbered in one folder, a folder with a README each, or all that lie in one folder. */
export interface Family {
  /** A pattern that stands for them. */
  readonly files: string;
  readonly folder: string;
  /** Folders with a README each have a number (`folders`) or a name. */
  readonly kind: "numbered" | "folders" | "named-folders" | "others";
  /** What stands before their numbers. */
  readonly prefix: string;
  readonly documents: readonly string[];
}

const markdown = /\.(?:md|markdown)$/i;
/** What a template is called, in the languages that reports are most written in. */
const names = new Set(["template", "tmpl", "skabelon", "vorlage", "plantilla"]);
/** A name with zeros or letters where what was made from it has a number. */
const isUnnumbered = /^(\p{L}{0,40}?[-_]?)(?:0{3,}|[NXY]{3}[A-Z]*)(?:[-_ ].*)?$/u;
const inTemplateFolder = /(?:^|\/)(?:[^/]*[-_])?templates?\/[^/]*$/i;
const templateFolder = /(?:^|\/)(?:(?:0{3,}|[NXY]{3,})[-_][^/]*|[^/]*[-_]template|template)\/README\.md$/i;
const folderOfReadme = /(?<=^|\/)[^/]+(?=\/README\.md$)/i;
const numberedFolder = /^(\p{L}+[-_]?|)\d+(?![\p{L}\d])/u;
const numbered = /^(\p{L}+[-_]?)?\d+(?![\p{L}\d])/u;
/** Where templates of other things lie: of issues and pull requests, of what tests read, of what others wrote. */
const elsewhere = /(?:^|\/)(?:\.[^/]+|node_modules|vendor|third_party|tests?|fixtures?|examples?)\//i;
/** A host's own folder may hold the template of documents that lie elsewhere. */
const ofHost = /^\.github\/[^/]*$/;
/** What lies beside documents and is none of them. */
const aboutThem = /^(?:readme|index|changelog|contributing|license|code_of_conduct|process|glossary)\b/i;
const keepsRecords =
  /(?:^|[-_/])(?:adrs?|decisions?|rfcs?|proposals?|enhancements?|designs?|post-?mortems?|incidents?|reviews?|minutes|meetings?|records?)\/$/i;

/** The templates among a repository's Markdown files, by their names: `template*.md`, `*-template.md`, `0000-*.md`, `NNNN-*\/README.md`. */
export function templatesAmong(paths: readonly string[]): readonly FoundTemplate[] {
  const own = paths.filter((path) => !elsewhere.test(path) || ofHost.test(path));
  const saying = own.filter((path) => templateFolder.test(path) || saysTemplate(path));
  const known = new Set(saying.map(folderOf));
  const inTheirs = own.filter((path) => inTemplateFolder.test(path) && !aboutThem.test(nameOf(path)));
  // Where one says that it is a template, number 0 is the first of the documents, and NNNN a draft.
  const areElsewhere = [...saying, ...inTheirs].some((path) => folderOf(path) === "" || inTemplateFolder.test(path));
  const zeros = areElsewhere
    ? []
    : own.filter((path) => isUnnumbered.test(stemOf(path)) && !known.has(folderOf(path)) && markdown.test(path));
  return [...new Set([...saying, ...inTheirs, ...zeros])].map((path) => ({
    path,
    inFolder: templateFolder.test(path),
    prefix: isUnnumbered.exec(stemOf(path))?.[1] ?? null,
    saysSo: saying.includes(path),
  }));
}

/** The documents that are no templates, in families. */
export function familiesAmong(paths: readonly string[], templates: readonly FoundTemplate[]): readonly Family[] {
  const none = new Set(templates.map(({ path }) => path));
  const families = new Map<string, Family & { documents: string[] }>();
  for (const path of paths) {
    if (none.has(path) || elsewhere.test(path) || !markdown.test(path)) continue;
    const family = familyOf(path);
    if (family.kind === "others" && aboutThem.test(nameOf(path))) continue;
    const known = families.get(family.files) ?? { ...family, documents: [] };
    known.documents.push(path);
    families.set(family.files, known);
  }
  return [...families.values()].filter(({ kind, documents }) => kind !== "named-folders" || documents.length > 1);
}

function familyOf(path: string): Omit<Family, "documents"> {
  const own = folderOfReadme.exec(path);
  if (own !== null) {
    const above = path.slice(0, own.index);
    const prefix = numberedFolder.exec(own[0])?.[1] ?? null;
    if (prefix === null) return { files: `${above}*/README.md`, folder: above, kind: "named-folders", prefix: "" };
    return { files: `${above}${prefix}[0-9]*/README.md`, folder: above, kind: "folders", prefix };
  }
  const folder = folderOf(path);
  const number = numbered.exec(nameOf(path));
  if (number === null) return { files: `${folder}*.md`, folder, kind: "others", prefix: "" };
  const prefix = number[1] ?? "";
  return { files: `${folder}${prefix}[0-9]*.md`, folder, kind: "numbered", prefix };
}

/** Whether documents may be made from a template, by their names alone: `yes` where no other reason is needed, `near` where little is. */
export function mayBeOf(family: Family, template: FoundTemplate): "yes" | "near" | "maybe" | "no" {
  const folder = folderOf(template.path);
  if (template.inFolder) {
    const parent = folderOf(folder.slice(0, -1));
    if (!family.folder.startsWith(parent)) return "no";
    return family.kind === "folders" ? "yes" : family.kind === "named-folders" ? "near" : "no";
  }
  // Programs have such folders, too.
  if (family.kind === "named-folders") return "maybe";
  if (template.prefix !== null && template.prefix !== "" && template.prefix !== family.prefix) return "no";
  if (family.folder !== folder && family.folder !== aboveTemplates(folder)) return "maybe";
  // At the root lie all kinds of files: one template there says nothing of them.
  if (family.kind === "others") return folder === "" ? "no" : "near";
  return template.saysSo && (family.documents.length > 1 || family.prefix === "") ? "yes" : "near";
}

/** Families of one template as few patterns: those in several folders of one folder, and numbered ones among others, as all that lie there. */
export function merged(families: readonly Family[]): readonly Family[] {
  const patterns = acrossFolders(families);
  const wide = patterns.filter(({ kind }) => kind === "others");
  const isIn = (one: Family, all: Family): boolean => one.kind === "numbered" && one.folder === all.folder;
  return patterns
    .filter((one) => !wide.some((all) => isIn(one, all) && all.files.includes("**") === one.files.includes("**")))
    .map((one) =>
      one.kind === "others"
        ? {
            ...one,
            documents: patterns.filter((other) => other === one || isIn(other, one)).flatMap((f) => f.documents),
          }
        : one,
    );
}

function acrossFolders(families: readonly Family[]): readonly Family[] {
  const kinds = grouped(
    families,
    ({ kind, prefix, folder }) => `${kind} ${prefix} ${folder.slice(0, folder.indexOf("/") + 1)}`,
  );
  return [...kinds.values()].map((alike) => {
    const [first] = alike as [Family];
    if (alike.length === 1) return first;
    const folder = alike.map((one) => one.folder).reduce(commonFolder);
    const name = first.files.slice(first.folder.length);
    return { ...first, folder, files: `${folder}**/${name}`, documents: alike.flatMap((one) => one.documents) };
  });
}

/** What will be made from a template that nothing was made from yet: where its folder says that it keeps such documents. */
export function familyToCome({ path, inFolder }: FoundTemplate): Family | null {
  const folder = inFolder ? folderOf(folderOf(path).slice(0, -1)) : (aboveTemplates(folderOf(path)) ?? folderOf(path));
  if (!keepsRecords.test(folder)) return null;
  const files = inFolder ? `${folder}[0-9]*/README.md` : `${folder}*.md`;
  return { files, folder, kind: inFolder ? "folders" : "others", prefix: "", documents: [] };
}

/** The folder above one for templates alone; null for another. */
function aboveTemplates(folder: string): string | null {
  return /(?:^|\/)_?templates?\/$/i.test(folder) ? folderOf(folder.slice(0, -1)) : null;
}

function commonFolder(one: string, other: string): string {
  let end = 0;
  while (end < one.length && one[end] === other[end]) end++;
  return folderOf(one.slice(0, end));
}

/** Whether a file's name says so at its end, its beginning or behind one word: `kite-template`, `template-long`, `adr-template-short`. */
function saysTemplate(path: string): boolean {
  const words = stemOf(path)
    .toLowerCase()
    .replace(/^_/, "")
    .split(/[-_. ]/);
  const isDocument =
    /^\p{L}*0*[1-9]/u.test(words[0] ?? "") || (/^\p{L}+$/u.test(words[0] ?? "") && /^0*[1-9]/.test(words[1] ?? ""));
  const [first, second] = words;
  const isIn = (word: string | undefined): boolean => names.has(word ?? "");
  return !isDocument && (isIn(words.at(-1)) || isIn(first) || (isIn(second) && /^\p{L}+$/u.test(first ?? "")));
}

function nameOf(path: string): string {
  return path.slice(path.lastIndexOf("/") + 1);
}

/** A file's name without what tells that it is Markdown, and a template of it: `tep-template.md.template`. */
function stemOf(path: string): string {
  return nameOf(path).replace(/\.(?:md|markdown)(?:\.[^.]+)?$/i, "");
}
