# Part of ./hustings (sourced): finds what is missing and installs it where apt can.

have() { command -v "$1" >/dev/null 2>&1; }

say() { printf '%s\n' "$*" >&2; }

has_apt() { have apt-get && [[ -e /etc/debian_version ]]; }

has_sdk() { have dotnet && dotnet --list-sdks 2>/dev/null | grep -q '^10\.'; }

has_libsodium() {
  local folder
  for folder in /usr/lib/*-linux-gnu /lib/*-linux-gnu /usr/lib64 /usr/lib /usr/local/lib /opt/homebrew/lib; do
    if compgen -G "$folder/libsodium.so.2*" >/dev/null || [[ -e $folder/libsodium.dylib ]]; then return 0; fi
  done
  return 1
}

# Debian 12's Node.js 18 is the oldest that the web build is tried with.
has_node() { have node && have npm && [[ $(node -p 'process.versions.node.split(".")[0]') -ge 18 ]]; }

find_chromium() {
  local name
  for name in "${HUSTINGS_CHROMIUM:-/usr/bin/chromium}" chromium chromium-browser google-chrome; do
    if command -v "$name"; then return 0; fi
  done
  return 1
}

as_root() {
  if [[ $EUID -eq 0 ]]; then "$@"; else sudo "$@"; fi
}

# Installs Debian packages after saying which. All output goes to a log that is shown only when something fails.
apt_install() {
  if [[ $EUID -ne 0 ]] && ! have sudo; then
    say "Missing: $*. Run this as root and start again: apt-get install $*"
    exit 3
  fi
  say "This machine lacks something Hustings needs. Installing with apt: $*"
  local log=$state/install.log
  if ! { as_root apt-get update -qq && as_root env DEBIAN_FRONTEND=noninteractive \
    apt-get install -y -qq --no-install-recommends "$@"; } >"$log" 2>&1 </dev/null; then
    cat "$log" >&2
    say "The installation of $* failed (see above)."
    exit 3
  fi
}

need_sdk() {
  if has_sdk; then return; fi
  if has_apt; then
    if [[ $EUID -eq 0 ]]; then apt-get update -qq >/dev/null 2>&1 || true; fi
    if [[ -n $(apt-cache show dotnet-sdk-10.0 2>/dev/null) ]]; then
      apt_install dotnet-sdk-10.0
      return
    fi
  fi
  say "Hustings needs the .NET SDK 10.0 (10.0.100 or later), and this machine's package manager does not offer it."
  say "Install it from https://dotnet.microsoft.com/download/dotnet/10.0 and start again."
  exit 3
}

has_tool() {
  case $1 in
    node) has_node ;;
    libsodium) has_libsodium ;;
    tzdata) [[ -e /usr/share/zoneinfo/Europe/London ]] ;;
    chromium) find_chromium >/dev/null ;;
    pdfsig) have "$1" ;;
    haproxy | slowhttptest | h2load | wrk) have "$1" || [[ -x /usr/sbin/$1 ]] ;;
  esac
}

words_of() {
  case $1 in
    node) echo 'Node.js 18 or later with npm' ;;
    libsodium) echo 'libsodium 1.0.18 or later' ;;
    tzdata) echo 'the time zone database (tzdata)' ;;
    chromium) echo 'Chromium or Chrome (HUSTINGS_CHROMIUM names its program)' ;;
    haproxy) echo 'HAProxy 2.6 or later' ;;
    slowhttptest | h2load | wrk) echo "$1, a load generator" ;;
    pdfsig) echo 'pdfsig, pdffonts, pdfinfo and pdftotext of Poppler' ;;
  esac
}

packages_of() {
  case $1 in
    node) have node || echo nodejs; have npm || echo npm ;;
    libsodium) echo libsodium23 ;;
    tzdata) echo tzdata ;;
    # Ubuntu's package of that name is a stub for a snap, which does not run everywhere.
    chromium) grep -q '^ID=ubuntu' /etc/os-release 2>/dev/null || echo chromium ;;
    h2load) echo nghttp2-client ;;
    pdfsig) echo poppler-utils ;;
    haproxy | slowhttptest | wrk) echo "$1" ;;
  esac
}

# need_packages TOOL...: tools are those of has_tool. Installs with apt, elsewhere says what to install.
need_packages() {
  local tool missing=() packages=()
  for tool in "$@"; do
    if ! has_tool "$tool"; then missing+=("$tool"); fi
  done
  if [[ ${#missing[@]} -eq 0 ]]; then return; fi
  if has_apt; then
    for tool in "${missing[@]}"; do packages+=($(packages_of "$tool")); done
    if [[ ${#packages[@]} -gt 0 ]]; then apt_install "${packages[@]}"; fi
    hash -r
  fi
  local lacking=0
  for tool in "${missing[@]}"; do
    if ! has_tool "$tool"; then
      say "Please install this and start again: $(words_of "$tool")"
      lacking=1
    fi
  done
  if [[ $lacking -eq 1 ]]; then exit 3; fi
}

need_libsodium() { if ! has_libsodium; then need_packages libsodium; fi; }

install_for_running() {
  need_packages node libsodium tzdata
  need_sdk
}

# The reference tool is unpacked beside the build, never installed into the system.
need_reference_tool() {
  export BELENIOS_USE_URANDOM=1
  export HUSTINGS_BELENIOS_TOOL=${HUSTINGS_BELENIOS_TOOL:-$state/belenios/belenios-tool}
  if [[ -x $HUSTINGS_BELENIOS_TOOL ]]; then return; fi
  say "Unpacking the reference tool (Debian's belenios-tool) into .hustings/belenios"
  if ! "$root/tools/get-belenios-tool" "$state/belenios" >"$state/install.log" 2>&1; then
    cat "$state/install.log" >&2
    say "The reference tool could not be fetched (see above)."
    exit 3
  fi
}

install_for_tests() {
  need_packages node libsodium tzdata chromium haproxy slowhttptest h2load wrk pdfsig
  need_sdk
  need_reference_tool
  HUSTINGS_CHROMIUM=$(find_chromium)
  export HUSTINGS_CHROMIUM
}
