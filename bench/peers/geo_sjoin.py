"""Points in areas with geopandas. Arguments: GeoPackage, folder with xs.bin and ys.bin, number of points. Prints JSON."""

import json
import sys
import time

try:
    import geopandas
    import numpy
except ImportError as missing:
    print(json.dumps({"absent": f"geopandas ({missing.name})"}))
    sys.exit(0)

gpkg, folder, count = sys.argv[1], sys.argv[2], int(sys.argv[3])
areas = geopandas.read_file(gpkg)[["desokod", "geometry"]]
xs = numpy.fromfile(f"{folder}/xs.bin")[:count]
ys = numpy.fromfile(f"{folder}/ys.bin")[:count]
points = geopandas.GeoDataFrame(geometry=geopandas.points_from_xy(xs, ys), crs=areas.crs)
geopandas.sjoin(points[:1000], areas, predicate="within", how="left")
wall, cpu = time.perf_counter(), time.process_time()
found = geopandas.sjoin(points, areas, predicate="within", how="left")
wall, cpu = time.perf_counter() - wall, time.process_time() - cpu
located = found["desokod"].notna().sum()
print(
    json.dumps(
        {
            "version": f"geopandas {geopandas.__version__}",
            "points": count,
            "located": int(located),
            "seconds": wall,
            "cpuSeconds": cpu,
        }
    )
)
