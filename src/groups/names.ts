/** Names that Windows keeps for devices, whatever their ending. */
const devices = /^(?:con|prn|aux|nul|com[0-9¹²³]|lpt[0-9¹²³])(?:\.|$)/i;

/** Whether a name is one folder or file, and the same one, on every system: no way out, no device, no letters that only look alike. */
export function isSafeName(name: string): boolean {
  if (name === "" || name.length > 100 || name !== name.normalize("NFC")) return false;
  if (/[<>:"/\\|?*]|\p{Cc}|\p{Cf}/u.test(name)) return false;
  return !/^[.\s-]|[.\s]$/.test(name) && !devices.test(name);
}

/** Whether each part of a path is such a name; one that begins with a dot is fine below the first. */
export function isSafePath(path: string): boolean {
  return path.split("/").every((part) => isSafeName(part.replace(/^\.(?=[^.])/, "")));
}
