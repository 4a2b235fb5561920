# What the hooks share; each reads this file first. POSIX shell.
# shellcheck shell=sh
#
# Afterwards the positional parameters are the paths to watch: the reports, their pages and figures, and the configuration. $unsure is
# set where only the command can tell what to watch.

[ "${REPORT_HOOK-}" = 0 ] && exit 0

# `git --icase-pathspecs commit` hands these down; they would change what our own paths mean.
unset GIT_LITERAL_PATHSPECS GIT_GLOB_PATHSPECS GIT_NOGLOB_PATHSPECS GIT_ICASE_PATHSPECS

git_dir=${GIT_DIR:-.git}
[ -d "$git_dir" ] || git_dir=$(git rev-parse --git-dir) || exit 0
own=$git_dir/report-hook

names_report_hook() {
  while IFS= read -r line || [ -n "$line" ]; do
    case $line in *'"report-hook"'*:*'{'*) return 0 ;; esac
  done <package.json
  return 1
}

if [ -f .report-hook.json ]; then
  config=.report-hook.json
elif [ -f package.json ] && names_report_hook; then
  config=package.json
else
  config=
fi

# The command notes what is to be watched, and the configuration that it comes from.
unsure=
if [ ! -f "$own/watch" ] || [ -L "$own/watch" ]; then
  unsure=$config
  set -- reports/README.md reports/report.html reports/figures .report-hook.json
elif [ -n "$config" ] && ! cmp -s "$config" "$own/config"; then
  unsure=$config
elif [ -z "$config" ] && [ -s "$own/config" ]; then
  unsure=.report-hook.json
else
  set --
  while IFS= read -r path; do
    [ "$path" = '*' ] && unsure=$path
    set -- "$@" "$path"
  done <"$own/watch"
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

# The command in $command: this project's own, an installed one, or what npx finds without fetching anything.
find_command() {
  # Node reads these certificates before anything else, which can take longer than all of the check. Nothing here connects to anywhere.
  unset NODE_EXTRA_CA_CERTS
  command -v node >/dev/null 2>&1 || return 1
  if [ -x node_modules/.bin/report-hook ]; then
    command=node_modules/.bin/report-hook
  elif command -v report-hook >/dev/null 2>&1; then
    command=report-hook
  elif command -v npx >/dev/null 2>&1 && npx --no-install report-hook --version >/dev/null 2>&1; then
    command='npx --no-install report-hook'
  else
    return 1
  fi
}

# Graphical programs and version managers often leave node off PATH; a person's own file can put it there.
init=${XDG_CONFIG_HOME:-$HOME/.config}/report-hook/init.sh
find_or_init_command() {
  find_command && return
  # shellcheck disable=SC1090
  [ -f "$init" ] && . "$init"
  find_command
}

# Becomes the command; stops the commit where there is none.
check() {
  if find_or_init_command; then
    # shellcheck disable=SC2086
    exec $command "$@"
  fi
  echo "report-hook: node or report-hook not found; install them, or where only this program cannot find them put them on PATH in $init (REPORT_HOOK=0 commits without)" >&2
  exit 2
}

# Says in one line where the page of the last commit is old. Nothing that goes wrong here may look like a failed commit.
look_back() {
  find_or_init_command || exit 0
  # shellcheck disable=SC2086
  $command --committed || :
  exit 0
}
