/** How a commit is made that findings stopped: their last line. */
export const commitAnyway = "to commit all the same: REPORT_HOOK=0 git commit …, or git commit --no-verify …";

/** The same at the end of the one line that says why a commit could not be checked. */
export const orWithout = "(REPORT_HOOK=0 commits without)";
