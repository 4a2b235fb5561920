import { type Asked, gitEnvironment, limitOf, mostTime } from "./guards.js";
import { cannotStart, failedWith, folderOf, git, tookTooLong } from "./run.js";
import { isStartedByOther } from "./start.js";

/**
 * simple-git refuses what a stranger could have put into an argument or a variable. Here the environment is made in one place for every git that is run,
 * and holds what the person who runs us has set for git; no argument comes from a report. All of it may pass.
 */
const unsafe = {
  allowUnsafeAlias: true,
  allowUnsafeAskPass: true,
  allowUnsafeCommandBinaries: true,
  allowUnsafeConfigEnvCount: true,
  allowUnsafeConfigPaths: true,
  allowUnsafeCredentialHelper: true,
  allowUnsafeDiffExternal: true,
  allowUnsafeDiffTextConv: true,
  allowUnsafeEditor: true,
  allowUnsafeExec: true,
  allowUnsafeFilter: true,
  allowUnsafeFsMonitor: true,
  allowUnsafeGitProxy: true,
  allowUnsafeGpgProgram: true,
  allowUnsafeHooksPath: true,
  allowUnsafeInclude: true,
  allowUnsafeMergeDriver: true,
  allowUnsafePack: true,
  allowUnsafePager: true,
  allowUnsafeProtocolOverride: true,
  allowUnsafeSshCommand: true,
  allowUnsafeSubmodule: true,
  allowUnsafeTemplateDir: true,
  allowUnsafeUrlRewrite: true,
} as const;

/**
 * What a git command prints, run by simple-git with the environment of every other git. For what is not asked in each commit: it takes some
 * milliseconds more to load, and waits for a while after a command that prints nothing. Where something else starts git than this process, that does.
 *
 * @returns text; bytes that are not UTF-8 are lost. Throws a `Refusal` where git fails, or takes too long.
 */
export async function simple(repository: Asked, args: readonly string[]): Promise<string> {
  if (isStartedByOther()) return (await git(args, { repository })).toString();
  const limit = limitOf({ repository }) ?? mostTime;
  if (limit === 0) throw tookTooLong(args, { repository }, limit);
  const env = gitEnvironment({ repository });
  const stop = AbortSignal.timeout(limit);
  const { simpleGit } = await import("simple-git");
  const baseDir = folderOf({ repository }) ?? repository.top;
  const one = simpleGit({ baseDir, allowEnvironment: Object.keys(env), unsafe, abort: stop }).env(env);
  try {
    return await one.raw([...args]);
  } catch (error) {
    if (stop.aborted) throw tookTooLong(args, { repository }, limit);
    const complaint = error instanceof Error ? error.message : String(error);
    if (/ENOENT/.test(complaint)) throw cannotStart(Object.assign(new Error(complaint), { code: "ENOENT" }));
    throw failedWith(args, { code: 128, stderr: complaint });
  }
}
