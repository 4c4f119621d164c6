"""Rows of a CSV placed in areas and counted with geopandas and pandas. Arguments: CSV, GeoPackage, types as JSON. Prints JSON."""

import json
import resource
import sys
import time

try:
    import geopandas
    import pandas
except ImportError as missing:
    print(json.dumps({"absent": f"geopandas ({missing.name})"}))
    sys.exit(0)

path, gpkg, types_file = sys.argv[1:4]
areas = geopandas.read_file(gpkg)[["regsokod", "geometry"]]
types = json.load(open(types_file))
columns = ["datum", "e", "n", "kon", "alder"]

wall, cpu = time.perf_counter(), time.process_time()
rows = pandas.read_csv(
    path, sep=";", decimal=",", usecols=columns, dtype={"kon": "category", "datum": "str", "alder": "int32"}
)
rows["year"] = rows.pop("datum").str.slice(0, 4)
rows["age"] = pandas.cut(rows.pop("alder"), [0, 20, 45, 65, 80, 1000], right=False, labels=["0–19", "20–44", "45–64", "65–79", "80–"])
located = rows.dropna(subset=["e", "n"])
points = geopandas.GeoDataFrame(
    located[["year", "kon", "age"]], geometry=geopandas.points_from_xy(located["e"], located["n"]), crs=areas.crs
)
found = geopandas.sjoin(points, areas, predicate="within", how="inner")
found["type"] = found["regsokod"].map(types)
cube = found.groupby(["type", "year", "kon", "age"], observed=True).size()
wall, cpu = time.perf_counter() - wall, time.process_time() - cpu

print(
    json.dumps(
        {
            "version": f"geopandas {geopandas.__version__}, pandas {pandas.__version__}",
            "rows": len(rows),
            "matched": int(len(found)),
            "seconds": wall,
            "cpuSeconds": cpu,
            "peakMb": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024,
            "counts": {" ".join(str(part) for part in key): int(value) for key, value in cube.items()},
        }
    )
)
