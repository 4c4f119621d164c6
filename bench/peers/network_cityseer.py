"""cityseer on a network of compressed rows, one thread. Arguments: PREFIX, number of runs, distances in metres. Prints JSON."""

import json
import os
import sys
import time

os.environ["RAYON_NUM_THREADS"] = "1"
try:
    from importlib.metadata import version

    import numpy
    from cityseer import rustalgos
except ImportError as missing:
    print(json.dumps({"absent": f"cityseer ({missing.name})", "tasks": {}}))
    sys.exit(0)

prefix, runs, metres = sys.argv[1], int(sys.argv[2]), [int(one) for one in sys.argv[3:]]
first, head, weight = (numpy.fromfile(f"{prefix}.{end}", "<u4") for end in ("first_out", "head", "w"))
x, y, people = (numpy.fromfile(f"{prefix}.{end}", "<f4").astype(float) for end in ("x", "y", "pop"))
tail = numpy.repeat(numpy.arange(len(x)), numpy.diff(first.astype(numpy.int64)))
tasks = {}


def task(name, work, value, times=runs):
    seconds = []
    for _ in range(times):
        start = time.process_time()
        answer = work()
        seconds.append(time.process_time() - start)
    tasks[name] = {"cpuSeconds": seconds, "wallSeconds": seconds, "value": value(answer)}
    return answer


def prepare():
    network = rustalgos.graph.NetworkStructure()
    for v in range(len(x)):
        network.add_street_node(str(v), x[v], y[v], True, float(round(people[v])))
    for arc, (u, v) in enumerate(zip(tail, head)):
        u, v = int(u), int(v)
        # an edge is as long as its drawing: a factor makes it as long as the network says
        straight = max(float(numpy.hypot(x[u] - x[v], y[u] - y[v])), 0.01)
        bx = x[v] if x[u] != x[v] or y[u] != y[v] else x[v] + 0.01
        drawn = f"LINESTRING ({x[u]} {y[u]}, {bx} {y[v]})"
        network.add_street_edge(u, v, arc, str(u), str(v), drawn, float(weight[arc]) / 1000 / straight)
    network.validate()
    return network


network = task("prepare", prepare, lambda _: 0, times=1)
for metre in metres:
    task(
        f"range {metre}",
        lambda: network.centrality_shortest(
            distances=[metre], closeness_exprs=[("people", "1")], betweenness_exprs=[], pbar_disabled=True
        ),
        # cityseer leaves out the people of the node itself
        lambda found: float((numpy.asarray(found.metrics["people"][metre]) + numpy.round(people)).mean()),
    )
print(json.dumps({"version": f"cityseer {version('cityseer')}", "tasks": tasks}))
