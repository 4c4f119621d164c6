import type { StudyStep } from "@tvars/api";
import type { Study } from "../../src/index.ts";

type Asked = Record<string, unknown>;

/** A question to every route a step can be, as an agency would ask it of the example region with its own data. */
export async function everyStep(study: Study): Promise<StudyStep[]> {
  const [network] = await study.networks();
  const { segments } = await study.barriers({});
  const [saved] = await study.scenarios({});
  const { rows } = await study.areas({});
  const [plan] = await study.plans();
  const [release] = await study.releases();
  const [goal] = await study.goals();
  const [snapshot] = await study.snapshots();
  const area = rows[0]!.area;
  const kommun = `kommun:${area.code.slice(0, 4)}`;
  const [west, south] = network!.bounds;
  const place = { lon: west + 0.1, lat: south + 0.05 };
  const { worst } = await study.barrierSegment({ id: segments[0]!.id });
  const ends = { from: worst!.from.join(","), to: worst!.to.join(",") };
  const asked: Record<string, Asked> = {
    point: place,
    mapValues: {},
    barometer: { place: "riket" },
    areas: { place: kommun },
    area: { id: area.id },
    place: { id: kommun },
    compare: { places: `riket;${kommun}` },
    transitions: { place: "riket", from: 2020, to: 2023 },
    cutoffs: {},
    recompute: {},
    indicators: {},
    indicator: { id: "employed" },
    groupings: {},
    measures: {},
    measure: { grouping: "background", measures: "dissimilarity,isolation" },
    measureAreas: { grouping: "background", measure: "dissimilarity" },
    measureTrend: { grouping: "background", measure: "dissimilarity" },
    measureScale: { grouping: "background", measure: "theil-h" },
    measureDecomposition: { grouping: "background", measure: "theil-h" },
    measurePlaces: { grouping: "background", measure: "dissimilarity" },
    measureGiven: { measures: ["dissimilarity"], groups: { a: [10, 20, 30], b: [30, 20, 10] } },
    networks: {},
    networkQuality: { network: network!.id },
    structure: { network: network!.id },
    barriers: { network: network!.id },
    barrierSegregation: { network: network!.id, radius: "500,1000", permutations: 19 },
    barrierIndicators: { network: network!.id, segment: segments[0]!.id, permutations: 19 },
    barrierSegment: { network: network!.id, id: segments[0]!.id },
    scenario: { network: saved!.network, modifications: saved!.modifications },
    scenarios: {},
    candidates: { network: network!.id, top: 3, part: 1, parts: 50 },
    access: { network: network!.id, minutes: "5,15" },
    streets: {
      network: network!.id,
      bounds: [place.lon - 0.01, place.lat - 0.01, place.lon + 0.01, place.lat + 0.01].join(","),
    },
    isochrone: { lon: worst!.from[0], lat: worst!.from[1], minutes: "5" },
    route: ends,
    snapshots: {},
    snapshot: { id: snapshot!.id },
    changes: {},
    recordsProfiles: {},
    recordsKeys: {},
    records: {},
    recordsSet: { id: "skadade" },
    denominators: { id: "skadade" },
    breakdown: { id: "skadade", by: "type,kommun" },
    releases: {},
    release: { id: release!.id },
    releaseCheck: { id: release!.id },
    goals: {},
    goal: { id: goal!.goal.id },
    composition: {},
    evaluate: {
      follows: { kind: "indicator", id: "socioeconomic-index" },
      treated: [area.code],
      since: 2019,
      placebos: 50,
    },
    evaluation: { treated: area.code, since: 2019, placebos: 50 },
    picture: { kind: "slope" },
    early: {},
    news: { limit: 20 },
    plans: {},
    plan: { id: plan!.id, draws: 200 },
    planOrder: { id: plan!.id, draws: 200 },
    planSheet: { id: plan!.id, measure: plan!.measures[0]!.id },
  };
  return Object.entries(asked).map(([route, one]): StudyStep => ({
    id: route.toLowerCase(),
    title: { sv: "Resultat", en: "Result" },
    route,
    asked: one,
  }));
}
