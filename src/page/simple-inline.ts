import { escapeAttribute } from "./escape.js";
import { captionOf, type ImageWords, imageName } from "./image-words.js";

/** Letters and digits of many scripts. Unicode's own classes take longer to set up than an answer takes to read. */
export const letter = "A-Za-z0-9\u00c0-\u00d6\u00d8-\u00f6\u00f8-\u02af\u0400-\u0481\u048a-\u052f\u4e00-\u9fff";

/** What means nothing in Markdown within a line: neither a control character nor a mark. */
const plain = "\\n \"#$%'()+,\\-./0-9:;=>?A-Z^a-z{}\u00a0-\u2027\u202a-\ufefe\uff00-\uffff";

/** Underscores within a word, and an ampersand that begins no character's name. */
const within = `(?<=[${letter}])_+(?=[${letter}])|&(?!#?\\w+;)`;

/**
 * What may stand within a line, from here on: an address; words, with the marks that mean nothing where they stand; code; words in one or two stars; a
 * link; an image. A star opens only before a letter or a digit and closes only before the end of a word, where no rule of Markdown could read it otherwise.
 */
const token = new RegExp(
  [
    `(?<=^|[\\s(])(?<address>https?:\\/\\/[a-z\\d-]+(?:\\.[a-z\\d-]+)+(?:\\/(?:[\\w./#?=&,+-]*[a-zA-Z\\d/])?)?)(?=[.,:!?)]*(?:\\s|$))`,
    `(?<words>(?:[${plain}]|${within}|(?<=^|[\\s(])~(?=[${letter}])|\\\\(?=[${letter}])|!(?!\\[)|<(?=[ \\d]))+)`,
    "<(?<between>https?:\\/\\/[\\w./#?=&,+-]+)>",
    "`(?<code>[^`\\s](?:[^`\\n\\t]*[^`\\s])?)`(?!`)",
    `(?<=^|[\\s("“‘])(?<stars>\\*\\*?)(?<marked>[${letter}~\`](?:[^*]*[${letter}.,;:?!)"'%…\`])?)\\k<stars>(?=$|[\\s.,;:?!)"”’])`,
    `!\\[(?<alt>(?:[${letter}](?:(?:[${letter} .,:;()-]|${within})*[${letter}.)])?)?)\\]\\((?<src>(?:https?:\\/\\/|(?!\\w+:))[\\w./][\\w./-]*)\\)`,
    `\\[(?<label>[${letter}\`](?:[^[\\]*]*[${letter}.?!)\`])?)\\]\\((?<target>(?:https?:\\/\\/)?[\\w#?./][\\w#?./=&%,+-]*)\\)`,
  ].join("|"),
  "y",
);

/** What becomes a link without any mark. */
const bareLink = /www\.|https?:\/\//i;

/** What some words are as HTML. */
export interface SimpleWords {
  readonly html: string;
  /** The same with each link's words in its place. */
  readonly withoutLinks: string;
  /** The links in it, as HTML. */
  readonly links: readonly string[];
  /** The figures that it is, as HTML, where it holds nothing but images. */
  readonly figures: readonly string[];
  readonly hasImage: boolean;
}

/**
 * The HTML of a paragraph's or a list item's text; null where it holds anything that is not plain to see.
 *
 * @param text lines without white space around them, with `\n` between them
 */
export function simpleWords(text: string): SimpleWords | null {
  let html = "";
  let withoutLinks = "";
  const links: string[] = [];
  const figures: string[] = [];
  let others = false;
  const add = (more: string, plain = more): void => {
    html += more;
    withoutLinks += plain;
  };
  for (let at = 0; at < text.length; ) {
    token.lastIndex = at;
    const found = token.exec(text);
    if (found?.groups === undefined) return null;
    const { between, address = between, code, stars, marked, label, target, alt, src } = found.groups;
    const until = found.groups.words?.search(bareLink) ?? -1;
    if (until === 0) return null;
    const words = until < 0 ? found.groups.words : found.groups.words?.slice(0, until);
    at += until < 0 ? found[0].length : until;
    others ||= src === undefined && (words === undefined || /\S/.test(words));
    if (words !== undefined) add(shown(words));
    else if (code !== undefined) add(`<code>${shown(code)}</code>`);
    else if (src !== undefined) {
      const image = { src, alt: (alt ?? "").replace(/ +/g, " "), title: "" };
      add(imageHtml(image));
      figures.push(figureHtml(image));
    } else if (address !== undefined) {
      const link = linkHtml(address, shown(address));
      add(link, shown(address));
      links.push(link);
    } else {
      const marks = marked ?? label ?? "";
      // An address reaches beyond a mark that something stands behind.
      const inner = bareLink.test(marks) ? null : simpleWords(marks);
      if (inner === null || inner.hasImage || (target !== undefined && inner.links.length > 0)) return null;
      const tag = stars === "**" ? "strong" : "em";
      if (target === undefined) {
        add(`<${tag}>${inner.html}</${tag}>`, `<${tag}>${inner.withoutLinks}</${tag}>`);
        links.push(...inner.links);
      } else {
        const link = linkHtml(target, inner.html);
        add(link, inner.html);
        links.push(link);
      }
    }
  }
  return { html, withoutLinks, links, figures: others ? [] : figures, hasImage: figures.length > 0 };
}

function linkHtml(target: string, words: string): string {
  return `<a href="${attribute(target)}">${words}</a>`;
}

function imageHtml(image: ImageWords): string {
  const src = attribute(image.src);
  return `<a href="${src}"><img src="${src}" alt="${attribute(imageName(image))}"></a>`;
}

function figureHtml(image: ImageWords): string {
  const caption = captionOf(image);
  return `<figure>${imageHtml(image)}${caption === "" ? "" : `<figcaption>${shown(caption)}</figcaption>`}</figure>`;
}

function attribute(value: string): string {
  return escapeAttribute(value).replaceAll("&amp;", "&#x26;");
}

function shown(text: string): string {
  return text.replaceAll("&", "&#x26;").replaceAll("<", "&#x3C;").replaceAll("\n", " ");
}
