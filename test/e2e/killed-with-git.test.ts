import { describe } from "node:test";
import { everything, testRandomKills } from "../helpers/random-kills.js";

describe("git, the hook and all they started killed at random", () => testRandomKills(everything));
