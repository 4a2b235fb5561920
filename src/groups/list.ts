import { isBranchName, isSafeName } from "./names.js";

/** A group on the list, and where its repository is. */
export interface Listed {
  readonly group: string;
  readonly url: string;
  /** Null: the repository's default branch. */
  readonly branch: string | null;
  /** Why nothing is collected of it; null where something is. */
  readonly refused: string | null;
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
 * @returns null where the head names only one of the two columns
 */
export function readList(text: string): readonly Listed[] | null {
  const plain = text.replace(/^\uFEFF/, "");
  const tables = separators.map((one) => tableOf(plain, one));
  const table = tables.find(({ columns }) => columns.group >= 0 && columns.url >= 0);
  if (table === undefined && tables.some(({ columns }) => columns.group >= 0 || columns.url >= 0)) return null;
  const { rows, names, columns } = table ?? tableOf(plain, ",");
  const listed = table
    ? rows.slice(1).map((row) => ({
        group: (row[columns.group] ?? "").trim(),
        url: (row[columns.url] ?? "").trim(),
        branch: (row[columns.branch] ?? "").trim() || null,
        others: Object.fromEntries(
          names.flatMap((name, at) =>
            name === "" || Object.values(columns).includes(at) ? [] : [[name, (row[at] ?? "").trim()]],
          ),
        ),
      }))
    : rows.map((row) => ({ group: nameOf(row.join(",")), url: row.join(",").trim(), branch: null, others: {} }));
  const seen = new Set<string>();
  return listed.map((one) => {
    const folded = one.group.normalize("NFC").toLowerCase();
    const refused = refusalOf(one, seen.has(folded));
    seen.add(folded);
    return { ...one, refused };
  });
}

interface Table {
  readonly rows: readonly (readonly string[])[];
  readonly names: readonly string[];
  /** Where the columns are that mean something to us; -1 where one is not. */
  readonly columns: { readonly group: number; readonly url: number; readonly branch: number };
}

function tableOf(text: string, separator: string): Table {
  const rows = rowsOf(text, separator).filter((row) => row.some((cell) => cell.trim() !== ""));
  const names = (rows[0] ?? []).map((cell) => cell.trim());
  const head = names.map((name) => name.toLowerCase());
  return {
    rows,
    names,
    columns: { group: head.indexOf("group"), url: head.indexOf("url"), branch: head.indexOf("branch") },
  };
}

/** The folder of a collection holds these files besides a folder for each group. */
const takenNames = ["handins.csv", "handins.json"];

function refusalOf({ group, url, branch }: Omit<Listed, "refused" | "others">, isSecond: boolean): string | null {
  if (!isSafeName(group)) return `"${group}" cannot be a folder's name on every system; give the group another`;
  if (takenNames.includes(group.toLowerCase())) return `"${group}" is a file of the collection; give the group another`;
  if (isSecond) return `"${group}" stands twice on the list`;
  if (url === "" || url.startsWith("-") || /\p{Cc}/u.test(url)) return "no URL that git can fetch from";
  const shown = withoutSecret(url);
  if (url.includes("::"))
    return `${shown}: a URL of this kind runs a program; give one that begins with https:// or ssh://`;
  if (/^[a-z][a-z0-9+.-]*:\/\//i.test(url) && !schemes.test(url))
    return `${shown}: only https, ssh, git and file are fetched from`;
  if (branch !== null && !isBranchName(branch)) return `"${branch}" is no branch's name`;
  return null;
}

/** Whether a URL is a folder of this computer. */
export function isFolder(url: string): boolean {
  return !schemes.test(url) && !scpLike.test(url);
}

/** A URL as others may read it: a page or a table is handed on, and a token in a URL is a password. */
export function withoutSecret(url: string): string {
  return url.replace(/^(https?:\/\/)[^/?#]*@/i, "$1").replace(/^([a-z+]+:\/\/[^/:@]*):[^/@]*@/i, "$1@");
}

/** A repository is called by the last part of its URL. */
function nameOf(url: string): string {
  const parts = url
    .trim()
    .replace(/(?<!\/)\/+$/, "")
    .replace(/\.git$/i, "")
    .split(/[/:]/);
  return parts.at(-1) ?? "";
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
