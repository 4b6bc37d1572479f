#!/usr/bin/env bash
# build/with-postgres.sh command …: runs a command with CATALOG_POSTGRES naming a PostgreSQL that lives as long as the command does. Where there is none
# installed it says so and runs the command without.
set -euo pipefail

if [ -n "${CATALOG_POSTGRES:-}" ]; then
  exec "$@"
fi

without() {
  echo "No PostgreSQL: $1 The tests that need it are skipped." >&2
  shift
  exec "$@"
}

bin=$(dirname "$(command -v initdb || ls -d /usr/lib/postgresql/*/bin/initdb 2>/dev/null | sort -V | tail -n 1)")
[ -x "$bin/postgres" ] && [ -x "$bin/pg_ctl" ] || without "initdb, pg_ctl and postgres are not installed (apt-get install postgresql)." "$@"

# PostgreSQL refuses to run as root.
as=()
user=$(id -un)
if [ "$(id -u)" -eq 0 ]; then
  user=postgres
  id postgres >/dev/null 2>&1 || user=nobody
  command -v runuser >/dev/null || without "runuser is missing, and PostgreSQL does not run as root." "$@"
  as=(runuser -u "$user" --)
fi

folder=$(mktemp -d)
stop() {
  (cd "$folder" && "${as[@]}" "$bin/pg_ctl" --pgdata "$folder/data" --mode immediate stop >/dev/null 2>&1) || true
  rm -rf "$folder"
}
trap stop EXIT

password=$(head -c 16 /dev/urandom | od -An -tx1 | tr -d ' \n')
(umask 077 && echo "$password" >"$folder/password")
[ ${#as[@]} -eq 0 ] || chown -R "$user" "$folder"

start() {
  cd "$folder"
  "${as[@]}" "$bin/initdb" --pgdata "$folder/data" --username catalog --pwfile "$folder/password" --auth scram-sha-256 --encoding UTF8 --locale C --no-sync
  for _ in 1 2 3 4 5; do
    port=$((20000 + RANDOM % 12000))
    if "${as[@]}" "$bin/pg_ctl" --pgdata "$folder/data" --wait --log "$folder/log" \
      --options "-c listen_addresses=127.0.0.1 -c port=$port -c unix_socket_directories=$folder -c fsync=off" start; then
      echo "$port" >"$folder/port"
      return 0
    fi
  done
  cat "$folder/log"
  return 1
}

if ! (start) >"$folder/start" 2>&1; then
  cat "$folder/start" >&2
  stop
  trap - EXIT
  without "it does not start." "$@"
fi

CATALOG_POSTGRES="Host=127.0.0.1;Port=$(cat "$folder/port");Username=catalog;Password=$password;Database=postgres"
export CATALOG_POSTGRES
status=0
"$@" || status=$?
exit "$status"
