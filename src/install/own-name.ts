/** What a program asks, in any language, to hear what it is called or where it lies. */
const asks =
  /\$\{?0|BASH_(?:SOURCE|ARGV0)|ZSH_(?:SCRIPT|ARGZERO)|\bargv(?!\[1:\])|\barg\[0\]|__file(?:name)?__|__filename|import\.meta|FindBin|PROGRAM_NAME|MyInvocation|PSCommandPath|os\.Args|PHP_SELF|SCRIPT_(?:FILE)?NAME|\/proc\/|status (?:current-)?(?:file|base)name/i;

/** The folder alone is the same under another name. */
const folderAlone = /dirname(?: --)?\W{1,3}(?:\$0|\$\{0\}|\$\{?BASH_SOURCE(?:\[0\])?\}?|__file__)(?!\w)|\$\{0%\/\*\}/gi;

/** A file that a shell reads in sees the script's own name. */
const readsIn = /(?:^|[;&|({]|\bthen\b|\bdo\b|\belse\b)[ \t]*(?:\.|source)[ \t]/m;

/** Whether a script may do something else under another name. */
export function asksForItsName(text: string): boolean {
  return asks.test(text.replace(folderAlone, "")) || (isShellScript(text) && readsIn.test(text));
}

/** Whether a shell runs a script: its first line says so, or names no program. */
export function isShellScript(text: string): boolean {
  const first = firstLine(text);
  return first === null || /(?:^#!\s*|[/\s])(?:sh|bash|dash|ash|ksh|zsh)(?:\s|$)/.test(first);
}

/** The line that names the program which runs a script; null where there is none. */
export function firstLine(text: string): string | null {
  return /^#!.*/.exec(text)?.[0].trim() ?? null;
}
