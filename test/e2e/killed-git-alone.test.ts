import { describe } from "node:test";
import { gitAlone, testRandomKills } from "../helpers/random-kills.js";

describe("git killed at random while the hook lives on", () => testRandomKills(gitAlone));
