#!/usr/bin/env bash
# Compiles the packages' assemblies, which must be built, ahead of time for each runtime identifier: into artifacts/ready/pack/RID/lib, which the step pack
# puts into the packages' runtimes. STRAWBERRY_RIDS names the identifiers: each of those must compile. Without it, where a feed has no compiler or no runtime for one of the usual, the packages do without that: its
# users' runtime compiles the engine at each start, as for identifiers that are not among them.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."

log=$(mktemp)
trap 'rm -f "$log"' EXIT
rm -rf artifacts/ready/pack
mkdir -p artifacts/ready/pack
for rid in ${STRAWBERRY_RIDS-linux-x64 linux-arm64 win-x64 osx-arm64}; do
  if dotnet publish build/ready --configuration Release --runtime "$rid" --output "artifacts/ready/out/$rid" --verbosity quiet \
    -p:ArtifactsPath="$PWD/artifacts/ready/build" >"$log" 2>&1; then
    mkdir -p "artifacts/ready/pack/$rid/lib/net10.0"
    cp "artifacts/ready/out/$rid/Strawberry.dll" "artifacts/ready/out/$rid/Strawberry.AspNetCore.dll" "artifacts/ready/pack/$rid/lib/net10.0/"
  else
    cat "$log" >&2
    [ -z "${STRAWBERRY_RIDS-}" ] || exit 1
    echo "warning: nothing can be compiled ahead of time for $rid here; the packages will have no code for it." >&2
  fi
done
