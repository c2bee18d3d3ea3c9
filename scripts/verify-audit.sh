#!/usr/bin/env bash
# Recomputes the audit log of the demo, or of the database given: a line for each finding, exit code 1 where there is one.
set -euo pipefail
cd "$(dirname "$0")/.."
. scripts/fail.sh
. scripts/dotnet.sh
. scripts/ports.sh
. scripts/postgres.sh

given_database=${DATABASE:-}
is_adopted=''

# A server that is somebody's goes on when this ends.
leave_postgres() {
  [ -n "$is_adopted" ] || stop_postgres
}

start_private_postgres() {
  need_postgres
  choose_owner
  data=$(reachable_folder "$PWD/.data/postgres")
  [ -f "$data/password" ] || fail 'there is no demo here to verify: run make up first, or give DATABASE='
  if flock -n 9; then trap leave_postgres EXIT; else is_adopted=yes; fi
  start_postgres "$data" 200
}

need_dotnet
mkdir -p .data
exec 9>>.data/lock
scripts/build.sh up >&2 9>&-
trap 'exit 130' INT
trap 'exit 143' TERM HUP
if [ -n "$given_database" ]; then database=$given_database; else start_private_postgres; fi

ASPNETCORE_ENVIRONMENT=${ASPNETCORE_ENVIRONMENT:-Demo} DATABASE=$database \
  dotnet artifacts/bin/Silo/release/Toolbox24.Silo.dll --verify-audit 9>&- </dev/null
