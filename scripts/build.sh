#!/usr/bin/env bash
# Restores and builds what `make up` needs, or everything. Does nothing when no source has changed.
set -euo pipefail
cd "$(dirname "$0")/.."
. scripts/fail.sh
. scripts/dotnet.sh
. scripts/node.sh

what=${1:-all}
stamp=artifacts/stamps/$what
case $what in
  up) target=scripts/up.slnf sources=(src) ;;
  all) target=Toolbox24.sln sources=(src tests) ;;
  *) fail "build.sh builds 'up' or 'all', not '$what'" ;;
esac

# Folders are looked at too: their time moves when a file comes or goes.
changed() {
  [ ! -f "$stamp" ] ||
    [ -n "$(find "${sources[@]}" ./*.props ./*.targets ./*.sln global.json .editorconfig scripts/up.slnf \
      -name node_modules -prune -o -newer "$stamp" -print -quit)" ]
}

# The page comes before the silo, which serves it.
build_web() {
  local types=src/Web/generated built=artifacts/stamps/web
  mkdir -p "$types" artifacts/stamps
  [ ! -f "$built" ] || [ -n "$(find src/Web schema.graphql -name node_modules -prune -o -path "$types" -prune -o -newer "$built" -print -quit)" ] || return 0
  touch "$built.new"
  echo 'Building (web)…'
  (cd src/Web && npm run --silent build) || fail 'the web app could not be built: see the lines above'
  mv "$built.new" "$built"
}

need_packages_of src/Api/GraphiQL
need_packages_of src/Api/Accounts/PasswordLists
need_packages_of src/Web
build_web
# The tests compare with it, and install nothing themselves.
[ "$what" != all ] || need_packages_of tests/HotChocolate.Tests/node

changed || exit 0
need_dotnet
mkdir -p artifacts/stamps
touch "$stamp.new"

locked=()
[ "${CI:-}" != true ] || locked=(--locked-mode)
echo "Building ($what)…"
dotnet restore "$target" --nologo -v quiet "${locked[@]}" || fail 'the packages could not be restored: see the lines above'
dotnet build "$target" --no-restore -c Release --nologo -v quiet -nodeReuse:false -clp:NoSummary -p:UseSharedCompilation=false ||
  fail 'the build failed: see the lines above'

# The time from before the build: what was edited while it ran is built next time.
mv "$stamp.new" "$stamp"
[ "$what" != all ] || cp -p "$stamp" artifacts/stamps/up
