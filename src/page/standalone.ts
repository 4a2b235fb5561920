/** The most that a page may carry: a browser, and a mail server, must still take it. */
const mostInFigure = 10_000_000;
const mostInPage = 50_000_000;

export interface Standalone {
  readonly html: string;
  /** Targets of figures that are not there, or are no images; they stay links to a file beside the page. */
  readonly missing: readonly string[];
  /** Targets of figures that are too large, or did not fit any more; they stay links as well. */
  readonly tooLarge: readonly string[];
  /** Targets of images on other hosts, which nothing is fetched from; they stay as they are. */
  readonly remote: readonly string[];
}

/**
 * A page with its figures inside.
 *
 * @param html what `renderPage` gives
 * @param read the bytes of a figure by its target as the report has it, where it has `most` bytes at most; null where there is no such
 *   figure; not asked for targets on other hosts
 */
export function inlineFigures(
  html: string,
  read: (target: string, most: number) => Uint8Array | "too large" | null,
): Standalone {
  const inlined = new Map<string, string | null>();
  const missing: string[] = [];
  const tooLarge = new Set<string>();
  const remote: string[] = [];
  let total = 0;
  const inline = (target: string): string | null => {
    if (/^(?:[a-z][a-z0-9+.-]*:|\/\/)/i.test(target)) {
      remote.push(target);
      return null;
    }
    const bytes = read(target, mostInFigure);
    if (bytes === "too large" || (bytes?.length ?? 0) > mostInFigure) {
      tooLarge.add(target);
      return null;
    }
    const type = bytes === null ? null : imageType(bytes, target);
    if (bytes === null || type === null) {
      missing.push(target);
      return null;
    }
    return `data:${type};base64,${Buffer.from(bytes).toString("base64")}`;
  };
  const withFigures = html.replace(tagOrLinkedImage, (tag, link: string | undefined, image: string | undefined) => {
    const source = / src="([^"]*)"/.exec(image ?? (tag.startsWith("<img ") ? tag : ""))?.[1];
    if (source === undefined) return tag;
    const target = unescapeAttribute(source);
    if (!inlined.has(target)) inlined.set(target, inline(target));
    const data = inlined.get(target);
    if (data == null) return tag;
    // A figure that is shown twice is carried twice.
    const size = Math.floor((data.length * 3) / 4);
    if (total + size > mostInPage) {
      tooLarge.add(target);
      return tag;
    }
    total += size;
    // A link to the file that is now inside leads nowhere.
    const kept = link === source ? (image as string) : tag;
    return kept.replace(` src="${source}"`, () => ` src="${data}"`);
  });
  return { html: withFigures, missing, tooLarge: [...tooLarge], remote };
}

/** Every tag, so that a quoted value is never taken for one; an image in a link of its own as one match. */
const tagOrLinkedImage = /<a href="([^"]*)">(<img (?:[^>"]|"[^"]*")*>)<\/a>|<[a-z](?:[^>"]|"[^"]*")*>/g;

function imageType(bytes: Uint8Array, target: string): string | null {
  const start = Buffer.from(bytes.subarray(0, 12)).toString("latin1");
  if (start.startsWith("\x89PNG")) return "image/png";
  if (start.startsWith("\xFF\xD8\xFF")) return "image/jpeg";
  if (start.startsWith("GIF8")) return "image/gif";
  if (start.startsWith("RIFF") && start.endsWith("WEBP")) return "image/webp";
  return /\.svg(?:[?#].*)?$/i.test(target) ? "image/svg+xml" : null;
}

function unescapeAttribute(value: string): string {
  return value.replace(/&(?:#x([0-9a-f]+)|#(\d+)|amp|lt|gt|quot);/gi, (entity, hex?: string, decimal?: string) => {
    if (hex !== undefined) return String.fromCodePoint(Number.parseInt(hex, 16));
    if (decimal !== undefined) return String.fromCodePoint(Number(decimal));
    return { "&amp;": "&", "&lt;": "<", "&gt;": ">", "&quot;": '"' }[entity.toLowerCase()] ?? entity;
  });
}
