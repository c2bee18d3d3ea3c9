# shellcheck shell=bash
# For commands beside the silo: reaches the database given, or the demo's, started where it does not run.
. scripts/fail.sh
. scripts/dotnet.sh
. scripts/ports.sh
. scripts/postgres.sh

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

# Builds the silo and sets database.
reach_database() {
  need_dotnet
  mkdir -p .data
  exec 9>>.data/lock
  scripts/build.sh up >&2 9>&-
  trap 'exit 130' INT
  trap 'exit 143' TERM HUP
  database=${DATABASE:-}
  [ -n "$database" ] || start_private_postgres
}

# Runs the silo for one command, with the arguments given.
run_silo() {
  ASPNETCORE_ENVIRONMENT=${ASPNETCORE_ENVIRONMENT:-Demo} DATABASE=$database \
    dotnet artifacts/bin/Silo/release/Toolbox24.Silo.dll "$@" 9>&- </dev/null
}
