#!/usr/bin/env bash
# The whole demo in the foreground: a private PostgreSQL, the simulator, the silo. Ctrl-C ends all of it.
set -euo pipefail
cd "$(dirname "$0")/.."
. scripts/fail.sh
. scripts/dotnet.sh
. scripts/ports.sh
. scripts/postgres.sh

port=${PORT:-8080}
environment=${ASPNETCORE_ENVIRONMENT:-Demo}
given_database=${DATABASE:-}
silo_pid='' simulator_pid=''

stop_child() {
  local pid=$1 tries=700
  [ -n "$pid" ] || return 0
  kill -TERM "$pid" 2>/dev/null || true
  while kill -0 "$pid" 2>/dev/null; do
    [ $((tries -= 1)) -gt 0 ] || kill -KILL "$pid" 2>/dev/null || true
    sleep 0.05
  done
}

stop_all() {
  trap '' INT TERM HUP
  stop_child "$silo_pid"
  stop_child "$simulator_pid"
  stop_postgres
}

# Each child dies with this shell, even when the shell is killed.
start() {
  local name=$1
  shift
  setpriv --pdeathsig TERM env ASPNETCORE_ENVIRONMENT="$environment" DATABASE="$database" "$@" \
    dotnet "artifacts/bin/$name/release/Toolbox24.$name.dll" 9>&- </dev/null &
}

start_private_postgres() {
  need_postgres
  choose_owner
  data=$(reachable_folder "$PWD/.data/postgres")
  start_postgres "$data" 200
}

ready() {
  local status
  { exec 3<>"/dev/tcp/localhost/$port"; } 2>/dev/null || return 1
  printf 'GET /health/ready HTTP/1.0\r\nHost: localhost\r\n\r\n' >&3
  read -r -t 5 _ status _ <&3 || status=
  exec 3>&-
  [ "$status" = 200 ]
}

wait_until_ready() {
  until ready; do
    kill -0 "$silo_pid" 2>/dev/null || end_with_the_silo
    [ $SECONDS -lt 300 ] || fail 'the silo is not ready after 5 minutes: see its lines above'
    sleep 0.1
  done
}

# A silo that refuses has said why by itself.
end_with_the_silo() {
  local code=0
  wait "$silo_pid" || code=$?
  silo_pid=''
  [ "$code" = 1 ] || echo "toolbox24: the silo ended with code $code" >&2
  exit 1
}

address() { printf '  %-36s  %s\n' "http://localhost:$1$2" "$3"; }

need_dotnet
need_port "$port" PORT
[ "$environment" = Production ] || need_port $((port + 1)) 'PORT+1 (the simulator)'
mkdir -p .data
if [ -z "$given_database" ]; then
  exec 9>.data/lock
  flock -n 9 || fail 'already running from this folder: end the other make up first, or give DATABASE= and PORT='
fi
scripts/build.sh up 9>&-

trap stop_all EXIT
trap 'exit 130' INT
trap 'exit 143' TERM HUP
if [ -n "$given_database" ]; then database=$given_database; else start_private_postgres; fi

simulator=()
if [ "$environment" != Production ]; then
  # Its books outlive it as the database does; other databases have other books.
  start Simulator ASPNETCORE_URLS="http://localhost:$((port + 1))" \
    Silo__Url="http://localhost:$port" Processor__File="$PWD/.data/processor${given_database:+-$port}.jsonl" >.data/simulator.log 2>&1
  simulator_pid=$!
  simulator=(Simulator__Url="http://localhost:$((port + 1))")
fi
start Silo ASPNETCORE_URLS="http://localhost:$port" Web__Url="${Web__Url:-http://localhost:$port}" "${simulator[@]}"
silo_pid=$!
SECONDS=0
wait_until_ready

echo
echo "Toolbox24 ($environment) is ready:"
address "$port" '' 'the silo'
address "$port" /graphql 'the API'
[ "$environment" != Demo ] || address "$port" /demo 'the cockpit: a customer, the lockers, the messages, the clock'
[ "$environment" != Demo ] || address "$port" /graphiql/ 'a page to try the API by hand'
address "$port" /health/ready 'what works'
[ -z "$simulator_pid" ] || address $((port + 1)) '' 'the simulator: mail, SMS, cards, clock'
if [ "$environment" = Demo ]; then
  # As src/Silo/Demo/DemoPeople.cs makes them.
  echo
  echo 'People to sign in as, @demo.toolbox24.example, password "une perceuse et trois vis":'
  echo '  client, pro                                          customers'
  echo '  admin, operateur, agent, comptable, data, collegue   staff; their code is what this shows:'
  echo '    oathtool --totp -b JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP'
fi
echo
echo 'Ctrl-C ends everything.'

wait -n "$silo_pid" ${simulator_pid:+"$simulator_pid"} || true
kill -0 "$silo_pid" 2>/dev/null || end_with_the_silo
fail 'the simulator ended: see .data/simulator.log'
