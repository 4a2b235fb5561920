/** Branches that change different questions, by chance, with git as it comes. */
import { describe } from "node:test";
import { testRandomPairs } from "../helpers/branches.js";

describe("branches that change different questions", () => {
  testRandomPairs(async () => undefined);
});
