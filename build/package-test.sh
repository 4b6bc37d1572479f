#!/usr/bin/env bash
# Restores the packed packages into blank projects outside the repository: console and web with the programs of README.md word for word, and compares what
# they answer with what README.md says they do; NUnit with the files of docs/testing.md word for word, whose tests must pass, and fail when a payload is split
# or reordered. Run the step "pack" first.
set -euo pipefail
root=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
work=$(mktemp -d)
server=
trap '[ -z "$server" ] || kill "$server" 2>/dev/null || true; rm -rf "$work"' EXIT

# A cache of its own: the packages have the version of those packed before.
export NUGET_PACKAGES="$work/packages"
export DOTNET_CLI_TELEMETRY_OPTOUT=1 DOTNET_NOLOGO=1

cat >"$work/nuget.config" <<CONFIG
<configuration>
  <packageSources>
    <add key="packed" value="$root/artifacts/packages" />
  </packageSources>
</configuration>
CONFIG

# Prints the code block behind the line "<!-- MARKER -->" of a page.
block() {
  awk -v marker="<!-- $2 -->" '
    $0 == marker { found = 1; next }
    found && /^```/ { if (inside) exit; inside = 1; next }
    inside { print }' "$root/$1" | grep . -A 1000000 || { echo "$1 has no block <!-- $2 -->." >&2; exit 1; }
}

snippet() { block README.md "snippet: $1" >"$work/$1"; }

project() {
  dotnet new "$1" --name "$2" --output "$work/$2" --no-restore >/dev/null
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

# What the packages have for this machine, its runtime must find: the engine would be compiled at each start, and nobody would see it.
rid=$(dotnet msbuild "$work/Web" -getProperty:NETCoreSdkPortableRuntimeIdentifier)
if [ -e "$root/artifacts/ready/pack/$rid" ]; then
  for name in Strawberry Strawberry.AspNetCore; do
    cmp "$root/artifacts/ready/pack/$rid/lib/net10.0/$name.dll" "$work/Web/bin/Debug/net10.0/runtimes/$rid/lib/net10.0/$name.dll"
    grep -q "\"runtimes/$rid/lib/net10.0/$name.dll\"" "$work/Web/bin/Debug/net10.0/Web.deps.json"
  done
fi
: >"$work/web.log"
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

# Runs the commands of docs/testing.md, and puts a file of the page into the project that they make.
page=docs/testing.md
commands() { (cd "$work" && bash -euo pipefail -c "$(block "$page" "commands: $1")" >"$work/commands.log" 2>&1) || { cat "$work/commands.log" >&2; exit 1; }; }
file() { block "$page" "snippet: $1" >"$work/$2/$1"; }

# Under CI=true nothing is written, so that what passes is what the page has. The build server would keep the script from ending.
run_tests() { CI=true dotnet test "$work/$1" --disable-build-servers "${@:2}"; }

# The tests must fail, and say this.
fails() {
  if run_tests Shop >"$work/failure.log" 2>&1; then
    echo "The tests pass with $1." >&2
    exit 1
  fi
  for text in "${@:2}"; do
    grep -qF -- "$text" "$work/failure.log" || { cat "$work/failure.log" >&2; echo "With $1 the tests do not say: $text" >&2; exit 1; }
  done
  echo "With $1 the tests fail, as they should."
}

echo "A blank NUnit project, the files of $page:"
commands project
for name in $(sed -nE 's/^<!-- snippet: (.+) -->$/\1/p' "$root/$page" | grep -v '^FactoryTests.cs$'); do
  file "$name" Shop
done
run_tests Shop

cp "$work/Shop/Shop.cs" "$work/Shop.cs"
cp "$work/Shop/SchemaTests.cs" "$work/SchemaTests.cs"
sed -i 's/yield return "Too long.";/await Task.Delay(500); &/' "$work/Shop/Shop.cs"
fails "a payload that is split" "What was received is not what was verified." 'SchemaTests.The_first_review' 'ServerTests.The_first_review' '+   "hasNext": true'

cp "$work/Shop.cs" "$work/Shop/Shop.cs"
sed -i 's/Task.Delay(10)/Task.Delay(2000)/' "$work/Shop/Shop.cs"
sed -i 's/index == 1/index == 0/' "$work/Shop/SchemaTests.cs"
fails "payloads in another order" "What was received is not what was verified." 'SchemaTests.The_stock_comes' '+         "stock": 3'

cp "$work/Shop.cs" "$work/SchemaTests.cs" "$work/Shop/"
verified=SchemaTests.The_stock_comes_when_it_was_counted.verified.txt
mv "$work/Shop/$verified" "$work/$verified"
rm -f "$work"/Shop/*.received.txt
fails "a snapshot that is missing" "$verified is missing. Run the test outside CI"
[ -z "$(find "$work/Shop" -name '*.received.txt')" ] || { echo "A missing snapshot was written under CI=true." >&2; exit 1; }
(unset CI; UPDATE_SNAPSHOTS=1 dotnet test "$work/Shop" --disable-build-servers --no-build >/dev/null)
cmp "$work/$verified" "$work/Shop/$verified"
echo "UPDATE_SNAPSHOTS=1 writes it again."

echo "A blank NUnit project beside README.md's web program, FactoryTests.cs of $page:"
cp "$work/Web.cs" "$work/Server.cs"
project web Server Strawberry.Net.AspNetCore
commands factory
file FactoryTests.cs Server.Tests
run_tests Server.Tests
echo "The packages do what $page says."
