import type { Root } from "hast";
import { raw } from "hast-util-raw";

/** The tree with its raw HTML parsed as browsers parse it. In a module of its own since the parser is large and few answers need it. */
export function parseRaw(tree: Root): Root {
  const parsed = raw(tree);
  return parsed.type === "root" ? parsed : { type: "root", children: parsed.type === "doctype" ? [] : [parsed] };
}
