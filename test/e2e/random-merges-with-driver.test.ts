/** Branches that change different questions, by chance, with the page's merge driver. */
import { describe } from "node:test";
import { testRandomPairs, useDriver } from "../helpers/branches.js";

describe("branches that change different questions, with the merge driver", () => {
  testRandomPairs(useDriver);
});
