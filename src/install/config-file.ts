import { join } from "node:path";
import type { FoundRepository, Installed } from "./model.js";
import type { Plan } from "./plan.js";

const name = ".report-hook.json";
const schemas: Readonly<Record<Installed, string | null>> = {
  vendored: "./.report-hook/schema/config.schema.json",
  packages: "./node_modules/report-hook/schema/config.schema.json",
  "plug-and-play": null,
  person: null,
};

/** What the configuration says where a person has written none. */
export interface FirstConfig {
  readonly reports: readonly string[];
  readonly page: string | false;
  /** Documents with a template of their own, where those are what was found. */
  readonly groups?: readonly { readonly files: string; readonly template: string | null }[];
}

/**
 * Plans the configuration file. An editor checks it against the schema where the package is in `node_modules`; a schema
 * elsewhere has no path that is right on everybody's machine.
 *
 * @param exists whether the repository is configured already
 */
export function addConfigFile(repository: FoundRepository, plan: Plan, config: FirstConfig, exists: boolean): void {
  if (!exists)
    plan.write(join(repository.top, name), configText(config, schemas[repository.installed]), "the configuration");
}

/** Plans to take the configuration file out, where nobody changed it. */
export function removeConfigFile(repository: FoundRepository, plan: Plan, config: FirstConfig): void {
  const file = join(repository.top, name);
  const text = plan.read(file)?.replaceAll("\r\n", "\n");
  if (text === undefined) return;
  if (Object.values(schemas).some((schema) => text === configText(config, schema)))
    plan.write(file, null, "the configuration");
  else plan.remark(`${name} stays, since it was changed: remove it if you no longer need it`);
}

/** The configuration as text, two spaces a level. */
export function configText({ reports, page, groups }: FirstConfig, schema: string | null): string {
  const own =
    groups === undefined ? { reports, page } : { reports: groups.map(({ files, template }) => ({ files, template })) };
  const config = { ...(schema === null ? {} : { $schema: schema }), ...own };
  return `${JSON.stringify(config, null, 2).replace(/\[\n\s+("[^"\n]*")\n\s+\]/g, "[$1]")}\n`;
}
