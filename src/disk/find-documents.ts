import { join } from "node:path";
import type { Config } from "../config/config.js";
import { matchingFiles } from "../git/matching-paths.js";
import { isFailure, unlessFailed } from "../result.js";
import type { HeldSlots } from "../template/slot-match.js";
import {
  type Family,
  type FoundTemplate,
  familiesAmong,
  familyToCome,
  mayBeOf,
  merged,
  templatesAmong,
} from "./document-groups.js";
import { readReportFile } from "./report-file.js";

/** Documents with their template, as they lie in a repository without a configuration. */
export interface FoundDocuments {
  readonly groups: NonNullable<Config["groups"]>;
  /** Each template, for how many documents, and what is understood of it. */
  readonly templates: readonly { readonly path: string; readonly slots: HeldSlots }[];
}

/** A template with what is read from it. */
interface ReadTemplate extends FoundTemplate {
  readonly slots: HeldSlots;
}

/** How many documents of a family, the last ones, are held against templates; how many documents are read in all. */
const mostCompared = 6;
const mostRead = 600;
/** Which part of a template's sections documents have that are its own, where their names do not say so. */
const leastNear = 0.3;
const leastFar = 0.6;
/** How much less of one template they may have than of another, and be of it all the same. */
const closeEnough = 0.1;

/**
 * The templates that lie in a repository with documents made from them: by their names, and by what the documents have of a template's
 * sections. Where several would do for the same documents, the one that they have most of counts.
 *
 * @param top the repository's root
 * @returns null where there are none
 */
export async function findDocuments(top: string): Promise<FoundDocuments | null> {
  const paths = await matchingFiles(["**/*.md", "**/*.md.*"], "disk");
  const named = templatesAmong(paths);
  if (named.length === 0) return null;
  const templates = await readTemplates(top, named);
  const families = new Map<ReadTemplate, Family[]>();
  const read = textsIn(top);
  for (const family of familiesAmong(paths, named)) {
    const template = await templateOf(family, templates, read);
    if (template !== null) families.set(template, [...(families.get(template) ?? []), family]);
  }
  const chosen = templates.flatMap((template) =>
    merged(families.get(template) ?? []).map((family) => ({ template, family })),
  );
  const all = chosen.length > 0 ? chosen : toCome(templates.filter(({ saysSo }) => saysSo));
  // Of two patterns that stand for one document the first counts: the one that says more.
  all.sort((a, b) => Number(a.family.files.includes("**")) - Number(b.family.files.includes("**")));
  return all.length === 0
    ? null
    : {
        groups: all.map(({ template, family: { files } }) => ({ files, template: template.path, page: false })),
        templates: all.map(({ template: { path, slots }, family: { files, documents } }) => ({
          path: `${path}, for ${documents.length} of ${files}`,
          slots,
        })),
      };
}

async function readTemplates(top: string, named: readonly FoundTemplate[]): Promise<readonly ReadTemplate[]> {
  const { heldSlots, holdsAnything } = await import("../match/slots/any-template.js");
  const found: ReadTemplate[] = [];
  for (const template of named) {
    const text = await readReportFile(join(top, template.path), top);
    if (isFailure(text)) continue;
    const slots = heldSlots(text);
    if (holdsAnything(slots) && (template.saysSo || leavesMostOpen(slots))) found.push({ ...template, slots });
  }
  return found;
}

/** Whether most sections ask for something: what is filled in is a document. */
function leavesMostOpen({ sections }: HeldSlots): boolean {
  const inmost = sections.filter(({ level, index }) => level > 0 && (sections[index + 1]?.level ?? 0) <= level);
  return inmost.filter(({ asks }) => asks).length * 2 >= inmost.length;
}

type ReadText = (path: string) => Promise<string | null>;

function textsIn(top: string): ReadText {
  let left = mostRead;
  return async (path) => {
    if (left-- <= 0) return null;
    return unlessFailed(await readReportFile(join(top, path), top));
  };
}

/** The template that the last documents of a family have most of; null where they have too little of any. */
async function templateOf(
  family: Family,
  templates: readonly ReadTemplate[],
  read: ReadText,
): Promise<ReadTemplate | null> {
  const able = templates.filter((template) => mayBeOf(family, template) !== "no");
  if (able.length === 0) return null;
  const { fitOf } = await import("../match/slots/misfits.js");
  const texts: string[] = [];
  for (const path of family.documents.slice(-mostCompared)) {
    const text = await read(path);
    if (text !== null) texts.push(text);
  }
  const fits = able.map((template) => {
    const each = texts.map((text) => fitOf(text, template.slots));
    return { template, part: mean(each.map(({ part }) => part)), found: mean(each.map(({ found }) => found)) };
  });
  // Of templates that fit about as well, versions of one another often, names tell, and then how much of each is there.
  const most = Math.max(...fits.map(({ part }) => part)) - closeEnough;
  const [best] = fits
    .filter(({ part }) => part >= most)
    .sort(
      (a, b) =>
        likeness(b.template, family) - likeness(a.template, family) ||
        b.found - a.found ||
        b.part - a.part ||
        a.template.path.length - b.template.path.length,
    );
  if (best === undefined) return null;
  const may = mayBeOf(family, best.template);
  const least = may === "near" || family.kind === "numbered" ? leastNear : leastFar;
  return may === "yes" || (best.part >= least && best.found > 1) ? best.template : null;
}

/** How many words a template's path and a family's share. */
function likeness({ path }: FoundTemplate, { folder }: Family): number {
  const words = new Set(folder.toLowerCase().split(/[^\p{L}]+/u));
  return path
    .toLowerCase()
    .split(/[^\p{L}]+/u)
    .filter((word) => word !== "" && words.has(word)).length;
}

function mean(numbers: readonly number[]): number {
  return numbers.length === 0 ? 0 : numbers.reduce((sum, one) => sum + one, 0) / numbers.length;
}

function toCome(templates: readonly ReadTemplate[]): { template: ReadTemplate; family: Family }[] {
  return templates.flatMap((template) => {
    const family = familyToCome(template);
    return family === null ? [] : [{ template, family }];
  });
}
