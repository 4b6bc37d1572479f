#!/usr/bin/env bash
# The steps of a build, for people and for CI alike. Needs the .NET SDK and nothing else.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."
export DOTNET_CLI_TELEMETRY_OPTOUT=1 DOTNET_NOLOGO=1

usage() {
  echo "usage: build/run.sh <restore|build|test|pack|package-test|bench|all>" >&2
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

bench() { dotnet run --configuration Release --project tests/Strawberry.Benchmarks -- "$@"; }

all() {
  for step in restore build test pack package-test; do
    echo "== $step"
    "$step"
  done
}

[ $# -ge 1 ] || usage
case "$1" in
  restore | build | test | pack | package-test | bench | all) "$@" ;;
  *) usage ;;
esac
