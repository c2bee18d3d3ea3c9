#!/usr/bin/env bash
# Looks for secrets in the tracked files, after proving on a planted one that it would find them.
set -euo pipefail
cd "$(dirname "$0")/.."
. scripts/fail.sh
. scripts/node.sh

tool=tools/secret-scan
need_packages_of "$tool"

scan() { "$PWD/$tool/node_modules/.bin/secretlint" --secretlintrc "$PWD/$tool/secretlintrc.json" --no-glob "$@"; }

planted=$(mktemp -d)
trap 'rm -rf "$planted"' EXIT
# Put together here, so that this file holds no secret itself.
printf 'aws_secret_access_key = %s%s\naws_access_key_id = AKIA%s\n' \
  'wJalrXUtnFEMI/K7MDENG/' 'bPxRfiCYzzzzzzzKEY' 'Q3EGRTW7HVNPLM2X' >"$planted/planted.txt"
if scan "$planted/planted.txt" >/dev/null 2>&1; then fail 'the scan does not find a planted secret'; fi

git ls-files -z | xargs -0 -n 200 "$PWD/$tool/node_modules/.bin/secretlint" \
  --secretlintrc "$PWD/$tool/secretlintrc.json" --no-glob || fail 'secrets in the repository: see the lines above'
echo 'No secret found.'
