# Sourced by test: a PostgreSQL of our own on a free loopback port, run by a user that is not root.
# shellcheck shell=bash

postgres_bin() { ls -d /usr/lib/postgresql/*/bin 2>/dev/null | sort -V | tail -n 1; }

postgres_install() {
  [ -x "$(postgres_bin)/initdb" ] || install_packages postgresql
  [ -x "$(postgres_bin)/initdb" ] || die "PostgreSQL is needed and could not be installed."
}

as_postgres() {
  if [ "$(id -u)" -eq 0 ]; then runuser -u postgres -- "$@"; else "$@"; fi
}

# postgres_start FOLDER: sets POSTGRES_PORT. Durable as in production: fsync and full_page_writes stay on.
postgres_start() {
  POSTGRES_FOLDER=$1
  mkdir -p "$POSTGRES_FOLDER"
  chmod 711 "$(dirname "$POSTGRES_FOLDER")"
  [ "$(id -u)" -ne 0 ] || chown postgres: "$POSTGRES_FOLDER"
  as_postgres "$(postgres_bin)/initdb" -D "$POSTGRES_FOLDER/data" -U postgres --auth=trust -E UTF8 --locale=C.UTF-8 >/dev/null || die "initdb failed."
  POSTGRES_PORT=$(free_port)
  # Its own lines go to its log: a caller that reads our output to the end must not wait for it.
  as_postgres "$(postgres_bin)/pg_ctl" -D "$POSTGRES_FOLDER/data" -w -s -l "$POSTGRES_FOLDER/log" \
    -o "-p $POSTGRES_PORT -c listen_addresses=127.0.0.1 -c unix_socket_directories='$POSTGRES_FOLDER' -c max_connections=300" start >/dev/null 2>&1 </dev/null \
    || die "PostgreSQL did not start: $(tail -n 3 "$POSTGRES_FOLDER/log" 2>/dev/null)"
}

postgres_stop() {
  [ -n "${POSTGRES_FOLDER:-}" ] || return 0
  as_postgres "$(postgres_bin)/pg_ctl" -D "$POSTGRES_FOLDER/data" -m immediate -s stop >/dev/null 2>&1
}
