import { describe } from "node:test";
import { hookItself, testRandomKills } from "../helpers/random-kills.js";

describe("the hook killed at random", () => testRandomKills(hookItself));
