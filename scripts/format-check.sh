#!/usr/bin/env bash
# Whitespace and code style, changing nothing; the analyzers already ran in the build.
set -euo pipefail
cd "$(dirname "$0")/.."
. scripts/fail.sh

scripts/format.sh --verify-no-changes || fail "the format is not ours: run 'make format'"
echo 'The format is right.'
