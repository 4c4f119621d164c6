#!/bin/sh
# Points in areas with PostGIS ST_Covers and a GiST index, on a throw-away server that listens to a socket only.
# Arguments: GeoPackage, folder with points.csv (x,y). Prints JSON: {"version", "points", "located", "seconds"} or {"absent"}.
set -eu
bin=$(ls -d /usr/lib/postgresql/*/bin 2>/dev/null | tail -1 || true)
if [ -z "$bin" ] || ! command -v ogr2ogr >/dev/null; then
  echo '{"absent": "PostgreSQL or ogr2ogr"}'
  exit 0
fi
gpkg=$1
points=$2/points.csv
work=$(mktemp -d -t tvars-postgis-XXXXXX)
if [ "$(id -u)" = 0 ]; then
  chown postgres "$work"
  as() { runuser -u postgres -- "$@"; }
else
  as() { "$@"; }
fi
stop() {
  as "$bin/pg_ctl" -D "$work/data" -m immediate stop >/dev/null 2>&1 || true
  rm -rf "$work"
}
trap stop EXIT
as "$bin/initdb" -D "$work/data" -A trust >/dev/null
as "$bin/pg_ctl" -D "$work/data" -w -o "-k $work -c listen_addresses='' -c shared_buffers=256MB -c max_parallel_workers_per_gather=0 -c jit=off" -l "$work/log" start >/dev/null
sql() { as "$bin/psql" -h "$work" -d postgres -v ON_ERROR_STOP=1 -qAt "$@"; }
if ! sql -c 'CREATE EXTENSION postgis' >/dev/null 2>&1; then
  echo '{"absent": "PostGIS"}'
  exit 0
fi
ogr2ogr -f PGDump /vsistdout/ "$gpkg" -nln areas -nlt PROMOTE_TO_MULTI -lco GEOMETRY_NAME=geom -lco CREATE_SCHEMA=OFF -lco SCHEMA=public --config PG_USE_COPY YES | sql >/dev/null 2>&1
sql -c 'CREATE TABLE xy (x float8, y float8)' -c 'COPY xy FROM STDIN CSV' <"$points"
sql -c 'CREATE TABLE points AS SELECT ST_SetSRID(ST_MakePoint(x, y), 3006) AS geom FROM xy' -c 'VACUUM ANALYZE points' -c 'VACUUM ANALYZE areas'
query='SELECT count(*) FROM points p JOIN areas a ON ST_Covers(a.geom, p.geom)'
sql -c "SELECT count(*) FROM (SELECT geom FROM points LIMIT 500) p JOIN areas a ON ST_Covers(a.geom, p.geom)" >/dev/null
located=$(sql -c "$query")
seconds=$(sql -c "EXPLAIN (ANALYZE, TIMING OFF) $query" | sed -n 's/Execution Time: \([0-9.]*\) ms/\1/p' | awk '{print $1 / 1000}')
version=$(sql -c "SELECT 'PostGIS ' || split_part(postgis_version(), ' ', 1) || ', PostgreSQL ' || split_part(version(), ' ', 2)")
count=$(sql -c 'SELECT count(*) FROM points')
echo "{\"version\": \"$version\", \"points\": $count, \"located\": $located, \"seconds\": $seconds}"
