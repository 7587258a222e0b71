# Part of ./hustings (sourced): builds what is stale, quietly.
# A part is stale when the contents of its sources differ from those of its last successful build, or its output is gone.

sources_of() {
  case $1 in
    web) printf '%s\n' web ;;
    src/Cli) printf '%s\n' web src Directory.Build.props Directory.Packages.props global.json ;;
    lab) printf '%s\n' src lab Directory.Build.props Directory.Packages.props global.json ;;
    bench) printf '%s\n' src bench Directory.Build.props Directory.Packages.props global.json ;;
  esac
}

output_of() {
  case $1 in
    web) printf '%s\n' web/dist/manifest.json ;;
    src/Cli) printf '%s\n' src/Cli/bin/Release/net10.0/hustings.dll ;;
    lab) printf '%s\n' lab/bin/Release/net10.0/hustings-lab.dll ;;
    bench) printf '%s\n' bench/bin/Release/net10.0/hustings-bench.dll ;;
  esac
}

# Contents, not times: a checkout of the same files stays fresh, and a restored older file does not.
print_of() {
  local folders
  mapfile -t folders < <(sources_of "$1")
  (cd "$root" && find "${folders[@]}" \( -name bin -o -name obj -o -name node_modules -o -name dist \) -prune \
    -o -type f -print0 | LC_ALL=C sort -z | xargs -0 sha256sum | sha256sum)
}

stamp_of() { printf '%s\n' "$state/built-${1//\//-}"; }

is_stale() {
  local part
  for part in "$@"; do
    if [[ $part == web && ! -e $root/web/package.json ]]; then continue; fi
    if [[ ! -e $root/$(output_of "$part") || ! -e $(stamp_of "$part") ]]; then return 0; fi
    if [[ $(print_of "$part") != "$(<"$(stamp_of "$part")")" ]]; then return 0; fi
  done
  return 1
}

progress() { if [[ -t 2 ]]; then printf '\r\033[K%s' "$1" >&2; fi; }

build_finished() { progress ''; }

# run_quietly LABEL COMMAND...: the output is shown only when the command fails.
run_quietly() {
  local label=$1 log=$state/build.log
  shift
  progress "$label ..."
  if ! "$@" >"$log" 2>&1 </dev/null; then
    progress ''
    tail -n 60 "$log" >&2
    say "$label failed; the whole log is $log"
    exit 3
  fi
}

# npm ci starts from nothing each time; it is needed only when the lock file changed.
build_packages() {
  local stamp=$state/built-web-packages now
  now=$(sha256sum <"$root/web/package-lock.json")
  if [[ -d $root/web/node_modules && -e $stamp && $(<"$stamp") == "$now" ]]; then return; fi
  run_quietly 'Fetching web packages' npm --prefix "$root/web" ci --include=dev --no-audit --no-fund
  printf '%s\n' "$now" >"$stamp"
}

build_web() {
  if [[ ! -e $root/web/package.json ]]; then return; fi
  build_packages
  run_quietly 'Building the web pages' npm --prefix "$root/web" run build
}

build() {
  local part=$1 print
  if ! is_stale "$part"; then return; fi
  print=$(print_of "$part")
  if [[ $part == web ]]; then
    build_web
  else
    run_quietly "Building $part" dotnet build "$root/$part" -c Release --nologo -v quiet -tl:off
  fi
  # Written last, from the sources as they were before: an edit during the build leaves the part stale.
  printf '%s\n' "$print" >"$(stamp_of "$part")"
}
