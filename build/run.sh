#!/usr/bin/env bash
# The steps of a build, for people and for CI alike. Needs the .NET SDK; e2e and aot also need Node.js 20 with npm, aot and start clang and zlib's headers, wrk the
# tool of that name.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."
export DOTNET_CLI_TELEMETRY_OPTOUT=1 DOTNET_NOLOGO=1

usage() {
  echo "usage: build/run.sh <restore|build|test|pack|package-test|e2e|aot|bench|wrk|load|start|generator-scale|targets|all>" >&2
  exit 2
}

restore() { dotnet restore Strawberry.Net.sln; }

build() { dotnet build Strawberry.Net.sln --no-restore -warnaserror; }

test() { dotnet test; }

# The engine and the server with the same compiled ahead of time beside, for the runtime identifiers of build/ready.sh.
pack() {
  local project output=${1-artifacts/packages}
  rm -rf "$output"
  dotnet build src/Strawberry.AspNetCore --configuration Release --verbosity quiet
  build/ready.sh
  for project in Strawberry Strawberry.AspNetCore; do
    dotnet pack "src/$project" --configuration Release --output "$output" -p:ReadyFolder="$PWD/artifacts/ready/pack/"
  done

  dotnet pack src/Strawberry.Testing --configuration Release --output "$output"
}

package-test() { build/package-test.sh; }

e2e() {
  (cd tests/e2e && npm ci --ignore-scripts --no-audit --no-fund && node run.mjs "$@")
}

# Sizes and starts against what was recorded of the framework; then the end-to-end tests, which also end the server.
aot() {
  local framework
  build/native.sh tests/Start/Bare tests/Start/Hello tests/Start/Large examples/Blog tests/Strawberry.ConformanceServer
  framework=$(cat artifacts/native/framework)
  if [ -e "build/baselines/native.$framework.txt" ]; then
    measure_start native --rounds 21 --baselines "build/baselines/native.$framework.txt"
  else
    echo "Nothing is recorded of $framework: sizes and starts are measured, not compared."
    measure_start native --rounds 21
  fi

  (
    cd tests/e2e
    npm ci --ignore-scripts --no-audit --no-fund
    E2E_NATIVE="$PWD/../../artifacts/native/bin" node run.mjs "$@"
  )
}

bench() { dotnet run --configuration Release --project tests/Strawberry.Benchmarks -- "$@"; }

wrk() { dotnet run --configuration Release --project tests/Strawberry.Benchmarks.Http -- "$@"; }

generator-scale() { dotnet run --configuration Release --project tests/Strawberry.Benchmarks.Generator -- "$@"; }

load() { dotnet run --configuration Release --project tests/Strawberry.Load -- "$@"; }

# The time from the start of a process to its first response: built with the packages, as users do; built from the sources; published with ReadyToRun; published
# ahead of time.
start() {
  local server
  packaged_start
  for server in Bare Hello Large; do
    dotnet build "tests/Start/$server" --configuration Release --verbosity quiet
    dotnet publish "tests/Start/$server" --configuration Release --use-current-runtime --no-self-contained --verbosity quiet \
      -p:PublishReadyToRun=true -p:ArtifactsPath="$PWD/artifacts/ready/build" --output "artifacts/ready/bin/$server"
  done

  build/native.sh tests/Start/Bare tests/Start/Hello tests/Start/Large examples/Blog
  for server in packages sources ready native; do
    measure_start "$server" "$@"
  done
}

# Packs, and builds the servers with the packages in a cache of its own: they have the version of those packed before.
packaged_start() {
  local server
  STRAWBERRY_RIDS=$(dotnet msbuild tests/Start/Bare -getProperty:NETCoreSdkPortableRuntimeIdentifier) pack artifacts/packaged/packages
  rm -rf artifacts/packaged/nuget/strawberry.net*
  for server in Bare Hello Large; do
    dotnet build "tests/Start/$server" --configuration Release --verbosity quiet --output "artifacts/packaged/bin/$server" -p:StrawberryPackages=true \
      -p:ArtifactsPath="$PWD/artifacts/packaged/build" -p:RestorePackagesPath="$PWD/artifacts/packaged/nuget" \
      -p:RestoreAdditionalProjectSources="$PWD/artifacts/packaged/packages"
  done
}

# Everything that is measured, one table after the other: each row with its target, what was measured, and a mark where that falls short. Fails if one does.
targets() {
  local report=artifacts/targets.md
  mkdir -p artifacts
  {
    bench "$@"
    bench --strawberry "$@"
    wrk "$@"
    start
    generator-scale
    load || echo "**NO**: load ended with $?"
  } | tee "$report"
  echo
  if grep -F -e '**short**' -e '**NO**' "$report" >artifacts/short.md; then
    echo "$(wc -l <artifacts/short.md) of $report fall short:"
    cat artifacts/short.md
    return 1
  fi

  echo "Nothing in $report falls short."
}

measure_start() { dotnet run --configuration Release --project tests/Strawberry.Benchmarks.Start -- "$@"; }

all() {
  for step in restore build test pack package-test e2e aot; do
    echo "== $step"
    "$step"
  done
}

[ $# -ge 1 ] || usage
case "$1" in
  restore | build | test | pack | package-test | e2e | aot | bench | wrk | load | start | generator-scale | targets | all) "$@" ;;
  *) usage ;;
esac
