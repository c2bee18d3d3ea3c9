#!/usr/bin/env bash
# Recomputes the audit log of the demo, or of the database given: a line for each finding, exit code 1 where there is one.
set -euo pipefail
cd "$(dirname "$0")/.."
. scripts/demo-database.sh

reach_database
run_silo --verify-audit
