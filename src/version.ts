import about from "../package.json" with { type: "json" };

/** The version of this tool, as its package states it. */
export const version: string = about.version;
