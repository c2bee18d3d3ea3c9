#!/usr/bin/env bash
# Every suite, on a PostgreSQL of its own. The last line on stdout is the count.
set -euo pipefail
cd "$(dirname "$0")/.."
. scripts/private-run.sh

need_dotnet
scripts/build.sh all || { echo '0 passed, 1 failed'; exit 1; }
start_private_run
need_program oathtool
need_program zbarimg zbar-tools
need_program chromium
unset TOOLBOX24_SEED

run_suites artifacts/bin artifacts/test
run_web_suite artifacts/test
echo
name_failures artifacts/test
echo "$passed passed, $failed failed"
[ "$failed" = 0 ]
