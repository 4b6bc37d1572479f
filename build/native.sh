#!/usr/bin/env bash
# Publishes servers ahead of time: build/native.sh <project> …, each into artifacts/native/bin/NAME. Fails on any warning of trimming or of
# ahead-of-time compilation. Needs clang and the headers of zlib (Debian: clang, zlib1g-dev).
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."
export DOTNET_CLI_TELEMETRY_OPTOUT=1 DOTNET_NOLOGO=1

case "$(uname -m)" in
  x86_64) rid=linux-x64 ;;
  aarch64) rid=linux-arm64 ;;
  *) echo "There is no native runtime for $(uname -sm) here." >&2; exit 2 ;;
esac

log=$(mktemp)
trap 'rm -f "$log"' EXIT

if ! command -v clang >/dev/null || ! echo '#include <zlib.h>' | clang -fsyntax-only -x c - 2>/dev/null; then
  echo "Native programs are linked by clang with zlib: install both (Debian: apt-get install clang zlib1g-dev)." >&2
  exit 2
fi

# The newest framework whose native runtime the feed has.
framework=${STRAWBERRY_FRAMEWORK:-}
if [ -z "$framework" ]; then
  for candidate in net10.0 net9.0; do
    if dotnet restore tests/Start/Bare --runtime "$rid" -p:StrawberryNative=true -p:StrawberryFramework="$candidate" >"$log" 2>&1; then
      framework=$candidate
      break
    fi
  done
fi

if [ -z "$framework" ]; then
  cat "$log" >&2
  echo "The feed has the native runtime neither of net10.0 nor of net9.0." >&2
  exit 2
fi

mkdir -p artifacts/native
echo "$framework" >artifacts/native/framework
for project in "$@"; do
  name=$(basename "$project")
  echo "Publishing $name for $framework, $rid"
  status=0
  dotnet publish "$project" --configuration Release --runtime "$rid" --output "artifacts/native/bin/$name" --verbosity minimal \
    -p:StrawberryNative=true -p:StrawberryFramework="$framework" >"$log" 2>&1 || status=$?
  if [ "$status" -ne 0 ] || grep -E "(warning|error) IL[0-9]{4}" "$log"; then
    cat "$log" >&2
    echo "$name is not clean for ahead-of-time compilation." >&2
    exit 1
  fi
done
