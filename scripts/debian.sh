# shellcheck shell=bash
# PostgreSQL's server binaries, installed when the machine has none.

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
  if [ "$(id -u)" != 0 ]; then
    can_sudo ||
      fail "PostgreSQL is missing and this user cannot install it: run 'apt-get install postgresql-$oldest_postgres' as root"
    root=(sudo)
  fi

  echo "Installing PostgreSQL $oldest_postgres (Debian packages)…"
  install_postgres >/dev/null || fail "apt-get could not install postgresql-$oldest_postgres: see the lines above"
  find_postgres || fail "postgresql-$oldest_postgres is installed but its binaries are not under /usr/lib/postgresql"
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
