# shellcheck shell=bash
# A private PostgreSQL: loopback only, durable, a folder of its own, ended by whoever started it.
# It has no unix socket, whose path would be too long under a deep folder.

. scripts/debian.sh

as_owner=() postgres_pid='' database=''

# The server refuses to run as root.
choose_owner() {
  [ "$(id -u)" != 0 ] || as_owner=(setpriv --reuid=postgres --regid=postgres --init-groups)
}

# Prints a folder the server's user can reach: the wanted one, or one under /var/tmp named after it.
reachable_folder() {
  local wanted=$1
  mkdir -p "$wanted"
  if "${as_owner[@]}" test -x "$wanted" 2>/dev/null; then echo "$wanted"; return; fi
  echo "/var/tmp/toolbox24-$(printf %s "$wanted" | sha256sum | cut -c1-12)"
}

# A folder of somebody else's under /var/tmp is not trusted.
own_folder() {
  mkdir -p "$1"
  [ "$(stat -c %u "$1")" = "$(id -u)" ] || [ "$(stat -c %U "$1")" = postgres ] || fail "$1 belongs to somebody else"
  [ "$(id -u)" != 0 ] || chown postgres: "$1"
  chmod 700 "$1"
}

create_cluster() {
  local folder=$1 password
  password="demo-$(od -An -N12 -tx1 /dev/urandom | tr -d ' \n')"
  own_folder "$folder"
  # A cluster half made by a kill has no password file, and is made again.
  rm -rf "$folder/data"
  # shellcheck disable=SC2016 # $1 belongs to the inner shell.
  printf '%s' "$password" | "${as_owner[@]}" sh -c 'umask 077; cat > "$1/new-password"' - "$folder"
  "${as_owner[@]}" "$postgres_bin/initdb" -D "$folder/data" -U toolbox24 --pwfile="$folder/new-password" \
    --auth=scram-sha-256 --encoding=UTF8 --locale=C.UTF-8 >"$folder/initdb.log" 2>&1 ||
    fail "PostgreSQL could not make its data folder: see $folder/initdb.log"
  mv "$folder/new-password" "$folder/password"
}

# A server left by a kill goes on; its pid file says where.
adopt_postgres() {
  local folder=$1 pid_file=$1/data/postmaster.pid
  [ -f "$pid_file" ] || return 1
  { read -r postgres_pid && read -r _ && read -r _ && read -r postgres_port; } <"$pid_file" || return 1
  [ "$(readlink -f "/proc/$postgres_pid/cwd" 2>/dev/null)" = "$(readlink -f "$folder/data")" ]
}

# Starts (or adopts) the server of a folder; sets postgres_pid, postgres_port and database.
# The server is a child that dies with this shell, even when the shell is killed.
start_postgres() {
  local folder=$1 connections=$2
  choose_owner
  [ -f "$folder/password" ] || create_cluster "$folder"
  if ! adopt_postgres "$folder"; then
    postgres_port=$(cat "$folder/port" 2>/dev/null || true)
    if [ -z "$postgres_port" ] || port_taken "$postgres_port"; then postgres_port=$(free_port); fi
    echo "$postgres_port" >"$folder/port"
    setsid setpriv --pdeathsig INT "${as_owner[@]:1}" "$postgres_bin/postgres" -D "$folder/data" -p "$postgres_port" \
      -c listen_addresses=127.0.0.1 -c unix_socket_directories= -c max_connections="$connections" \
      -c fsync=on -c synchronous_commit=on -c full_page_writes=on -c shared_buffers=256MB -c cluster_name=toolbox24 \
      >"$folder/postgres.log" 2>&1 9>&- </dev/null &
    postgres_pid=$!
  fi
  wait_for_postgres "$folder"
  # shellcheck disable=SC2034 # For whoever sourced this.
  database="Host=127.0.0.1;Port=$postgres_port;Username=toolbox24;Password=$(cat "$folder/password");Database=toolbox24"
}

wait_for_postgres() {
  local folder=$1 tries=300
  export PGPASSWORD
  PGPASSWORD=$(cat "$folder/password")
  until "$postgres_bin/pg_isready" -q -h 127.0.0.1 -p "$postgres_port"; do
    kill -0 "$postgres_pid" 2>/dev/null || fail "PostgreSQL did not start: see $folder/postgres.log"
    [ $((tries -= 1)) -gt 0 ] || fail "PostgreSQL is not ready after 30 s: see $folder/postgres.log"
    sleep 0.1
  done
  "$postgres_bin/createdb" -h 127.0.0.1 -p "$postgres_port" -U toolbox24 toolbox24 2>/dev/null || true
  unset PGPASSWORD
}

stop_postgres() {
  [ -n "${postgres_pid:-}" ] || return 0
  kill -INT "$postgres_pid" 2>/dev/null || true
  # An adopted server is no child of this shell: wait by looking.
  while kill -0 "$postgres_pid" 2>/dev/null; do sleep 0.05; done
  postgres_pid=
}
