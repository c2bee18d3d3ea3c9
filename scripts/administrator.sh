#!/usr/bin/env bash
# Invites the first administrator of the demo, or of the database given, and prints the link of the invitation.
set -euo pipefail
cd "$(dirname "$0")/.."
. scripts/demo-database.sh

[ -n "${EMAIL:-}" ] && [ -n "${NAME:-}" ] || fail 'say whom: make administrator EMAIL=admin@example.fr NAME="…"'
reach_database
run_silo --first-administrator "$EMAIL" --name "$NAME"
