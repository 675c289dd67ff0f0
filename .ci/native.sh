#!/bin/sh
# The native parts of the PDF engine: Pango, and HarfBuzz's subsetter (without it files are larger and not reproducible).
# Installs what is missing through the system's package manager where that is allowed; otherwise names the exact command.
set -u
missing() {
  for library in libpango-1.0.so.0 libpangoft2-1.0.so.0 libharfbuzz-subset.so.0; do
    "$1" -c "import ctypes; ctypes.CDLL('$library')" 2>/dev/null || return 0
  done
  return 1
}
python=${1:-python3}
case "$(uname -s)" in
  Darwin) command="brew install pango"; for name in pango; do brew list "$name" >/dev/null 2>&1 && exit 0; done ;;
  *)
    missing "$python" || exit 0
    if command -v apt-get >/dev/null; then command="apt-get install -y libpango-1.0-0 libpangoft2-1.0-0 libharfbuzz-subset0"
    elif command -v dnf >/dev/null; then command="dnf install -y pango harfbuzz"
    elif command -v apk >/dev/null; then command="apk add pango harfbuzz-subset"
    elif command -v pacman >/dev/null; then command="pacman -S --noconfirm pango harfbuzz"
    else command="(your system's way to install Pango and libharfbuzz-subset)"
    fi ;;
esac
run() {
  if [ "$(id -u)" = 0 ]; then sh -c "$1"
  elif [ "$(uname -s)" = Darwin ]; then sh -c "$1"
  elif command -v sudo >/dev/null && sudo -n true 2>/dev/null; then sudo -n sh -c "$1"
  else return 1
  fi
}
case "$command" in
  apt-get*) run "apt-get update -qq && DEBIAN_FRONTEND=noninteractive $command" >/dev/null 2>&1 ;;
  "("*) false ;;
  *) run "$command" >/dev/null 2>&1 ;;
esac
if [ "$(uname -s)" != Darwin ] && missing "$python"; then
  echo "Pango and its font subsetter are missing and could not be installed from here: run 'sudo $command', then make again." >&2
  exit 1
fi
