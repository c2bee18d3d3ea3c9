#!/usr/bin/env bash
# Puts whitespace and code style right; or, with --verify-no-changes, says whether they are.
set -euo pipefail
cd "$(dirname "$0")/.."
. scripts/fail.sh
. scripts/dotnet.sh

need_dotnet
dotnet restore Toolbox24.sln --nologo -v quiet
# Code that is generated uses namespaces too: without the generators, as they are built, those usings look unused.
export Configuration=Release
for generators in src/Embedded/*.Generators; do
  dotnet build "$generators" --no-restore --nologo -v quiet -nodeReuse:false -clp:NoSummary -p:UseSharedCompilation=false ||
    fail "$generators cannot be built: see the lines above"
done
for subject in whitespace style; do
  dotnet format "$subject" Toolbox24.sln --no-restore "$@"
done
