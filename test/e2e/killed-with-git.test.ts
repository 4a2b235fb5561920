import { describe } from "node:test";
import { everything, gitAlone, testRandomKills } from "../helpers/random-kills.js";

describe("git killed at random while the hook lives on", () => testRandomKills(gitAlone));

describe("git, the hook and all they started killed at random", () => testRandomKills(everything));
