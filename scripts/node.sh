# shellcheck shell=bash
# Node packages: there, and as their lock file says.

need_packages_of() {
  local folder=$1
  command -v npm >/dev/null || fail 'npm is missing: install Node 20'
  # npm writes this file last.
  [ "$folder/node_modules/.package-lock.json" -nt "$folder/package-lock.json" ] ||
    (cd "$folder" && npm ci --silent --no-fund --no-audit) || fail "the packages of $folder could not be installed"
}
