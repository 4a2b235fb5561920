import { join } from "node:path";
import type { Draft } from "./draft.js";
import type { Place } from "./model.js";

const name = ".report-hook.json";
const schema = "./node_modules/report-hook/schema/config.schema.json";

/** What the configuration says where a person has written none. */
export interface FirstConfig {
  readonly reports: readonly string[];
  readonly page: string | false;
}

/**
 * Plans the configuration file. An editor checks it against the schema where the package is in `node_modules`; a schema
 * elsewhere has no path that is right on everybody's machine.
 *
 * @param exists whether the repository is configured already
 */
export function addConfigFile(place: Place, draft: Draft, config: FirstConfig, exists: boolean): void {
  if (!exists) draft.write(join(place.top, name), configText(config, place.packaged), "the configuration");
}

/** Plans to take the configuration file out, where nobody changed it. */
export function removeConfigFile(place: Place, draft: Draft, config: FirstConfig): void {
  const file = join(place.top, name);
  const text = draft.read(file)?.replaceAll("\r\n", "\n");
  if (text === undefined) return;
  if ([true, false].some((packaged) => text === configText(config, packaged)))
    draft.write(file, null, "the configuration");
  else draft.remark(`${name} stays, since it was changed: remove it if you no longer need it`);
}

/** The configuration as text, two spaces a level. */
export function configText({ reports, page }: FirstConfig, packaged: boolean): string {
  const config = { ...(packaged ? { $schema: schema } : {}), reports, page };
  return `${JSON.stringify(config, null, 2).replace(/\[\n\s+("[^"\n]*")\n\s+\]/g, "[$1]")}\n`;
}
