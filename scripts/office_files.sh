#!/bin/sh
# Makes tests/files/ferry.{docx,odt,rtf} of tests/files/ferry.fodt with the LibreOffice that is installed.
set -eu
cd "$(dirname "$0")/../tests/files"
profile=$(mktemp -d)
trap 'rm -rf "$profile"' EXIT
for format in docx odt rtf; do
  soffice "-env:UserInstallation=file://$profile" --headless --convert-to $format ferry.fodt
done
