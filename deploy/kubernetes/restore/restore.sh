#!/bin/sh
# Restores a backup into a database that has the roles and nothing else of value: what the backup knows is
# replaced, all of it or nothing. The server is named by libpq's own PGHOST, PGPORT, PGDATABASE and PGUSER.
set -eu
PGPASSWORD=$(cat "$PASSWORD_FILE")
export PGPASSWORD

backup=${BACKUP:-$(find "$BACKUPS" -maxdepth 1 -name 'bulletin-*.dump' -exec basename {} \; | sort | tail -n 1)}
if [ -z "$backup" ]; then
  echo "no backup in $BACKUPS" >&2
  exit 1
fi
pg_restore --no-password --clean --if-exists --exit-on-error --single-transaction \
  --dbname="$PGDATABASE" "$BACKUPS/$backup"
echo "$backup: restored"
