# shellcheck shell=bash
# A throw-away PostgreSQL for one run of tests or figures, removed however the run ends.

. scripts/fail.sh
. scripts/dotnet.sh
. scripts/ports.sh
. scripts/postgres.sh
. scripts/suites.sh

clean_up() {
  trap '' INT TERM HUP
  stop_suite
  stop_postgres
  rm -rf "$private_folder"
}

start_private_run() {
  need_dotnet
  need_postgres
  # Not /tmp, which may be memory: a durable commit must cost what it costs.
  private_folder=$(mktemp -d /var/tmp/toolbox24-run-XXXXXX)
  trap clean_up EXIT
  trap 'exit 130' INT
  trap 'exit 143' TERM HUP
  start_postgres "$private_folder" 300
  export TOOLBOX24_TEST_DB=$database
  # What the caller has set for `make up` is not meant for the tests.
  unset DATABASE PORT SECRETS_PATH ASPNETCORE_ENVIRONMENT ASPNETCORE_URLS
}
