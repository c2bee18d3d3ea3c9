#!/usr/bin/env bash
# Invites the first administrator of the demo, or of the database given, and prints the link of the invitation.
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
  [ -f "$data/password" ] || fail 'there is no demo here: run make up first, or give DATABASE='
  if flock -n 9; then trap leave_postgres EXIT; else is_adopted=yes; fi
  start_postgres "$data" 200
}

[ -n "${EMAIL:-}" ] && [ -n "${NAME:-}" ] || fail 'say whom: make administrator EMAIL=admin@example.fr NAME="…"'
need_dotnet
mkdir -p .data
exec 9>>.data/lock
scripts/build.sh up >&2 9>&-
trap 'exit 130' INT
trap 'exit 143' TERM HUP
if [ -n "$given_database" ]; then database=$given_database; else start_private_postgres; fi

ASPNETCORE_ENVIRONMENT=${ASPNETCORE_ENVIRONMENT:-Demo} DATABASE=$database \
  dotnet artifacts/bin/Silo/release/Toolbox24.Silo.dll --first-administrator "$EMAIL" --name "$NAME" 9>&- </dev/null
