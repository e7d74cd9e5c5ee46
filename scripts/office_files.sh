#!/bin/sh
# Makes the files of other programs in tests/files with the LibreOffice and the pandoc that are installed:
# ferry.{docx,odt,rtf} of ferry.fodt; sluice.{docx,odt,rtf,pdf}, sluice.libreoffice.html and sluice.pandoc.md of sluice.fodt.
set -eu
cd "$(dirname "$0")/../tests/files"
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
office() { # file, format, folder
  soffice "-env:UserInstallation=file://$work/profile" --headless --convert-to "$2" --outdir "$3" "$1"
}
for format in docx odt rtf; do
  office ferry.fodt $format .
  office sluice.fodt $format .
done
office sluice.fodt pdf .
office sluice.fodt html "$work"
mv "$work/sluice.html" sluice.libreoffice.html
pandoc --from docx --to markdown sluice.docx --output sluice.pandoc.md
