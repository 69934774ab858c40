# Functions for the scripts in this folder: timed steps, and the tools that they need.

steps=() seconds=()

# Begins a step. Arguments: its name in .ci/budget, and a description.
step() {
  finish
  printf '\n== %s: %s\n' "$1" "$2"
  steps+=("$1")
  started=$SECONDS
}

# Ends the current step.
finish() {
  if ((${#steps[@]} > ${#seconds[@]})); then seconds+=($((SECONDS - started))); fi
}

# Prints the limit of a name in .ci/budget, or nothing if there is no limit.
budget() { awk -v name="$1" '$1 == name { print $2 }' .ci/budget; }

# Ends a script: prints the failed step, if there is one, and the table.
report() {
  local code=$?
  finish
  if ((code != 0 && ${#steps[@]} > 0)); then printf '\nThe step %s failed.\n' "${steps[-1]}" >&2; fi
  table
}

# Prints the steps as a table, and marks those over the budget.
table() {
  printf '\n%-12s %8s %8s\n' step seconds budget
  for i in "${!steps[@]}"; do row "${steps[i]}" "${seconds[i]}"; done
  row total "$SECONDS"
}

row() {
  local most over=
  most=$(budget "$1")
  if [[ -n $most ]] && (($2 > most)); then over='  over budget'; fi
  printf '%-12s %8s %8s%s\n' "$1" "$2" "${most:--}" "$over"
}

# Exits if a required tool is missing. Arguments: its command, where to get it, and its purpose.
require() {
  if command -v "$1" >/dev/null || { [[ $1 == cargo-* ]] && cargo "${1#cargo-}" --version >/dev/null 2>&1; }; then return; fi
  printf 'This machine lacks %s (%s): %s. Nothing was checked.\n' "$1" "$2" "$3" >&2
  exit 2
}

# Exits if a tool that compiles or checks Rust is missing.
require_rust() {
  require cargo "https://www.rust-lang.org/tools/install" "it compiles everything"
  require cc "Debian: build-essential" "Rust links programs with it, and the WebP encoder is written in C"
  require cargo-fmt "rustup component add rustfmt" "it checks the format"
  require cargo-clippy "rustup component add clippy" "it checks the code"
}

# Counts the third-party crates in the default program, and fails if there are too many.
count_crates() {
  local most crates
  most=$(budget crates)
  crates=$(cargo tree --locked --prefix none --edges normal,build --target "$(rustc --print host-tuple)" |
    sed 's/ (\*)$//' | grep -vF "($(pwd -P)" | sort -u | grep -c .)
  echo "$crates crates of others, at most $most"
  ((crates <= most))
}

# Installs the tools for the browser tests, on Debian and related systems.
install_browser() {
  install chromium chromium,chromium-browser,google-chrome nodejs node npm npm default-jre-headless java poppler-utils pdftotext
}

# Installs the tools for the third-party test suites. Arguments: more packages, as for `install`.
install_others() {
  install nodejs node npm npm python3 python3 python3-venv python3-venv gettext msgfmt ruby ruby ruby-rss ruby-rss "$@"
}

# Installs missing packages. Arguments: pairs of a Debian package and its commands, one of them being enough.
install() {
  local packages=() root=()
  while (($#)); do
    is_there "$2" || packages+=("$1")
    shift 2
  done
  if ((${#packages[@]} == 0)) || ! command -v apt-get >/dev/null; then return; fi
  ((EUID == 0)) || root=(sudo -n)
  { "${root[@]}" apt-get update -q &&
    "${root[@]}" env DEBIAN_FRONTEND=noninteractive apt-get install -y -q --no-install-recommends "${packages[@]}"; } </dev/null ||
    echo "Could not install ${packages[*]}." >&2
}

# Returns whether one of the commands exists, or a library that has the name of its package.
is_there() {
  case $1 in
  python3-venv) python3 -c 'import ensurepip, venv' 2>/dev/null ;;
  ruby-rss) ruby -e 'require "rss"' 2>/dev/null ;;
  *) for name in ${1//,/ }; do command -v "$name" >/dev/null && return; done; return 1 ;;
  esac
}
