import type {
  Answer,
  AreaTable,
  Barometer,
  IndicatorFigures,
  PlacePage,
  ScenarioAnswer,
  Transitions,
} from "@tvars/api";
import { isVersion } from "@tvars/areas";
import type { Version } from "@tvars/areas";
import type { LineGeometry, MapGeometry } from "@tvars/report";
import { StudyError } from "../error.ts";
import { toDegrees, toPlane } from "../network/plane.ts";
import type { Study } from "../study.ts";
import { type Ground, NO_GROUND } from "./pictures/kinds.ts";
import { printedAreas } from "./printed-areas.ts";

/** A whole country is drawn without names: they would cover it. */
const MOST_NAMED = 25;
/** Streets are quiet ground: beyond this width of a map in metres they are a grey blur. */
const MOST_STREETS_M = 25_000;

type Make = (study: Study, answer: never) => Promise<Partial<Ground> | undefined>;

const MAKE: Record<string, Make> = {
  barometer: (study, { place, year, version }: Barometer) => typed(study, { place: place.id, year, version }),
  place: (study, { barometer: { place, year, version } }: PlacePage) =>
    typed(study, { place: place.id, year, version }),
  areas: (study, { place, year, version }: AreaTable) =>
    version.startsWith("regso") ? typed(study, { place: place.id, year, version }) : none(),
  transitions: async (study, { place, from, to }: Transitions) => {
    const { version } = await study.mapValues({ year: to });
    return typed(study, { place: place.id, year: to, version, before: from });
  },
  indicator: (study, { place, year, rows }: IndicatorFigures) => {
    const version = rows[0]?.area.version;
    return version === undefined ? none() : areasOf(study, { place: place.id, year, version });
  },
  measureAreas: (study, { place, year, rows }: Answer<"measureAreas">) => {
    const version = rows[0]?.area.version;
    return version === undefined ? none() : areasOf(study, { place: place.id, year, version });
  },
  barriers: (study, { segments, network }: Answer<"barriers">) =>
    around(
      study,
      network,
      segments.map(({ line }) => line),
    ),
  barrierSegment: (study, { segment, worst }: Answer<"barrierSegment">) =>
    withStretches(study, undefined, [
      segment.line,
      ...(worst ? [worst.without.line, ...(worst.now ? [worst.now.line] : [])] : []),
    ]),
  scenario: (study, { network, profile, modifications }: Answer<"scenario">) =>
    withStretches(
      study,
      { network, profile },
      modifications.flatMap(({ line }) => (line ? [line] : [])),
    ),
};

const none = (): Promise<undefined> => Promise.resolve(undefined);

/**
 * What a map of a route's answer is drawn on; undefined where the answer has no map or nothing is stored to draw it on,
 * so that the document goes without.
 */
export async function groundOf(study: Study, route: string, answer: unknown): Promise<Ground | undefined> {
  try {
    const ground = await MAKE[route]?.(study, answer as never);
    return ground && { ...NO_GROUND, ...ground };
  } catch (cause) {
    if (cause instanceof StudyError) return undefined;
    throw cause;
  }
}

interface Which {
  place: string;
  year: number;
  version: string;
}

async function areasOf(study: Study, { place, year, version }: Which): Promise<Partial<Ground> | undefined> {
  if (!isVersion(version)) return undefined;
  const areas = await printedAreas(study, { version: version as Version, place, year });
  return { areas, names: await kommunNames(study, areas) };
}

/** Areas with their types in a year, and in an earlier one where both can be compared. */
async function typed(
  study: Study,
  { before, ...which }: Which & { before?: number },
): Promise<Partial<Ground> | undefined> {
  const ground = await areasOf(study, which);
  if (!ground) return undefined;
  const { codes, type, typeBefore } = await study.mapValues({
    year: which.year,
    ...(before === undefined ? {} : { before }),
  });
  const inPlace = new Set(ground.areas!.map(({ code }) => code));
  const of = (values: readonly (number | null)[]): Map<string, number | null> =>
    new Map(
      codes.flatMap((code, at): [string, number | null][] =>
        inPlace.has(code) ? [[code, values[at] ?? null]] : [],
      ),
    );
  return {
    ...ground,
    types: of(type),
    ...(before === undefined ? {} : { typesBefore: of(typeBefore) }),
  };
}

/** Kommuner named where their areas lie, those with most areas first. */
async function kommunNames(study: Study, areas: Ground["areas"]): Promise<Ground["names"]> {
  const byKommun = new Map<string, Ground["areas"][number][]>();
  for (const area of areas) {
    const code = area.code.slice(0, 4);
    byKommun.set(code, [...(byKommun.get(code) ?? []), area]);
  }
  if (byKommun.size < 2 || byKommun.size > MOST_NAMED) return [];
  const named = [...byKommun].toSorted(([, a], [, b]) => b.length - a.length);
  return Promise.all(
    named.map(async ([code, of]) => {
      const { place } = await study.place({ id: `kommun:${code}` }).catch(() => ({ place: undefined }));
      return { label: place?.name.sv ?? code, at: middleOf(of.map(({ geometry }) => geometry)) };
    }),
  );
}

function middleOf(geometries: readonly MapGeometry[]): [number, number] {
  let [west, south, east, north] = [Infinity, Infinity, -Infinity, -Infinity];
  for (const { type, coordinates } of geometries)
    for (const ring of (type === "Polygon" ? coordinates : coordinates.flat()) as number[][][])
      for (const [x, y] of ring as [number, number][]) {
        west = Math.min(west, x);
        east = Math.max(east, x);
        south = Math.min(south, y);
        north = Math.max(north, y);
      }
  return [(west + east) / 2, (south + north) / 2];
}

const PAD_M = 400;

/** Streets about lines in degrees. */
async function around(
  study: Study,
  network: string | undefined,
  lines: readonly (readonly (readonly number[])[])[],
): Promise<Partial<Ground> | undefined> {
  const points = lines.flat().map(([lon, lat]) => toPlane(lon!, lat!));
  if (points.length === 0) return undefined;
  const xs = points.map(([x]) => x);
  const ys = points.map(([, y]) => y);
  const low = (values: readonly number[]): number => values.reduce((a, b) => Math.min(a, b)) - PAD_M;
  const high = (values: readonly number[]): number => values.reduce((a, b) => Math.max(a, b)) + PAD_M;
  if (high(xs) - low(xs) > MOST_STREETS_M || high(ys) - low(ys) > MOST_STREETS_M) return {};
  const [west, south] = toDegrees(low(xs), low(ys));
  const [east, north] = toDegrees(high(xs), high(ys));
  const { lines: streets } = await study.streets({
    ...(network === undefined ? {} : { network }),
    bounds: [west, south, east, north].join(","),
  });
  return {
    streets: streets.map(({ line }): LineGeometry => ({
      type: "LineString",
      coordinates: line.map(([lon, lat]) => toPlane(lon, lat)),
    })),
  };
}

/** Streets about lines, and what the barriers do there today. */
async function withStretches(
  study: Study,
  which: { network: string; profile: ScenarioAnswer["profile"] } | undefined,
  lines: readonly (readonly (readonly number[])[])[],
): Promise<Partial<Ground> | undefined> {
  const ground = await around(study, which?.network, lines);
  if (!ground) return undefined;
  const { segments } = await study.barriers(which ?? {});
  return { ...ground, stretches: segments };
}
