/** An image as Markdown or HTML has it; white space in its words counts once. */
export interface ImageWords {
  readonly src: string;
  readonly alt: string;
  readonly title: string;
}

/** What a reader who does not see the image is told: its own words, else its title, else the name of its file. */
export function imageName({ src, alt, title }: ImageWords): string {
  return alt || title || stemOf(src) || "Image";
}

/** The title, else the words given for the image; none where those only repeat a file's name. */
export function captionOf({ src, alt, title }: ImageWords): string {
  if (title !== "") return title;
  const isName = alt.toLowerCase() === stemOf(src).toLowerCase() || (!/\s/.test(alt) && /[_.\d-]/.test(alt));
  return isName || /^(?:image|img|figure|picture|screenshot|alt text)$/i.test(alt) ? "" : alt;
}

function stemOf(src: string): string {
  const file =
    src
      .replace(/[?#][^]*$/, "")
      .split(/[\\/]/)
      .pop() ?? "";
  return file.replace(/\.\w+$/, "").replaceAll("%20", " ");
}
