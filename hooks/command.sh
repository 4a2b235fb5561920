# Finds the command that the hooks start, once one of them needs it. It goes on where common.sh ends. POSIX shell.
# shellcheck shell=sh
#
# Whatever a repository's files could bring about is not run: hooks that all repositories of a machine share meet cloned ones.

# Node reads these certificates before anything else, which can take longer than all of the check. Nothing here connects to anywhere.
unset NODE_EXTRA_CA_CERTS

# Graphical programs and version managers often leave Node off PATH, or an old one on it; a person's own file can put that right.
settings=${XDG_CONFIG_HOME:-${HOME:+$HOME/.config}}
init=${settings:+$settings/report-hook/init.sh}

# Whether the `node` of PATH runs and is new enough. A version manager's, in a folder that has no version, does not run.
node_serves() {
  case $(node --version 2>/dev/null) in
    v20.1[7-9].* | v20.[2-9][0-9].* | v2[1-9].* | v[3-9][0-9].*) ;;
    *) return 1 ;;
  esac
}

# shellcheck disable=SC2154  # $here is the hook's.
# The program to start in $program, and its first argument in $script where it needs one: the package that this hook lies in, vendored or
# not; the repository's own installation; one on PATH; the one whose `init` was run here; npm's global one.
find_program() {
  script=
  if [ -f "$here/../report-hook.js" ]; then
    program=node script=$here/../report-hook.js
  elif [ -f "$here/../dist/command.js" ]; then
    program=node script=$here/../dist/cli.js
  elif [ -x node_modules/.bin/report-hook ] && ! committed; then
    program=node_modules/.bin/report-hook
  elif command -v report-hook >/dev/null; then
    program=report-hook
  else
    find_remembered || find_global
  fi
}

# Whether a repository brings its own program to the place of an installed one: as a file, or by a link or another repository on the way there.
committed() {
  # A path is a whole one where it has a pattern in it.
  tracked=$(GIT_LITERAL_PATHSPECS=0 git ls-files -- ':(icase,glob)node_module[s]' ':(icase,glob)node_modules/.bi[n]' \
    ':(icase,glob)node_modules/.bin/report-hoo[k]' 2>/dev/null) || return 0
  [ -n "$tracked" ]
}

find_remembered() {
  script=$(git config --get report-hook.command)
  case $script in
    yarn) program=yarn script=report-hook && command -v yarn >/dev/null ;;
    *) program=node && [ -n "$script" ] && [ -f "$script" ] ;;
  esac
}

# Asked from elsewhere, since npm believes a repository's own .npmrc.
find_global() {
  script=
  prefix=$(cd / && npm prefix --global 2>/dev/null) || return
  for program in "$prefix/bin/report-hook" "$prefix/report-hook"; do
    [ -x "$program" ] && return
  done
  return 1
}

# shellcheck disable=SC2154  # $own is common.sh's.
# Whether the `node` of PATH is the very program that ran the command before: to ask its version takes a start of it.
node_ran() {
  [ -f "$own/node" ] && [ ! -L "$own/node" ] && ran=$(lines_of "$own/node" 2>/dev/null) && [ "$(command -v node)" = "$ran" ]
}

# Finds Node on PATH, or puts it there.
find_node() {
  if node_ran || node_serves; then return; fi
  # shellcheck disable=SC1090
  if [ -f "$init" ]; then . "$init"; fi
  node_serves && return
  remembered=$(git config --get report-hook.node) || return
  PATH=${remembered%/*}:$PATH
  node_serves
}

# The program, with a Node that serves. A person's own file is read where either is missing.
find_command() {
  find_node || return
  find_program && return
  # shellcheck disable=SC1090
  if [ -f "$init" ]; then . "$init"; fi
  node_serves && find_program
}

# What is missing, and what to do, in one line.
missing() {
  elsewhere="where only this program does not find it, put it on PATH in ${init:-\$HOME/.config/report-hook/init.sh}"
  if ! command -v node >/dev/null; then
    echo "Node.js was not found; install version 20.17 or newer, or $elsewhere"
  elif ! node_serves; then
    version=$(node --version 2>/dev/null) || version='one that does not run'
    echo "Node.js 20.17 or newer is needed, and $(command -v node) is ${version:-no Node.js}; update it, or $elsewhere"
  elif [ -f package.json ] && (bounded && asks_for_package) 2>/dev/null; then
    echo "the package is not installed here: run $(install_command), then commit again"
  else
    echo "it is not installed: npm install --global <report-hook's .tgz file or git URL>, or $elsewhere"
  fi
}

asks_for_package() {
  while IFS= read -r line || [ -n "$line" ]; do
    case $line in
      *'"report-hook": "./'*) ;; # its own command
      *'"report-hook": "'*) return 0 ;;
    esac
  done <package.json
  return 1
}

install_command() {
  if [ -f pnpm-lock.yaml ]; then
    echo 'pnpm install'
  elif [ -f yarn.lock ]; then
    echo 'yarn install'
  else
    echo 'npm install'
  fi
}
