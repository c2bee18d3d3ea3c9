#!/usr/bin/env bash
# Writes docs/story-map.md, which tests show which story, and prints it; fails where a listed story has no test.
set -euo pipefail
cd "$(dirname "$0")/.."
. scripts/fail.sh
. scripts/dotnet.sh

need_dotnet
scripts/build.sh all
TOOLBOX24_WRITE_STORY_MAP=1 dotnet vstest artifacts/bin/Architecture.Tests/release/Toolbox24.Architecture.Tests.dll \
  --TestCaseFilter:FullyQualifiedName~The_map_on_file >/dev/null || fail 'the map could not be written'
cat docs/story-map.md

# A heading that no test follows.
missing=$(awk '/^### / { if (story) print story; story = $2 } /^  - / { story = "" } END { if (story) print story }' docs/story-map.md)
[ -z "$missing" ] || fail "no test shows $(echo "$missing" | paste -sd' ')"
