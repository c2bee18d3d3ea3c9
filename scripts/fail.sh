# shellcheck shell=bash
# One clear line, then the end.

fail() {
  printf 'toolbox24: %s\n' "$1" >&2
  exit 1
}
