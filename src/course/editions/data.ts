import data from "./data.json" with { type: "json" };
import type { EditionsData } from "./format.js";

/** All published editions, as numbers and hashes: large, and seldom needed by a commit, so that the build sets it apart. */
export const editionsData: EditionsData = data;
