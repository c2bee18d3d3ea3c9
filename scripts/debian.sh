# shellcheck shell=bash
# Debian packages, installed when the machine lacks them: PostgreSQL's server binaries, programs of the tests.

oldest_postgres=15

# The newest PostgreSQL here that is new enough; sets postgres_bin.
find_postgres() {
  local folder version
  postgres_bin=
  for folder in /usr/lib/postgresql/*/bin; do
    version=${folder#/usr/lib/postgresql/}
    version=${version%/bin}
    if [ -x "$folder/initdb" ] && [ "$version" -ge "$oldest_postgres" ] 2>/dev/null; then postgres_bin=$folder; fi
  done
  [ -n "$postgres_bin" ]
}

need_postgres() {
  find_postgres && return
  command -v apt-get >/dev/null || fail "PostgreSQL $oldest_postgres is missing: install its server, or give DATABASE="

  local root=()
  become_root "postgresql-$oldest_postgres"
  echo "Installing PostgreSQL $oldest_postgres (Debian packages)…"
  install_postgres >/dev/null || fail "apt-get could not install postgresql-$oldest_postgres: see the lines above"
  find_postgres || fail "postgresql-$oldest_postgres is installed but its binaries are not under /usr/lib/postgresql"
}

# A program of the Debian package of the same name, or of another, which the tests compare with.
need_program() {
  local package="${2:-$1}"
  command -v "$1" >/dev/null && return
  command -v apt-get >/dev/null || fail "$1 is missing: install it"

  local root=()
  become_root "$package"
  echo "Installing $package (Debian package)…"
  local apt=("${root[@]}" env DEBIAN_FRONTEND=noninteractive apt-get -qq -y)
  { "${apt[@]}" update && "${apt[@]}" install --no-install-recommends "$package"; } >/dev/null ||
    fail "apt-get could not install $package: see the lines above"
}

# Sets root, the way to install a package.
become_root() {
  [ "$(id -u)" != 0 ] || return 0
  can_sudo || fail "$1 is missing and this user cannot install it: run 'apt-get install $1' as root"
  root=(sudo)
}

can_sudo() { command -v sudo >/dev/null && { sudo -n true 2>/dev/null || [ -t 0 ]; }; }

# The machine gets no cluster and no service of ours: ours is private and ends with the command.
install_postgres() {
  local conf=/etc/postgresql-common/createcluster.conf
  local apt=("${root[@]}" env DEBIAN_FRONTEND=noninteractive apt-get -qq -y)
  "${apt[@]}" update &&
    "${apt[@]}" install --no-install-recommends postgresql-common &&
    "${root[@]}" sed -i -E 's/^#?\s*create_main_cluster\s*=.*/create_main_cluster = false/' "$conf" &&
    "${apt[@]}" install --no-install-recommends "postgresql-$oldest_postgres"
}
