import { randomUUID } from "node:crypto";

declare const REPORT_HOOK_BUILD: string | undefined;

/**
 * Tells this build of report-hook from any other, whatever version both state: the build puts a hash of its own files here. What another build kept
 * may mean something else. Run from its sources, each process is a build of its own.
 */
export const build: string = typeof REPORT_HOOK_BUILD === "string" ? REPORT_HOOK_BUILD : randomUUID();
