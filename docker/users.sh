#!/bin/sh
# The portal's own user: it owns nothing; what it may do, the migrations grant.
set -eu
psql --set=ON_ERROR_STOP=1 --set=password="$PORTAL_APP_PASSWORD" --username "$POSTGRES_USER" --dbname "$POSTGRES_DB" <<'SQL'
create role portal_app login nosuperuser nocreatedb nocreaterole noreplication password :'password';
revoke all on database portal from public;
grant connect on database portal to portal_app;
revoke create on schema public from public;
grant usage on schema public to portal_app;
SQL
