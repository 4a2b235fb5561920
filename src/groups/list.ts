import { isSafeName } from "./names.js";

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

/**
 * The groups of a list: CSV with a head that has `group` and `url` among its columns (and `branch`, where it has one), or a URL or folder a line. Each
 * group is listed; one whose name or URL will not do is refused with the reason.
 */
export function readList(text: string): readonly Listed[] {
  const rows = rowsOf(text.replace(/^\uFEFF/, "")).filter((row) => row.some((cell) => cell.trim() !== ""));
  const names = (rows[0] ?? []).map((cell) => cell.trim());
  const head = names.map((name) => name.toLowerCase());
  const columns = { group: head.indexOf("group"), url: head.indexOf("url"), branch: head.indexOf("branch") };
  const isTable = columns.group >= 0 && columns.url >= 0;
  const listed = isTable
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

function refusalOf({ group, url, branch }: Omit<Listed, "refused" | "others">, isSecond: boolean): string | null {
  if (!isSafeName(group)) return `"${group}" cannot be a folder's name on every system; give the group another`;
  if (isSecond) return `"${group}" stands twice on the list`;
  if (url === "" || url.startsWith("-") || /\p{Cc}/u.test(url)) return "no URL that git can fetch from";
  if (url.includes("::"))
    return `${url}: a URL of this kind runs a program; give one that begins with https:// or ssh://`;
  if (/^[a-z][a-z0-9+.-]*:\/\//i.test(url) && !schemes.test(url))
    return `${url}: only https, ssh, git and file are fetched from`;
  if (branch !== null && !/^[\w][\w./-]*$/.test(branch)) return `"${branch}" is no branch's name`;
  return null;
}

/** Whether a URL is a folder of this computer. */
export function isFolder(url: string): boolean {
  return !schemes.test(url) && !scpLike.test(url);
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
function rowsOf(text: string): string[][] {
  const rows: string[][] = [];
  let row: string[] = [];
  for (const [, quoted, plain, end] of text.matchAll(/(?:"((?:[^"]|"")*)"|([^",\r\n]*))(,|\r\n|\n|\r|$)/g)) {
    if (quoted === undefined && plain === "" && end === "" && row.length === 0) break;
    row.push(quoted === undefined ? (plain ?? "") : quoted.replaceAll('""', '"'));
    if (end === ",") continue;
    rows.push(row);
    row = [];
  }
  return rows;
}
