"""PySAL segregation on the areas of a bench. Arguments: areas.geojson, tasks.json. Prints JSON.

tasks.json holds [{"task": name, "runs": n}, ...]; each answer has its value and, of every run, processor and wall seconds.
"""

import json
import resource
import sys
import time
import warnings

warnings.filterwarnings("ignore")
try:
    from importlib.metadata import version

    import geopandas
    import numpy
    from segregation import decomposition, inference, multigroup, singlegroup
    from segregation.dynamics import compute_multiscalar_profile
except ImportError as missing:
    print(json.dumps({"absent": f"segregation ({missing.name})"}))
    sys.exit(0)

areas = geopandas.read_file(sys.argv[1])
tasks = json.load(open(sys.argv[2]))
GROUPS = [f"g{number}" for number in range(1, 9)]
X, T = "g2", "pop"
later = areas.drop(columns=GROUPS + [T]).rename(columns={f"t2_{name}": name for name in [*GROUPS, T]})

ASPATIAL = [
    "Dissim", "Gini", "Entropy", "Atkinson", "CorrelationR", "Isolation", "Interaction", "MinMax", "ConProf",
    "BiasCorrectedDissim", "DensityCorrectedDissim", "ModifiedDissim", "ModifiedGini",
]  # fmt: skip
SPATIAL = [
    "Delta", "AbsoluteConcentration", "RelativeConcentration", "AbsoluteCentralization", "RelativeCentralization",
    "AbsoluteClustering", "RelativeClustering", "SpatialProximity", "DistanceDecayIsolation", "DistanceDecayInteraction",
    "SpatialDissim", "BoundarySpatialDissim", "PARDissim", "SpatialProxProf",
]  # fmt: skip
MULTI = [
    "MultiDissim", "MultiGini", "MultiInfoTheory", "MultiDivergence", "MultiDiversity", "MultiNormExposure",
    "MultiRelativeDiversity", "MultiSquaredCoefVar", "SimpsonsConcentration", "SimpsonsInteraction",
]  # fmt: skip


def single(name, **options):
    return getattr(singlegroup, name)(areas, X, T, **options).statistic


def multi(name, **options):
    return getattr(multigroup, name)(areas, GROUPS, **options).statistic


def null_test(index, approach, replicates, jobs=2):
    test = inference.SingleValueTest(index, null_approach=approach, iterations_under_null=replicates, n_jobs=jobs)
    return float(numpy.mean(test.est_sim))


def difference(kind):
    parts = decomposition.DecomposeSegregation(
        singlegroup.Dissim(later, X, T), singlegroup.Dissim(areas, X, T), counterfactual_approach=kind
    )
    return [float(parts.c_s), float(parts.c_a)]


def profile(bandwidths):
    found = compute_multiscalar_profile(
        areas, segregation_index=multigroup.MultiInfoTheory, groups=GROUPS, distances=bandwidths, precompute=False
    )
    return [float(value) for value in found.values]


DO = {
    **{name: (lambda name=name: single(name)) for name in ASPATIAL + SPATIAL},
    **{name: (lambda name=name: multi(name)) for name in MULTI},
    "egohood 10 km": lambda: multi("MultiInfoTheory", distance=10_000, function="triangular"),
    "egohood 5 km": lambda: multi("MultiInfoTheory", distance=5_000, function="triangular"),
    "egohood 2 km": lambda: multi("MultiInfoTheory", distance=2_000, function="triangular"),
    "profile 1 to 10 km": lambda: profile([1_000.0 * km for km in range(1, 11)]),
    "D systematic 500": lambda: null_test(singlegroup.Dissim(areas, X, T), "systematic", 500),
    "D evenness 500": lambda: null_test(singlegroup.Dissim(areas, X, T), "evenness", 500),
    "D bootstrap 500": lambda: null_test(singlegroup.Dissim(areas, X, T), "bootstrap", 500),
    "D person permutation 2": lambda: null_test(singlegroup.Dissim(areas, X, T), "person_permutation", 2),
    "H systematic 500": lambda: null_test(multigroup.MultiInfoTheory(areas, GROUPS), "systematic", 500),
    "composition": lambda: difference("composition"),
    "share": lambda: difference("share"),
    "dual composition": lambda: difference("dual_composition"),
}


def seconds():
    """Processor seconds of this process and of the workers it has waited for."""
    workers = resource.getrusage(resource.RUSAGE_CHILDREN)
    return time.process_time() + workers.ru_utime + workers.ru_stime


def plain(value):
    """A number, or a list of them; of a value for every threshold or area, the sum."""
    return value if isinstance(value, list) else float(numpy.asarray(value).sum())


answers = {}
for asked in tasks:
    name, runs = asked["task"], asked.get("runs", 1)
    cpu, wall, value = [], [], None
    try:
        for _ in range(runs):
            used, start = seconds(), time.perf_counter()
            value = DO[name]()
            cpu.append(seconds() - used)
            wall.append(time.perf_counter() - start)
    except Exception as failure:  # a peer that fails is told, not counted
        answers[name] = {"failed": f"{type(failure).__name__}: {failure}"[:200]}
        continue
    answers[name] = {"value": plain(value), "cpuSeconds": cpu, "wallSeconds": wall}
    print(f"{name}: {min(cpu):.4f} s", file=sys.stderr)

print(json.dumps({"version": f"segregation {version('segregation')}, numpy {numpy.__version__}", "tasks": answers}))
