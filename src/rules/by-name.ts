import type { Rule, RuleName } from "./model.js";
import * as list from "./registry.js";

/** Every rule, by name. */
export const rules: readonly Rule[] = Object.values<Rule>(list).sort((a, b) => (a.name < b.name ? -1 : 1));

/** The names of all rules. */
export const ruleNames: readonly RuleName[] = rules.map(({ name }) => name);
