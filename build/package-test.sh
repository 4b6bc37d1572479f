#!/usr/bin/env bash
# Restores the packed packages into a blank console and a blank web project outside the repository, with the programs of README.md word for word, and
# compares what they answer with what README.md says they do. Run the step "pack" first.
set -euo pipefail
root=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
work=$(mktemp -d)
server=
trap '[ -z "$server" ] || kill "$server" 2>/dev/null || true; rm -rf "$work"' EXIT

# A cache of its own: the packages have the version of those packed before.
export NUGET_PACKAGES="$work/packages"
export DOTNET_CLI_TELEMETRY_OPTOUT=1 DOTNET_NOLOGO=1

# Prints the code block behind the line "<!-- snippet: NAME -->".
snippet() {
  awk -v marker="<!-- snippet: $1 -->" '
    $0 == marker { found = 1; next }
    found && /^```/ { if (inside) exit; inside = 1; next }
    inside { print }' "$root/README.md" >"$work/$1"
  [ -s "$work/$1" ] || { echo "README.md has no snippet $1." >&2; exit 1; }
}

project() {
  dotnet new "$1" --name "$2" --output "$work/$2" --no-restore >/dev/null
  cat >"$work/$2/nuget.config" <<CONFIG
<configuration>
  <packageSources>
    <add key="packed" value="$root/artifacts/packages" />
  </packageSources>
</configuration>
CONFIG
  (cd "$work/$2" && dotnet add package "$3" --prerelease >/dev/null)
  cp "$work/$2.cs" "$work/$2/Program.cs"
  dotnet build "$work/$2" -warnaserror --verbosity quiet
}

same() {
  if ! diff -u "$work/$1" "$work/$2"; then
    echo "$3" >&2
    exit 1
  fi
}

for name in Console.cs Console.txt Web.cs Web.txt; do
  snippet "$name"
done

echo "A blank console project, README.md's program:"
project console Console Strawberry.Net
dotnet run --no-build --project "$work/Console" | tee "$work/console.raw"

# The time before each payload is the machine's own.
without_times() { sed -E 's/^ *[0-9]+[.,][0-9]+ s +//'; }
without_times <"$work/console.raw" >"$work/console.actual"
without_times <"$work/Console.txt" >"$work/console.expected"
same console.expected console.actual "The console program does not print what README.md says."

echo "A blank web project, README.md's program:"
project web Web Strawberry.Net.AspNetCore
dotnet run --no-build --no-launch-profile --project "$work/Web" -- --urls http://127.0.0.1:0 >"$work/web.log" 2>&1 &
server=$!
port=
for _ in $(seq 1 100); do
  port=$(sed -nE 's|.*Now listening on: http://127\.0\.0\.1:([0-9]+).*|\1|p' "$work/web.log")
  [ -z "$port" ] || break
  kill -0 "$server" 2>/dev/null || break
  sleep 0.1
done
[ -n "$port" ] || { cat "$work/web.log" >&2; echo "The web program does not start." >&2; exit 1; }

body='{"query":"{ article(id: \"123\") { title ... @defer { author { name } } } }"}'
exec 3<>"/dev/tcp/127.0.0.1/$port"
printf 'POST /graphql HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\nAccept: multipart/mixed\r\nContent-Type: application/json\r\nContent-Length: %d\r\n\r\n%s' \
  "${#body}" "$body" >&3
tr -d '\r' <&3 | tee "$work/web.raw" | grep '^{' >"$work/web.actual"
exec 3<&-
cat "$work/web.actual"
grep '^{' "$work/Web.txt" >"$work/web.expected"
same web.expected web.actual "The web program does not answer what README.md says."
echo "The packages do what README.md says."
