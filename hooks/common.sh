# What the hooks share; each reads this file first, with its own folder in $here. POSIX shell.
# shellcheck shell=sh
#
# Afterwards the current folder is the working tree's top, and the positional parameters are the paths to watch: the reports, their pages
# and figures, and the configuration. $unsure is set where only the command can tell what to watch.

[ "${REPORT_HOOK-}" = 0 ] && exit 0

# `git --icase-pathspecs commit` hands these down; they would change what our own paths mean.
unset GIT_LITERAL_PATHSPECS GIT_GLOB_PATHSPECS GIT_NOGLOB_PATHSPECS GIT_ICASE_PATHSPECS

case ${here:=.} in /* | [A-Za-z]:*) ;; *) here=$PWD/$here ;; esac

# Git starts hooks at the working tree's top; whoever runs us may have gone into a folder below. There a GIT_DIR makes git take that folder for
# the top, so it is asked without, and believed where both lead to the same repository.
go_to_top() {
  top=$(unset GIT_DIR && git rev-parse --show-toplevel 2>/dev/null) && cd "$top" || return 0
  [ -z "${GIT_DIR-}" ] && return
  [ "$(git rev-parse --absolute-git-dir)" = "$(unset GIT_DIR && git rev-parse --absolute-git-dir)" ] || cd "$OLDPWD" || exit 0
}
[ -e .git ] || [ -n "${GIT_WORK_TREE-}" ] || go_to_top

git_dir=${GIT_DIR:-.git}
[ -d "$git_dir" ] || git_dir=$(git rev-parse --git-dir) || exit 0
own=$git_dir/report-hook

# Holds the shell that calls it, always one of its own, to a second of computing: what is read may be somebody's file of gigabytes. A shell that
# knows no such limit has none.
bounded() {
  # shellcheck disable=SC3045
  ulimit -St 1 2>/dev/null || :
}

# The lines of a file; fails where they are too many.
lines_of() {
  bounded
  while IFS= read -r line || [ -n "$line" ]; do printf '%s\n' "$line"; done <"$1"
}

# Whether package.json holds our configuration: our name as a key of anything but a text, which a dependency or a script would be.
configured_in_package() {
  while IFS= read -r line || [ -n "$line" ]; do
    while :; do
      case $line in *'"report-hook"'*) line=${line#*'"report-hook"'} ;; *) break ;; esac
      rest=${line#"${line%%[![:space:]]*}"}
      case $rest in '') return 0 ;; :*) rest=${rest#:} ;; *) continue ;; esac
      case ${rest#"${rest%%[![:space:]]*}"} in '"'*) ;; *) return 0 ;; esac
    done
  done <package.json
  return 1
}

if [ -f .report-hook.json ]; then
  config=.report-hook.json
elif [ -f package.json ] && { (bounded && configured_in_package) 2>/dev/null || [ $? -gt 1 ]; }; then
  config=package.json
else
  config=
fi

since=

# The command notes what is to be watched, where that is more than the usual paths, and the configuration that it comes from.
unsure=
if [ ! -f "$own/watch" ] || [ -L "$own/watch" ]; then
  unsure=$config
  set -- reports .report-hook.json
elif [ -n "$config" ] && ! (bounded && exec cmp -s "$config" "$own/config") 2>/dev/null; then
  unsure=$config
elif [ -z "$config" ] && [ -s "$own/config" ]; then
  unsure=.report-hook.json
elif watched=$(lines_of "$own/watch" 2>/dev/null); then
  set -f
  IFS='
'
  # shellcheck disable=SC2086
  set -- $watched
  unset IFS
  set +f
  for path; do
    [ "$path" = '*' ] && unsure=$path
  done
else
  unsure=$own/watch
fi

# Whether what lies between two commits, or what is staged (`--cached`), leaves the watched paths alone.
# Usage: untouched <git diff arguments> -- <paths>
untouched() {
  [ -z "$unsure" ] && git --literal-pathspecs diff --quiet "$@" 2>/dev/null
}

# Whether the last commit leaves the watched paths alone. A first commit touches all.
commit_untouched() {
  untouched HEAD^ HEAD -- "$@"
}

# Whether git knows any of the watched paths.
known() {
  [ -n "$unsure" ] || [ -n "$(git --literal-pathspecs ls-files -- "$@")" ]
}

rebasing() {
  [ -d "$git_dir/rebase-merge" ] || [ -f "$git_dir/rebase-apply/rebasing" ]
}

# Becomes the command; stops the commit where there is none.
check() {
  [ -f "$here/command.sh" ] || exec sh "$here/pre-commit"
  # shellcheck source=hooks/command.sh
  . "$here/command.sh"
  if find_command; then exec "$program" ${script:+"$script"} "$@"; fi
  echo "report-hook: $(missing) (REPORT_HOOK=0 commits without)" >&2
  exit 2
}

# Says in one line where the page of the last commit is old, or a report can no longer be read. Nothing that goes wrong here may look like a
# failed commit. In $since is what stood before a merge or a rebase.
run_post_commit() {
  [ -f "$here/command.sh" ] || exit 0
  # shellcheck source=hooks/command.sh
  . "$here/command.sh"
  find_command || exit 0
  "$program" ${script:+"$script"} --committed ${since:+--since "$since"} || :
  exit 0
}
