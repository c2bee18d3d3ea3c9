#!/usr/bin/env bash
# Photographs the cockpit in the light, in the dark and on a phone, as its tests go through it.
set -euo pipefail
cd "$(dirname "$0")/.."
. scripts/private-run.sh

need_dotnet
scripts/build.sh all
start_private_run
need_program chromium
mkdir -p docs/screens
TOOLBOX24_SCREENS=1 dotnet vstest artifacts/bin/EndToEnd.Tests/release/Toolbox24.EndToEnd.Tests.dll \
  --TestCaseFilter:FullyQualifiedName~LooksTests || fail 'the cockpit could not be photographed'
ls docs/screens
