# shellcheck shell=bash
# Runs the test suites one after another and counts what their reports say.

suites() { sed -nE 's/^Project.*"tests\\([A-Za-z.]+\.Tests)\\[^"]*csproj".*/\1/p' Toolbox24.sln; }

# Tests and the servers they start run most code a few times: to compile it again, faster, seldom pays. And a thread that
# spins until there is work takes the core from PostgreSQL, which would give it some.
runtime=(DOTNET_TieredPGO=0 DOTNET_TC_CallCountThreshold=3E8 DOTNET_ThreadPool_UnfairSemaphoreSpinLimit=0)

# A suite that crashed, or ran no test, is one failure.
passed=0 failed=0 suite_pid=''

run_suites() {
  local bin=$1 results=$2 suite
  shift 2
  rm -rf "$results"
  for suite in $(suites); do run_suite "$bin" "$results" "$suite" "$@"; done
}

run_suite() {
  local bin=$1 results=$2 suite=$3 code=0
  shift 3
  echo
  echo "== $suite"
  env "${runtime[@]}" setpriv --pdeathsig TERM timeout "${SUITE_LIMIT:-25m}" dotnet test "$bin/$suite/release/Toolbox24.$suite.dll" --nologo \
    --logger "trx;LogFileName=$suite.trx" --results-directory "$results" "$@" </dev/null &
  suite_pid=$!
  wait "$suite_pid" || code=$?
  suite_pid=''
  count_suite "$suite" "$results/$suite.trx" "$code"
}

count_suite() {
  local suite=$1 report=$2 code=$3 counters ran_ok=0 ran_badly=0
  counters=$(grep -o '<Counters [^>]*' "$report" 2>/dev/null || true)
  ran_ok=$(counter passed) ran_badly=$(($(counter failed) + $(counter error) + $(counter timeout) + $(counter aborted)))
  if [ "$ran_badly" = 0 ] && { [ "$code" != 0 ] || [ "$ran_ok" = 0 ]; }; then
    echo "$suite crashed or ran no test: counted as one failure"
    ran_badly=1
  fi
  passed=$((passed + ran_ok)) failed=$((failed + ran_badly))
}

# The page's own logic; its report is one line of figures.
run_web_suite() {
  local results=$1 report=$PWD/$1/web.json code=0 counted
  echo
  echo '== Web'
  (cd src/Web && npm test --silent -- --reporter=default --reporter=json --outputFile.json="$report") </dev/null || code=$?
  counted=$(node -p 'const { numPassedTests: ok, numFailedTests: bad } = JSON.parse(require("fs").readFileSync(process.argv[1])); `${ok} ${bad}`' \
    "$report" 2>/dev/null) || counted='0 0'
  if [ "$code" != 0 ] && [ "${counted#* }" = 0 ]; then
    echo 'Web crashed or ran no test: counted as one failure'
    counted="${counted% *} 1"
  fi
  passed=$((passed + ${counted% *})) failed=$((failed + ${counted#* }))
}

# Named again after all suites, with the beginning of what they said, where whoever reads only the end of a log finds them.
name_failures() {
  node -e '
    const { readFileSync } = require("fs")
    for (const report of process.argv.slice(1))
      for (const [result, name] of readFileSync(report, "utf8").matchAll(/<UnitTestResult [^>]*testName="([^"]*)"[^>]*outcome="Failed"[^]*?<\/UnitTestResult>/g)) {
        const said = /<Message>([^]*?)<\/Message>/.exec(result)?.[1] ?? ""
        console.log(["Failed: " + name, ...said.split("\n").slice(0, 6)].join("\n  "))
      }
  ' "$1"/*.trx 2>/dev/null || true
}

counter() {
  local value
  value=$(sed -nE "s/.* $1=\"([0-9]+)\".*/\1/p" <<<"$counters")
  echo "${value:-0}"
}

stop_suite() {
  [ -n "$suite_pid" ] || return 0
  # timeout hands the signal on.
  kill -TERM "$suite_pid" 2>/dev/null || true
  wait "$suite_pid" 2>/dev/null || true
}
