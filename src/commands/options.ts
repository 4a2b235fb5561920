import type { Offers } from "./command.js";

/** A shell completes the names of files. */
export const offerFiles: Offers = async (files) => files();

const offerTemplates: Offers = async (files) => {
  const { editionNames } = await import("../course/editions/editions.js");
  return [...editionNames(), ...files()];
};

/** Options that several commands take alike. */
export const template = {
  value: "<edition or file>",
  summary: "what the report must look like; by default it is recognised",
  offers: offerTemplates,
} as const;
export const config = {
  value: "<file>",
  summary: "the configuration, instead of .report-hook.json",
  offers: offerFiles,
} as const;
export const color = {
  value: null,
  negative: "also",
  summary: "by default as the terminal has it; NO_COLOR is honoured",
} as const;
