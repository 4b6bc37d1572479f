#!/usr/bin/env bash
# The steps of a build, for people and for CI alike. Needs the .NET SDK; e2e also needs Node.js 20 with npm, wrk the tool of that name.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."
export DOTNET_CLI_TELEMETRY_OPTOUT=1 DOTNET_NOLOGO=1

usage() {
  echo "usage: build/run.sh <restore|build|test|pack|package-test|e2e|bench|wrk|load|all>" >&2
  exit 2
}

restore() { dotnet restore Strawberry.Net.sln; }

build() { dotnet build Strawberry.Net.sln --no-restore -warnaserror; }

test() { dotnet test; }

pack() {
  rm -rf artifacts/packages
  dotnet pack src/Strawberry --configuration Release --output artifacts/packages
  dotnet pack src/Strawberry.AspNetCore --configuration Release --output artifacts/packages
  dotnet pack src/Strawberry.Testing --configuration Release --output artifacts/packages
}

package-test() { build/package-test.sh; }

e2e() {
  (cd tests/e2e && npm ci --ignore-scripts --no-audit --no-fund && node run.mjs "$@")
}

bench() { dotnet run --configuration Release --project tests/Strawberry.Benchmarks -- "$@"; }

wrk() { dotnet run --configuration Release --project tests/Strawberry.Benchmarks.Http -- "$@"; }

load() { dotnet run --configuration Release --project tests/Strawberry.Load -- "$@"; }

all() {
  for step in restore build test pack package-test e2e; do
    echo "== $step"
    "$step"
  done
}

[ $# -ge 1 ] || usage
case "$1" in
  restore | build | test | pack | package-test | e2e | bench | wrk | load | all) "$@" ;;
  *) usage ;;
esac
