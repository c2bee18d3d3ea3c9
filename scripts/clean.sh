#!/usr/bin/env bash
# Removes what was built and the demo's data.
set -euo pipefail
cd "$(dirname "$0")/.."
. scripts/fail.sh
. scripts/postgres.sh

if [ -d .data ]; then
  exec 9>.data/lock
  flock -n 9 || fail 'make up is running from this folder: end it first'
  choose_owner
  rm -rf "$(reachable_folder "$PWD/.data/postgres")"
fi
rm -rf .data artifacts tools/*/node_modules tests/*/node/node_modules src/Api/GraphiQL/node_modules src/Api/Accounts/PasswordLists/node_modules \
  src/Web/node_modules src/Web/generated
