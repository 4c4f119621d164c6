"""EquiPop's counts of the k nearest people. Arguments: areas.geojson, k values (comma between), runs. Prints JSON."""

import json
import sys
import time
import warnings

warnings.filterwarnings("ignore")
try:
    from importlib.metadata import version

    import numpy
    from equipop.cells import CellData
    from equipop.fastcounts import run_knn_counts
except ImportError as missing:
    print(json.dumps({"absent": f"equipop ({missing.name})"}))
    sys.exit(0)

rows = [feature["properties"] for feature in json.load(open(sys.argv[1]))["features"]]
ks = [int(k) for k in sys.argv[2].split(",")]


def column(name):
    return numpy.array([row[name] for row in rows], float)


cells = CellData(
    E=column("cx"), N=column("cy"), n=column("pop"), binary_sums={"g2": column("g2")}, binary_valid={"g2": column("pop")}
)  # fmt: skip
cpu, wall = [], []
for _ in range(int(sys.argv[3])):
    used, start = time.process_time(), time.perf_counter()
    found = run_knn_counts(cells, k_values=ks, self_potential=0, report=False)
    cpu.append(time.process_time() - used)
    wall.append(time.perf_counter() - start)
# Isolation: the share of the group around each member, averaged over members.
members = column("g2")
isolation = [float((members * found[f"R_g2_{k}"]).sum() / members.sum()) if f"R_g2_{k}" in found else None for k in ks]
print(json.dumps({"version": f"equipop {version('equipop')}", "cpuSeconds": cpu, "wallSeconds": wall, "columns": list(found.columns), "isolation": isolation}))
