#!/usr/bin/env bash
# The tests of category soak, again and again on random seeds, for as long as asked (FOR=10m, or SOAK_SECONDS=600).
set -euo pipefail
cd "$(dirname "$0")/.."
. scripts/private-run.sh

seconds_of() {
  local number=${1%[smh]}
  [[ $number =~ ^[0-9]+$ ]] || fail "FOR is not a time: $1 (90s, 10m, 2h)"
  case $1 in
    *h) echo $((number * 3600)) ;;
    *m) echo $((number * 60)) ;;
    *) echo "$number" ;;
  esac
}

for_seconds=$(seconds_of "${FOR:-${SOAK_SECONDS:-10m}}")
need_dotnet
scripts/build.sh all
start_private_run

# Not every suite has soak tests; a round must have some.
count_suite() {
  local report=$2 code=$3 counters
  counters=$(grep -o '<Counters [^>]*' "$report" 2>/dev/null || true)
  passed=$((passed + $(counter passed))) failed=$((failed + $(counter failed)))
  if [ "$code" != 0 ] && [ "$(counter failed)" = 0 ]; then failed=$((failed + 1)); fi
}

# Ten thousand steps at the lockers take longer than any suite of `make test`.
export SUITE_LIMIT=${SUITE_LIMIT:-60m}
end=$((SECONDS + for_seconds)) round=0
while [ $SECONDS -lt $end ]; do
  round=$((round + 1))
  TOOLBOX24_SEED=$(od -An -N4 -tu4 /dev/urandom | tr -d ' ')
  export TOOLBOX24_SEED
  echo
  echo "Round $round: TOOLBOX24_SEED=$TOOLBOX24_SEED"
  run_suites artifacts/bin "artifacts/soak/$TOOLBOX24_SEED" --filter category=soak
  [ $((passed + failed)) -gt 0 ] || fail 'no test has the category soak'
  [ "$failed" = 0 ] || break
done
echo
echo "$passed passed, $failed failed, $round rounds"
[ "$failed" = 0 ]
