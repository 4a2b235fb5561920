import type { CountedImage } from "../template/course-model.js";

/**
 * The images of `text` by the course checker's pattern, `!\[.*?\]\(.*?\)`, with a dot that is any character but a line
 * end. Written as a scan, since the pattern itself takes quadratic time where many `![` are never closed.
 */
export function findImages(text: string): CountedImage[] {
  const images: CountedImage[] = [];
  if (!text.includes("![")) return images;
  let lineStart = 0;
  while (lineStart < text.length) {
    let lineEnd = lineStart;
    while (lineEnd < text.length && !isLineEnd(text.charCodeAt(lineEnd))) lineEnd++;
    findImagesInLine(text.slice(lineStart, lineEnd), lineStart, images);
    lineStart = lineEnd + 1;
  }
  return images;
}

function findImagesInLine(line: string, offset: number, images: CountedImage[]): void {
  let start = line.indexOf("![");
  while (start >= 0) {
    const middle = line.indexOf("](", start + 2);
    const close = middle < 0 ? -1 : line.indexOf(")", middle + 2);
    if (close < 0) return;
    images.push({
      span: { start: offset + start, end: offset + close + 1 },
      alt: line.slice(start + 2, middle),
      target: line.slice(middle + 2, close),
    });
    start = line.indexOf("![", close + 1);
  }
}

function isLineEnd(unit: number): boolean {
  return unit === 10 || unit === 13;
}
