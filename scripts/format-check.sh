#!/usr/bin/env bash
# Whitespace and code style, changing nothing; the analyzers already ran in the build.
set -euo pipefail
cd "$(dirname "$0")/.."
. scripts/fail.sh
. scripts/dotnet.sh

need_dotnet
dotnet restore Toolbox24.sln --nologo -v quiet
for subject in whitespace style; do
  dotnet format "$subject" Toolbox24.sln --no-restore --verify-no-changes ||
    fail "the format is not ours: run 'make format'"
done
echo 'The format is right.'
