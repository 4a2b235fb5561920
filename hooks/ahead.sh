# Asks git what the command will want to know, before it starts. It goes on where common.sh ends. POSIX shell.
# shellcheck shell=sh
#
# A process costs a shell a quarter of what it costs Node. The questions are the command's own: the objects are those that the last commit asked
# for, and `src/git/told-by-shell.ts` reads the answers. What is missing there the command asks itself.

ask() {
  LC_ALL=C GIT_NO_LAZY_FETCH=1 GIT_ALLOW_PROTOCOL=none GIT_TERMINAL_PROMPT=0 git "$@" 2>/dev/null
}

# The answers; each part but the first ends with `//` and a NUL. Beside the watched paths, which may be folders, files of the last commit are asked about.
answers() {
  ask cat-file --batch <&8 || return
  set -f
  IFS='
'
  # shellcheck disable=SC2154  # $names is pre-commit's.
  for name in $names; do
    [ $# -lt 600 ] || break
    case $name in HEAD:*) set -- "$@" "${name#HEAD:}" ;; esac
  done
  unset IFS
  set +f
  # The command notes fewer. Whatever is added to them copies them all.
  [ $# -lt 600 ] || return
  ask check-attr -z text eol crlf filter ident working-tree-encoding -- "$@" && printf '//\0' || return
  for path; do
    shift
    set -- "$@" ":(top,literal,icase)$path"
  done
  ask ls-files -z -s -v --full-name -- "$@" && printf '//\0'
}

# Becomes the command, with the answers in a file under the name of this process. The names that were asked for and the index stay open: they
# are what was read, whatever stands in their place by then.
check_with_answers() {
  set -C
  # shellcheck disable=SC2154  # $own is common.sh's.
  answers "$@" >"$own/report-hook-told-$$"
  set +C
  check --staged
}
