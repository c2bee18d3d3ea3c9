#!/usr/bin/env bash
# Writes docs/authorization.md from the rules of the API, for people to read; a test fails while the two differ.
set -euo pipefail
cd "$(dirname "$0")/.."
. scripts/fail.sh
. scripts/dotnet.sh

need_dotnet
scripts/build.sh all
TOOLBOX24_WRITE_AUTHORIZATION=1 dotnet vstest artifacts/bin/Api.Tests/release/Toolbox24.Api.Tests.dll \
  --TestCaseFilter:FullyQualifiedName~The_table_on_file >/dev/null || fail 'the table could not be written'
echo 'docs/authorization.md is written.'
