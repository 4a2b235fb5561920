/** What a continuous integration, a code host, a person's shell, git or a hook around the tests says of itself. */
const saidAround =
  /^(?:CI$|CONTINUOUS_INTEGRATION$|GITHUB_|GITLAB_|BUILD_|RUNNER_|NO_COLOR$|FORCE_COLOR$|CLICOLOR|COLORTERM$|COLUMNS$|LINES$|GIT_|XDG_|REPORT_HOOK(?!_TEST)|npm_(?!config_)|HUSKY|PRE_COMMIT|EDITOR|VISUAL|PAGER)/i;

/**
 * The variables that tests run with, so that they say the same in a terminal, in a hook and in CI.
 *
 * @param env the variables of whoever starts them; not changed
 */
export function plainVariables(env: NodeJS.ProcessEnv): NodeJS.ProcessEnv {
  return Object.fromEntries(Object.entries(env).filter(([name]) => !saidAround.test(name)));
}
