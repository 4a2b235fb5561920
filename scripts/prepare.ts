/**
 * What npm runs after installing this project, as a checkout, as a git dependency or for the pre-commit framework:
 * build the command, then put the project's own hooks in place where this is a checkout of its own.
 *
 * With GIT_DIR set, npm was started from within a git hook of another repository, and husky would set that
 * repository's hooks instead of ours.
 */
import husky from "husky";
import "./build.js";

if (process.env.GIT_DIR === undefined) {
  const message = husky();
  if (message !== "") console.log(`husky: ${message}`);
}
