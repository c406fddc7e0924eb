#!/bin/sh
# Makes for each service its role and the schema of the role's name, and the role that makes backups. Run it
# once on a new database, as its superuser: $SECRETS has a folder for each role with the file pg-password.
set -eu
PGDATABASE=${PGDATABASE:-$POSTGRES_DB}
PGUSER=${PGUSER:-$POSTGRES_USER}
export PGDATABASE PGUSER

sql() {
  psql --no-password --quiet --no-psqlrc --set=ON_ERROR_STOP=1 --set=database="$PGDATABASE" "$@"
}

role() {
  sql --set=role="$1" --set=password="$(cat "$SECRETS/$2/pg-password")" << 'SQL'
CREATE ROLE :"role" LOGIN PASSWORD :'password';
GRANT CONNECT ON DATABASE :"database" TO :"role";
SQL
}

service() {
  role "$1" "$2"
  sql --set=role="$1" << 'SQL'
CREATE SCHEMA :"role" AUTHORIZATION :"role";
ALTER ROLE :"role" SET search_path = :"role";
SQL
}

sql << 'SQL'
REVOKE ALL ON DATABASE :"database" FROM PUBLIC;
REVOKE ALL ON SCHEMA public FROM PUBLIC;
SQL
service gateway bulletin-gateway
service report_service bulletin-report-service
service dashboard_service bulletin-dashboard-service
role backup bulletin-backup
sql << 'SQL'
GRANT pg_read_all_data TO backup;
SQL
