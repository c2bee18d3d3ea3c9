#!/usr/bin/env bash
# The figures, each beside its baseline, on a PostgreSQL of their own. The last line says how many goals are met; the exit
# code does not, since figures of a busy machine are no gate.
set -euo pipefail
cd "$(dirname "$0")/.."
. scripts/private-run.sh

need_dotnet
scripts/build.sh all
start_private_run
mkdir -p artifacts/bench
dotnet artifacts/bin/bench/release/Toolbox24.Bench.dll artifacts/bench/results.json
