"""pandana on a network of compressed rows, one thread. Arguments: PREFIX, number of runs, file of targets (u32), file of pairs (u32). Prints JSON."""

import json
import os
import re
import sys
import time

os.environ["OMP_NUM_THREADS"] = "1"
try:
    from importlib.metadata import version

    import numpy
    import pandana
    import pandas
except ImportError as missing:
    print(json.dumps({"absent": f"pandana ({missing.name})", "tasks": {}}))
    sys.exit(0)

prefix, runs = sys.argv[1], int(sys.argv[2])
first, head, weight = (numpy.fromfile(f"{prefix}.{end}", "<u4") for end in ("first_out", "head", "w"))
x, y, people = (numpy.fromfile(f"{prefix}.{end}", "<f4") for end in ("x", "y", "pop"))
targets = numpy.fromfile(sys.argv[3], "<u4").astype(numpy.int64)
pairs = numpy.fromfile(sys.argv[4], "<u4").astype(numpy.int64).reshape(-1, 2)
tail = numpy.repeat(numpy.arange(len(x)), numpy.diff(first.astype(numpy.int64)))
once = tail < head
tasks = {}


def task(name, work, value, times=runs):
    seconds = []
    for _ in range(times):
        start = time.process_time()
        answer = work()
        seconds.append(time.process_time() - start)
    tasks[name] = {"cpuSeconds": seconds, "wallSeconds": seconds, "value": value(answer)}
    return answer


# pandana holds whole millimetres by cutting fractions off: a quarter of one keeps each what it is
metres = pandas.DataFrame({"m": (weight[once].astype(float) + 0.25) / 1000})
network = task(
    "prepare",
    lambda: pandana.Network(
        pandas.Series(x), pandas.Series(y), pandas.Series(tail[once]), pandas.Series(head[once].astype(numpy.int64)), metres
    ),
    lambda _: 0,
    times=1,
)
network.set(pandas.Series(numpy.arange(len(x))), variable=pandas.Series(people.astype(float)), name="people")
for metre in (500, 1000, 2000):
    task(
        f"range {metre}",
        lambda: network.aggregate(metre, type="sum", decay="flat", imp_name="m", name="people"),
        lambda sums: float(sums.mean()),
    )
for k in (1, 5):

    def nearest():
        network.set_pois("targets", 5000, k, pandas.Series(x[targets]), pandas.Series(y[targets]))
        return network.nearest_pois(5000, "targets", num_pois=k)

    task(f"nearest {k}", nearest, lambda found: float(found[k].clip(upper=5000).mean()))
task(
    "pairs",
    lambda: network.shortest_path_lengths(pairs[:, 0], pairs[:, 1]),
    lambda metres: float(numpy.mean(numpy.minimum(metres, 1e6))),
    times=1,
)
# a process inherits what its parent held in getrusage, not here
held = re.search(r"VmHWM:\s+(\d+) kB", open("/proc/self/status").read())
peak = int(held.group(1)) / 1024 if held else None
print(json.dumps({"version": f"pandana {version('pandana')}", "tasks": tasks, "peakMb": peak}))
