/** A study of two areas held in memory: enough to see what the server makes of answers, files, errors and jobs. */
import type { AreaRef, AreaRow, AreaSet, Barometer, PlaceRef, Provenance, SnapshotInfo } from "@tvars/api";
import { absent, emptyCube, figure, setFigure } from "@tvars/cube";
import { type Study, StudyError } from "@tvars/study";

export const PROVENANCE: Provenance = {
  origin: [
    {
      source: "example",
      table: "TAB6586",
      snapshot: "s1",
      licence: "CC0-1.0",
      attribution: { sv: "Påhittad", en: "Invented" },
      invented: true,
    },
  ],
  notes: [{ text: { sv: "Påhittade värden", en: "Invented figures" }, mandatory: true }],
  method: { sv: "Medelvärde av tre andelar", en: "Mean of three shares" },
  command: "tvars areas --place kommun:9901",
  request: "/api/areas?place=kommun:9901",
};

export const PLACE: PlaceRef = {
  id: "kommun:9901",
  kind: "kommun",
  name: { sv: "Älvsta", en: "Älvsta" },
  areas: 2,
};

const ref = (code: string, name: string): AreaRef => ({
  id: `regso@2025:${code}`,
  code,
  version: "regso@2025",
  division: "regso",
  name,
  kommun: { code: "9901", name: "Älvsta" },
  lan: { code: "99", name: "Exempellän" },
});

const row = (code: string, name: string, index: number | null, type: number | null): AreaRow => ({
  area: ref(code, name),
  index: figure(index, ["invented"]),
  type: type === null ? absent("not-applicable") : figure(type),
  v1: figure(12.5),
  v2: figure(0),
  v3: absent("suppressed"),
  population: figure(1234, ["small"]),
  change: absent("missing", ["break"]),
  typeBefore: figure(type),
});

export const ROWS = [
  row("9901R001", "Söder; hamnen", 13.25, 2),
  row("9901R002", '=SUM(A1) "Norr"', null, null),
];

export function barometerOf(place: PlaceRef, year: number): Barometer {
  const types = [1, 2, 3, 4, 5].map((type) => ({
    type: type as 1,
    areas: type === 2 ? 1 : 0,
    population: figure(type === 2 ? 1234 : 0),
    share: figure(type === 2 ? 0.5 : 0),
  }));
  const version = "regso@2025" as const;
  const one = { year, version, types, meanIndex: figure(13.25), population: figure(2468) };
  return {
    ...one,
    place,
    untyped: { areas: 1, population: figure(1234) },
    trend: [{ ...one, year: year - 1 }, one],
    breaks: [],
    comparison: [],
    provenance: PROVENANCE,
  };
}

const SNAPSHOT: SnapshotInfo = {
  id: "s1",
  kind: "cube",
  source: "example",
  table: "TAB6586",
  title: { sv: "Index", en: "Index" },
  fetched: "2025-01-01T00:00:00Z",
  licence: "CC0-1.0",
  attribution: { sv: "Påhittad", en: "Invented" },
  invented: true,
  sha256: "0".repeat(64),
  bytes: 10,
  rows: 2,
};

export interface MemoryStudy extends Study {
  /** What was called, in order. */
  readonly calls: string[];
  readonly list: SnapshotInfo[];
}

export function memoryStudy(folder = "/nowhere", overrides: Partial<Study> = {}): MemoryStudy {
  const calls: string[] = [];
  const list = [SNAPSHOT];
  const saved = new Map<string, AreaSet>();
  const study: Partial<Study> = {
    folder,
    snapshots: async () => list,
    snapshot: async (id) => {
      const found = list.find((one) => one.id === id);
      if (found === undefined)
        throw new StudyError("not-found", `There is no snapshot ${id}.`, { value: id });
      return found;
    },
    sets: async () => [...saved.values()],
    saveSet: async (set) => {
      saved.set(set.id, set);
      return set;
    },
    deleteSet: async (id) => {
      if (!saved.delete(id)) throw new StudyError("not-found", `There is no set ${id}.`, { value: id });
      return { removed: id };
    },
    areas: async ({ place, year = 2024 }) => {
      calls.push(`areas ${place} ${year}`);
      return { place: PLACE, year, version: "regso@2025", rows: ROWS, provenance: PROVENANCE };
    },
    barometer: async ({ place, year = 2024, compare }) => {
      calls.push(`barometer ${place} ${year} ${compare?.join("+") ?? ""}`);
      return barometerOf(PLACE, year);
    },
    compare: async ({ places, year = 2024 }) => places.map((id) => barometerOf({ ...PLACE, id }, year)),
    area: async ({ id }) => {
      throw new StudyError("not-found", `There is no area ${id}.`, { value: id, action: "Search by name." });
    },
    search: async ({ q, limit }) => {
      calls.push(`search ${q} ${limit}`);
      return ROWS.map(({ area }) => ({ area, centre: null, also: [] }));
    },
    cube: async ({ table, select }) => {
      calls.push(`cube ${table} ${JSON.stringify(select)}`);
      const cube = emptyCube({ sv: "Kub", en: "Cube" }, [
        {
          id: "area",
          label: { sv: "område", en: "area" },
          role: "geo",
          categories: ROWS.map(({ area: { code, name } }) => ({ id: code, label: { sv: name, en: name } })),
        },
        {
          id: "year",
          label: { sv: "år", en: "year" },
          role: "time",
          categories: [year("2023"), year("2024")],
        },
      ]);
      setFigure(cube, 0, figure(1.5));
      setFigure(cube, 3, absent("suppressed"));
      return { ...cube, origin: PROVENANCE.origin };
    },
    layer: async () => ({
      name: "regso@2025",
      crs: "EPSG:4326",
      features: ["9901R001", "9901R009"].map((code) => ({
        geometry: { type: "Point", coordinates: [15, 59] },
        properties: { code, name: code },
      })),
    }),
    tile: async (layer, z, x, y) => {
      calls.push(`tile ${layer} ${z}/${x}/${y}`);
      if (layer !== "regso@2025") throw new StudyError("not-found", `There is no layer ${layer}.`);
      return z === 0 ? new Uint8Array(2000).fill(7) : undefined;
    },
    publishAt: (address) => void calls.push(`publishAt ${address}`),
    ...overrides,
  };
  return new Proxy(Object.assign(study, { calls, list }) as MemoryStudy, {
    get: (target, name: string) => Reflect.get(target, name) ?? missing(name),
  });
}

const year = (id: string) => ({ id, label: { sv: id, en: id } });

const missing = (name: string) => async () => {
  throw new Error(`secret inside of ${name}`);
};
