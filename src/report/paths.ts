/**
 * The path, from the repository's root, of the file that a link or image in a report points to. A query and a fragment
 * are left out, `%20` and the like are decoded, and a leading `/` means the repository's root.
 *
 * @param target as written, without its title
 * @param report the report's own path from the repository's root, with `/` between its parts
 * @returns null where the target is no relative path (another scheme, another host, only a fragment), and
 *   `"outside"` where it leads out of the repository
 */
export function resolveTarget(target: string, report: string): { path: string } | "outside" | null {
  if (/^[a-z][a-z0-9+.-]*:/i.test(target) || target.startsWith("//")) return null;
  const bare = target.replace(/[?#].*$/s, "").replaceAll("\\", "/");
  if (bare === "") return null;
  const folder = bare.startsWith("/") ? [] : report.split("/").slice(0, -1);
  const parts: string[] = [...folder];
  for (const part of decodePercent(bare).split("/")) {
    if (part === "" || part === ".") continue;
    if (part !== "..") parts.push(part);
    else if (parts.pop() === undefined) return "outside";
  }
  return { path: parts.join("/") };
}

/** The way to a file from the report's folder, however it is written; both paths are from the repository's root. */
export function wayFrom(report: string, path: string): string {
  const folder = report.split("/").slice(0, -1);
  const parts = path.split("/");
  const fork = folder.findIndex((name, i) => parts[i] !== name);
  const up = fork < 0 ? [] : folder.slice(fork);
  return [...up.map(() => ".."), ...parts.slice(folder.length - up.length)].join("/");
}

/** The folder of a path, with the `/` at its end; empty at the root. */
export function folderOf(path: string): string {
  return path.slice(0, path.lastIndexOf("/") + 1);
}

/** Whether a target lies on another host. */
export function isRemote(target: string): boolean {
  return /^(?:https?:)?\/\//i.test(target.trim());
}

/** Each run of `%20` and the like as the characters it stands for; a lone `%` stays. */
function decodePercent(text: string): string {
  return text.replace(/(?:%[0-9a-f]{2})+/gi, (run) => {
    try {
      return decodeURIComponent(run);
    } catch {
      return run;
    }
  });
}
