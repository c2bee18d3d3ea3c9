#!/usr/bin/env bash
# Puts whitespace and code style right.
set -euo pipefail
cd "$(dirname "$0")/.."
. scripts/fail.sh
. scripts/dotnet.sh

need_dotnet
dotnet restore Toolbox24.sln --nologo -v quiet
for subject in whitespace style; do
  dotnet format "$subject" Toolbox24.sln --no-restore
done
