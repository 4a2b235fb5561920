import { createHmac, randomBytes, timingSafeEqual } from "node:crypto";
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { makePrivateFolder } from "../system/private-folder.js";
import { build } from "./build-id.js";
import { cacheFolder } from "./cache-folder.js";
import { readOwnFile } from "./state-file.js";

const keyLength = 32;
const sealLength = 44;

/**
 * What this person's own runs of this build have sealed, with a key from outside the repository. What is kept shapes pages, so nobody else's counts.
 *
 * @returns null where it is missing, cut short, changed, or sealed by nobody we know
 */
export function unsealed(file: Buffer | null): Buffer | null {
  const key = file === null ? null : readKey();
  if (file === null || key === null) return null;
  const seal = file.subarray(0, sealLength);
  const body = file.subarray(sealLength);
  const expected = Buffer.from(sealOf(body, key));
  return seal.length === sealLength && timingSafeEqual(seal, expected) ? body : null;
}

/** The same, sealed; null where there is no place for a key. */
export function sealed(text: string): Buffer | null {
  const key = readKey() ?? makeKey();
  const body = Buffer.from(text);
  return key === null ? null : Buffer.concat([Buffer.from(sealOf(body, key)), body]);
}

function sealOf(body: Uint8Array, key: Uint8Array): string {
  return createHmac("sha256", key).update(`${build}\n`).update(body).digest("base64");
}

/** The person's own key; null where there is none, or where another person could have put it there. */
function readKey(): Buffer | null {
  const folder = cacheFolder();
  const key = folder === null ? null : readOwnFile(join(folder, "key"), keyLength, true);
  return key?.length === keyLength ? key : null;
}

function makeKey(): Buffer | null {
  const folder = cacheFolder();
  if (folder === null) return null;
  const key = randomBytes(keyLength);
  try {
    makePrivateFolder(folder);
    writeFileSync(join(folder, "key"), key, { flag: "wx", mode: 0o600 });
    return key;
  } catch {
    return null;
  }
}
