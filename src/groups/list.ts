import { isBranchName, isSafeName } from "./names.js";

/** A group on the list, and where its repository is. */
export interface Listed {
  readonly group: string;
  readonly url: string;
  /** Null: the repository's default branch. */
  readonly branch: string | null;
  /** Why nothing is collected of it; null where something is. */
  readonly refused: string | null;
  /** The group before it that the list has with the same repository and branch; null: none. */
  readonly twin: string | null;
  /** What the list has of it besides, by the head of the column. */
  readonly others: Readonly<Record<string, string>>;
}

/** What git may fetch by; a helper (`ext::`) would run a program that the list names. */
const schemes = /^(?:https?|ssh|git|file):\/\//i;
const scpLike = /^[\w.-]+@[\w.-]+:(?!:)/;

/** What stands between two cells: a spreadsheet takes the semicolon where people write numbers with a comma. */
const separators = [",", ";", "\t"];

/**
 * The groups of a list: CSV with a head that has `group` and `url` among its columns (and `branch`, where it has one), or a URL or folder a line. Each
 * group is listed; one whose name or URL will not do is refused with the reason.
 *
 * @param isThere whether there is a file or folder at a path
 * @returns null where it is a table whose head does not name both columns
 */
export function readList(text: string, isThere: (path: string) => boolean): readonly Listed[] | null {
  const plain = text.replace(/^\uFEFF/, "");
  const tables = separators.map((one) => tableOf(plain, one));
  const table = tables.find(({ columns }) => columns.group >= 0 && columns.url >= 0);
  if (table === undefined && tables.some(({ columns }) => columns.group >= 0 || columns.url >= 0)) return null;
  const { rows, names, columns } = table ?? tableOf(plain, ",");
  if (table === undefined && rows.some((row) => isRowOfTable(row.cells.join(",").trim(), isThere))) return null;
  const listed = table
    ? rows.slice(1).map(({ cells: row, line }) => ({
        line,
        group: (row[columns.group] ?? "").trim(),
        url: (row[columns.url] ?? "").trim(),
        branch: (row[columns.branch] ?? "").trim() || null,
        others: Object.fromEntries(
          names.flatMap((name, at) =>
            name === "" || Object.values(columns).includes(at) ? [] : [[name, (row[at] ?? "").trim()]],
          ),
        ),
      }))
    : rows.map(({ cells, line }) => {
        const url = cells.join(",").trim();
        return { line, group: nameOf(url), url, branch: null, others: {} };
      });
  const seen = new Map<string, string>();
  const places = new Map<string, string>();
  return listed.map(({ line, ...one }) => {
    const folded = one.group.normalize("NFC").toLowerCase();
    const refused = refusalOf(one, line, seen.get(folded) ?? null);
    if (!seen.has(folded)) seen.set(folded, one.group);
    const place = JSON.stringify([withoutEnding(one.url), one.branch]);
    const twin = refused === null ? (places.get(place) ?? null) : null;
    if (refused === null && twin === null) places.set(place, one.group);
    return { ...one, refused, twin };
  });
}

/** Whether a line of a list without a head has more cells than one: a path may hold a comma, and a URL, too. */
function isRowOfTable(line: string, isThere: (path: string) => boolean): boolean {
  const [first = "", ...others] = line.split(/[,;\t]/);
  const last = others.at(-1);
  if (last === undefined || isThere(line)) return false;
  return !isRemote(first) || /\s/.test(line) || others.some((part) => isRemote(part)) || !/\/|\.git$/.test(last);
}

/** A row of a table, and its number among all, from 1. */
interface Row {
  readonly cells: readonly string[];
  readonly line: number;
}

interface Table {
  readonly rows: readonly Row[];
  readonly names: readonly string[];
  /** Where the columns are that mean something to us; -1 where one is not. */
  readonly columns: { readonly group: number; readonly url: number; readonly branch: number };
}

function tableOf(text: string, separator: string): Table {
  const rows = rowsOf(text, separator)
    .map((cells, at) => ({ cells, line: at + 1 }))
    .filter(({ cells }) => cells.some((cell) => cell.trim() !== ""));
  const names = (rows[0]?.cells ?? []).map((cell) => cell.trim());
  const head = names.map((name) => name.toLowerCase());
  return {
    rows,
    names,
    columns: { group: head.indexOf("group"), url: head.indexOf("url"), branch: head.indexOf("branch") },
  };
}

/** The folder of a collection holds these files besides a folder for each group. */
const takenNames = ["handins.csv", "handins.json"];

/** @param before the group before it that some systems give the same folder; null: none */
function refusalOf(
  { group, url, branch }: Omit<Listed, "refused" | "twin" | "others">,
  line: number,
  before: string | null,
): string | null {
  if (group === "") return `line ${line} of the list names no group`;
  if (!isSafeName(group)) return `"${group}" cannot be a folder's name on every system; give the group another`;
  if (takenNames.includes(group.toLowerCase())) return `"${group}" is a file of the collection; give the group another`;
  if (before === group) return `"${group}" stands twice on the list`;
  if (before !== null)
    return `"${group}" differs from "${before}" in case alone, and many systems take the two for one; give it another name`;
  if (url === "" || url.startsWith("-") || /\p{Cc}/u.test(url)) return "no URL that git can fetch from";
  const shown = withoutSecret(url);
  if (url.includes("::"))
    return `${shown}: a URL of this kind runs a program; give one that begins with https:// or ssh://`;
  if (/^[a-z][a-z0-9+.-]*:\/\//i.test(url) && !schemes.test(url))
    return `${shown}: only https, ssh, git and file are fetched from`;
  if (branch !== null && !isBranchName(branch)) return `"${branch}" is no branch's name`;
  return null;
}

function isRemote(url: string): boolean {
  return schemes.test(url) || scpLike.test(url);
}

/** Whether a URL is a folder of this computer. */
export function isFolder(url: string): boolean {
  return !isRemote(url);
}

/** A URL as others may read it: a page or a table is handed on, and a token in a URL is a password. */
export function withoutSecret(url: string): string {
  return url.replace(/^(https?:\/\/)[^/?#]*@/i, "$1").replace(/^([a-z+]+:\/\/[^/:@]*):[^/@]*@/i, "$1@");
}

/** A repository is called by the last part of its URL. */
function nameOf(url: string): string {
  return withoutEnding(url.trim()).split(/[/:]/).at(-1) ?? "";
}

/** A URL without what may as well be left out at its end. */
function withoutEnding(url: string): string {
  return url.replace(/(?<!\/)\/+$/, "").replace(/\.git$/i, "");
}

/** The cells of CSV (RFC 4180): quotes around a cell, doubled within. */
function rowsOf(text: string, separator: string): string[][] {
  const rows: string[][] = [];
  let row: string[] = [];
  let cell = "";
  const cells = /(?:"((?:[^"]|"")*)"|((?:[^",;\t\r\n][^,;\t\r\n]*)?))(,|;|\t|\r\n|\n|\r|$)/g;
  for (const [, quoted, plain = "", end = ""] of text.matchAll(cells)) {
    cell += quoted === undefined ? plain : quoted.replaceAll('""', '"');
    if (end !== separator && separators.includes(end)) {
      cell += end;
      continue;
    }
    if (end === "" && cell === "" && row.length === 0) break;
    row.push(cell);
    cell = "";
    if (end === separator) continue;
    rows.push(row);
    row = [];
  }
  return rows;
}
