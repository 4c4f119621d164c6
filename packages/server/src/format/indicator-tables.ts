import type { BarrierIndicators, ThreeWays } from "@tvars/api";
import { absent, type Figure, type Text } from "@tvars/cube";
import { type Column, type Key, type Table, count, key } from "./table.ts";

/** Indicators of research as rows: one figure of one indicator, as it is, with the barriers open and with a scenario. */

const keyed = (id: string, sv: string, en: string): Column => ({ id, label: { sv, en }, role: "key" });
const measured = (id: string, sv: string, en: string): Column => ({
  id,
  label: { sv, en },
  role: "measure",
  decimals: 6,
});

const known = (value: number | null): Figure => (value === null ? absent("missing") : count(value));
const ALL = key("all", "alla", "all");
const typeKey = (type: number | null): Key =>
  type === null ? key("unknown", "okänd", "unknown") : key(type);

const FOUR = [
  ["travelTimeMin", { sv: "restid", en: "travel time" }, { sv: "minuter", en: "minutes" }],
  ["choice", { sv: "valmöjlighet", en: "choice" }, { sv: "antal", en: "number" }],
  [
    "served",
    { sv: "andel som når minst en", en: "share with at least one" },
    { sv: "andel, 0–1", en: "share, 0–1" },
  ],
] as const satisfies readonly (readonly [keyof BarrierIndicators["services"][number], Text, Text])[];
const OF_SERVICES = [
  [
    "catchment",
    { sv: "upptagning", en: "catchment" },
    { sv: "folk per service", en: "people for each service" },
  ],
  [
    "perFacility",
    { sv: "serviceeffektivitet", en: "service efficiency" },
    { sv: "folk per service", en: "people for each service" },
  ],
  [
    "overlap",
    { sv: "överlapp", en: "overlap" },
    { sv: "service per person", en: "services for each person" },
  ],
] as const satisfies readonly (readonly [keyof BarrierIndicators["services"][number], Text, Text])[];

interface Row {
  indicator: Key;
  of: Key;
  group: Key;
  unit: Key;
  figures: ThreeWays;
}

const METRES: Text = { sv: "meter", en: "metres" };
const PER_CENT: Text = { sv: "procent", en: "per cent" };
const SHARE: Text = { sv: "andel, 0–1", en: "share, 0–1" };
const RATIO: Text = { sv: "kvot", en: "ratio" };
const NUMBER: Text = { sv: "antal", en: "number" };
const POINTS: Text = { sv: "indexenheter", en: "index points" };

const ofText = (id: string, { sv, en }: Text): Key => key(id, sv, en);
const now = (value: number | null): ThreeWays => ({ now: value, open: null, scenario: null });

function rowsOf(answer: BarrierIndicators): Row[] {
  const rows: Row[] = [];
  const add = (
    indicator: readonly [string, Text],
    unit: Text,
    figures: ThreeWays,
    { of = ALL, group = ALL }: { of?: Key; group?: Key } = {},
  ): void => {
    rows.push({ indicator: ofText(...indicator), of, group, unit: ofText(unit.en, unit), figures });
  };
  for (const one of answer.services) {
    const of = ofText(one.kind, one.name);
    for (const [id, name, unit] of FOUR) {
      add([id, name], unit, one[id], { of });
      for (const row of one.byType) add([id, name], unit, row[id], { of, group: typeKey(row.type) });
    }
    for (const [id, name, unit] of OF_SERVICES) add([id, name], unit, one[id], { of });
  }
  const { score, factor, communities, percolation, contrast } = answer;
  const scored: Text = { sv: "severance_snape, kvot", en: "severance_snape, score" };
  for (const id of ["p50", "p90", "mean"] as const)
    add(["score", scored], RATIO, now(score[id]), { of: key(id) });
  add(["score", scored], SHARE, now(score.atLeast2), { of: key("atLeast2", "minst 2", "2 or more") });
  const named: Text = { sv: "barriärfaktor", en: "barrier factor" };
  const weighted: Text = { sv: "barriärfaktor efter folk", en: "barrier factor by people" };
  add(["factor", named], PER_CENT, now(factor.mean));
  add(["factorWeighted", weighted], PER_CENT, now(factor.weighted));
  for (const row of factor.byType) {
    add(["factor", named], PER_CENT, now(row.mean), { group: typeKey(row.type) });
    add(["factorWeighted", weighted], PER_CENT, now(row.weighted), { group: typeKey(row.type) });
  }
  add(["communities", { sv: "delar med folk", en: "parts with people" }], NUMBER, now(communities.count));
  add(["division", { sv: "skilda delar", en: "different parts" }], SHARE, now(communities.division));
  add(
    [
      "dissimilarity",
      { sv: "olikhet mellan delar, typ 1–2 och 4–5", en: "dissimilarity between parts, types 1–2 and 4–5" },
    ],
    SHARE,
    now(communities.dissimilarity),
  );
  for (const { part, share } of communities.parts)
    add(["part", { sv: "del, andel av folket", en: "part, share of people" }], SHARE, now(share), {
      of: key(part),
    });
  for (const { tauM, largest, largestOpen, largestScenario } of percolation.steps)
    add(
      ["largest", { sv: "största klustret vid τ", en: "largest cluster at τ" }],
      SHARE,
      { now: largest, open: largestOpen, scenario: largestScenario },
      { of: key(tauM) },
    );
  if (percolation.bottleneckM)
    add(["bottleneck", { sv: "flaskhals", en: "bottleneck" }], METRES, percolation.bottleneckM);
  if (contrast) {
    add(["contrast", { sv: "gränskontrast β", en: "boundary contrast β" }], POINTS, now(contrast.beta));
    add(["contrastP", { sv: "gränskontrast p", en: "boundary contrast p" }], SHARE, now(contrast.p));
    add(
      ["contrastAcross", { sv: "skillnad över barriär", en: "difference across" }],
      POINTS,
      now(contrast.meanAcross),
    );
    add(
      ["contrastElse", { sv: "skillnad annars", en: "difference elsewhere" }],
      POINTS,
      now(contrast.meanElse),
    );
  }
  return rows;
}

const from = ({ provenance }: BarrierIndicators) => {
  const { notes, origin, method, command, request } = provenance;
  return { notes, origin, method, again: { command, request } };
};

export function indicatorsTable(answer: BarrierIndicators): Table {
  const { network, profile, about } = answer;
  return {
    name: `indicators-${network}-${profile}`,
    title: {
      sv: `Mått ur forskningen i ${network}, ${about.sv}`,
      en: `Indicators from research in ${network}, ${about.en}`,
    },
    columns: [
      keyed("indicator", "mått", "indicator"),
      keyed("of", "av", "of"),
      keyed("group", "områdestyp", "area type"),
      keyed("unit", "enhet", "unit"),
      measured("now", "nu", "now"),
      measured("open", "med barriärerna öppna", "with the barriers open"),
      measured("scenario", "med scenariot", "with the scenario"),
    ],
    rows: rowsOf(answer).map(({ indicator, of, group, unit, figures }) => ({
      indicator,
      of,
      group,
      unit,
      now: known(figures.now),
      open: known(figures.open),
      scenario: known(figures.scenario),
    })),
    ...from(answer),
  };
}

const KIND: Column = { id: "kind", label: { sv: "slag", en: "kind" }, role: "label" };

/** For maps: what is known of each stretch. */
export function stretchesTable(answer: BarrierIndicators): Table {
  const { network, profile, stretches } = answer;
  return {
    name: `indicators-${network}-${profile}`,
    title: {
      sv: `Mått ur forskningen i ${network}, sträcka för sträcka`,
      en: `Indicators from research in ${network} by stretch`,
    },
    columns: [
      keyed("segment", "sträcka", "stretch"),
      { id: "barrier", label: { sv: "barriär", en: "barrier" }, role: "label" },
      { id: "name", label: { sv: "namn", en: "name" }, role: "label" },
      KIND,
      measured("spots", "platser", "spots"),
      measured("score", "severance_snape, median", "severance_snape, median"),
      measured("scoreMax", "severance_snape, störst", "severance_snape, largest"),
      measured("contrast", "skillnad i index mellan grannar", "difference of index between neighbours"),
      measured("neighbours", "grannpar", "pairs of neighbours"),
    ],
    rows: stretches.map((one) => ({
      segment: key(one.id),
      barrier: one.barrier,
      name: one.name,
      kind: one.kind,
      spots: count(one.spots),
      score: known(one.score),
      scoreMax: known(one.scoreMax),
      contrast: known(one.contrast),
      neighbours: count(one.neighbours),
    })),
    ...from(answer),
  };
}
