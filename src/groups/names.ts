/** Names that Windows keeps for devices, whatever their ending. */
const devices = /^(?:con|prn|aux|nul|com[0-9¹²³]|lpt[0-9¹²³])(?:\.|$)/i;

/** So many bytes may a name have: file systems take 255, and ours come with an ending. */
const mostBytes = 230;

/** Whether a name is one folder or file, and the same one, on every system: no way out, no device, no letters that only look alike. */
export function isSafeName(name: string): boolean {
  return name === name.normalize("NFC") && isSafePart(name);
}

function isSafePart(name: string): boolean {
  if (name === "" || Buffer.byteLength(name) > mostBytes) return false;
  if (/[<>:"/\\|?*]|\p{Cc}|\p{Cf}/u.test(name)) return false;
  return !/^[.\s-]|[.\s]$/.test(name) && !devices.test(name);
}

/** Whether each part of a path is a name on every system; one that begins with a dot is fine, and so are letters in two characters, as macOS has them. */
export function isSafePath(path: string): boolean {
  return path.split("/").every((part) => isSafePart(part.replace(/^\.(?=[^.])/, "")));
}

/** Whether a branch can be called so, by git's rules. */
export function isBranchName(name: string): boolean {
  return !/^[-/]|(?:^|\/)\.|\/\/|\.\.|@\{|[\p{Cc} ~^:?*[\\]|\.lock(?:\/|$)|[./]$|^$/u.test(name);
}

/** The way to a file as a link in a page, whatever its names hold: in an address `#` and `?` end a path, and a colon could stand behind a scheme. */
export function linkAlong(way: string): string {
  return way.split("/").map(encodeURIComponent).join("/");
}
