# shellcheck shell=bash
# TCP ports of this machine.

port_taken() {
  local address
  for address in 127.0.0.1 ::1; do
    if (exec 3<>"/dev/tcp/$address/$1") 2>/dev/null; then return 0; fi
  done
  return 1
}

# Below the range the system hands out by itself, so that no outgoing connection sits on it.
free_port() {
  local port
  while :; do
    port=$((20000 + RANDOM % 12000))
    if ! port_taken "$port"; then break; fi
  done
  echo "$port"
}

need_port() {
  # No zeros in front: the shell would count in eights.
  if ! [[ $1 =~ ^[1-9][0-9]{0,4}$ ]] || [ "$1" -gt 65535 ]; then fail "$2 is not a port: $1"; fi
  ! port_taken "$1" || fail "port $1 is taken: stop what listens there, or choose another with PORT="
}
