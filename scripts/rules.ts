/**
 * Writes what is said of every rule from the list of rules itself, where it is not so already:
 *
 *   npm run rules
 */
import { writeFileSync } from "node:fs";
import { rules } from "../src/rules/by-name.js";
import { readDocument, ruleDocuments } from "./rule-documents.js";

for (const { path, textFrom } of ruleDocuments) {
  const before = readDocument(path);
  const now = textFrom(before, rules);
  if (now === before) continue;
  writeFileSync(new URL(`../${path}`, import.meta.url), now);
  console.log(`${path} is made again`);
}
