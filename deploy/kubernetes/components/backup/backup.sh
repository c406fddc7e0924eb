#!/bin/sh
# Dumps the whole database, and keeps the newest dumps. The server and who asks it are named by libpq's own
# PGHOST, PGPORT, PGDATABASE and PGUSER.
set -eu
PGPASSWORD=$(cat "$PASSWORD_FILE")
export PGPASSWORD

name=bulletin-$(date -u +%Y%m%dT%H%M%SZ).dump
unfinished=$BACKUPS/.$name
trap 'rm -f "$unfinished"' EXIT
pg_dump --no-password --format=custom --file="$unfinished"
# A dump that cannot be read is none.
pg_restore --list "$unfinished" > /dev/null
mv "$unfinished" "$BACKUPS/$name"

find "$BACKUPS" -maxdepth 1 -name 'bulletin-*.dump' | sort -r | tail -n "+$((KEEP + 1))" |
  while read -r old; do
    rm "$old"
  done
echo "$name: $(wc -c < "$BACKUPS/$name") bytes"
