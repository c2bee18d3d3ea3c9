#!/usr/bin/env bash
# Everything on the real packages. Where the registry lacks some, they are named and the run counts as skipped.
# The version comes from OrleansVersion, the package source from the user's NuGet configuration.
set -euo pipefail
cd "$(dirname "$0")/.."
. scripts/private-run.sh
. scripts/node.sh

need_dotnet
log=artifacts/full/restore.log
mkdir -p artifacts/full

# No lock files here: a restore that fails would leave half of them.
if ! dotnet restore Toolbox24.sln -p:Stack=Full -p:RestorePackagesWithLockFile=false --nologo -v quiet >"$log" 2>&1; then
  missing=$(sed -nE 's/.*NU110[1-3]: Unable to find [a-z ]*package ([A-Za-z0-9._-]*[A-Za-z0-9]).*/\1/p' "$log" | sort -u)
  [ -n "$missing" ] || fail "the full stack could not be restored: see $log"
  echo 'The registry lacks packages of the full stack:'
  # shellcheck disable=SC2086 # One line per name.
  printf '  %s\n' $missing
  echo "0 passed, 0 failed, $(suites | wc -l) suites skipped"
  exit 0
fi

need_packages_of src/Api/GraphiQL
need_packages_of src/Api/Accounts/PasswordLists
need_packages_of tests/HotChocolate.Tests/node
need_program oathtool
need_program zbarimg zbar-tools
need_program chromium
dotnet restore Toolbox24.sln -p:Stack=Full --nologo -v quiet
dotnet build Toolbox24.sln --no-restore -c Release -p:Stack=Full --nologo -v quiet -nodeReuse:false -clp:NoSummary \
  -p:UseSharedCompilation=false || fail 'the build on the full stack failed: see the lines above'
start_private_run
run_suites artifacts/full/bin artifacts/full/test
echo
echo "$passed passed, $failed failed, 0 skipped"
[ "$failed" = 0 ]
