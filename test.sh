#!/usr/bin/env bash
# Installs what the tests need, starts a private PostgreSQL, builds with warnings as errors and runs every test.
# Arguments go to `dotnet test` (./test.sh --filter Browser). The last line is "N passed, N failed, N skipped".
set -uo pipefail

root=$(cd -- "$(dirname -- "${BASH_SOURCE[0]}")" && pwd)
cd -- "$root"
. .ci/tools.sh
. .ci/test-tools.sh

results=$root/artifacts/tests
rm -rf -- "$results"
mkdir -p "$results"
broken=0

# Whatever happened: stop the server, sum up, and say it in the last line.
finish() {
  trap - EXIT
  stop_postgres
  node .ci/summarize.mjs "$results" "$broken" || exit 1
}
trap finish EXIT
trap 'exit 1' INT TERM

# Runs one step; a step that fails counts as a failure even when it reported no failed test.
step() {
  say "== $1"
  shift
  "$@" || { broken=$((broken + 1)); return 1; }
}

vitest() {
  (cd ExpertReview.Web && node node_modules/vitest/vitest.mjs run --reporter=default --reporter=json --outputFile.json="$results/vitest.json")
}

step 'Tools' require_tools || exit 1
step 'Chromium, fonts, PostgreSQL' install_test_tools || exit 1
step 'PostgreSQL starts' start_postgres || exit 1
step 'Build' dotnet build ExpertReview.sln --verbosity quiet --disable-build-servers || exit 1
step 'Chromium' choose_chromium || exit 1
step 'Tests of the browser code' vitest
step 'Tests' dotnet test ExpertReview.Tests --no-build --logger 'trx;LogFileName=dotnet.trx' --results-directory "$results" "$@"
