import type { PlanAnswer, PlanRow } from "@tvars/api";
import { number, percent, themeOf } from "@tvars/report";
import { Suspense, lazy, useMemo, useState } from "react";
import type { Features } from "../../map/barrier-style.ts";
import { type OutlinePlace, reachOutline } from "../../map/reach-outline.ts";
import { Foot } from "../../parts/foot.tsx";
import { Notice, Skeleton } from "../../parts/states.tsx";
import { useTheme } from "../../parts/use-theme.ts";
import { useTexts } from "../../text/index.ts";
import { useRouter } from "../../url/router.tsx";
import { MeasureLink } from "./priority-table.tsx";

const GroundMap = lazy(async () => ({ default: (await import("../../map/ground-map.tsx")).GroundMap }));

type Position = [lon: number, lat: number];

interface Placed {
  row: PlanRow;
  place: OutlinePlace;
  /** Where its dot stands: the middle of its longest line. */
  at: Position;
}

/** Outlines of more than this many are not drawn all at once: one sees nothing for them. */
const OUTLINES = 60;
const METRES_PER_DEGREE = 111_320;

/** Where the measures lie and how far each reaches; the list beside says the same and is worked by keyboard. */
export function MeasuresMap({ answer: { rows, reachM, provenance } }: { answer: PlanAnswer }) {
  const { t, lang } = useTexts();
  const { go } = useRouter();
  const theme = useTheme();
  const [seen, setSeen] = useState<string | null>(null);
  const placed = useMemo(() => rows.flatMap((row) => placedOf(row) ?? []), [rows]);
  const layers = useMemo(() => layersOf(placed, { seen, reachM, theme }), [placed, seen, reachM, theme]);
  const bounds = useMemo(() => boundsOf(placed, reachM), [placed, reachM]);
  if (bounds === null) return null;
  const without = rows.length - placed.length;
  return (
    <section className="section" id="plan-map" aria-labelledby="plan-map-head">
      <h2 id="plan-map-head">{t("plan.map")}</h2>
      <p className="lead">
        {t("plan.mapLead", { n: number(reachM, lang) })}{" "}
        {without > 0 && t(without === 1 ? "plan.mapWithoutOne" : "plan.mapWithout", { n: without })}
      </p>
      <div className="plan-map">
        <div className="ground-frame">
          <Suspense fallback={<Skeleton block />}>
            <GroundMap
              label={t("plan.mapLabel")}
              scrollHelp={t("stru.scroll")}
              touchHelp={t("stru.touch")}
              bounds={bounds}
              layers={layers}
              onChoose={(id) => go({ sheet: id })}
              renderTip={(id) => <Tip row={rows.find(({ measure }) => measure.id === id)} />}
              failed={<Notice title={t("map.noWebgl")} />}
            />
          </Suspense>
        </div>
        <ol className="plan-map-list" aria-label={t("plan.mapList")}>
          {placed.map(({ row }) => (
            <li key={row.measure.id} data-seen={seen === row.measure.id}>
              <MeasureLink row={row} onSeen={setSeen} />
              <span className="plan-small">{saidOf(row, t, lang)}</span>
            </li>
          ))}
        </ol>
      </div>
      <Foot provenance={provenance} />
    </section>
  );
}

function saidOf(
  { reach, shareChallenged: { value } }: PlanRow,
  t: ReturnType<typeof useTexts>["t"],
  lang: "sv" | "en",
): string {
  if (!reach) return t("plan.unknown");
  const all = t("plan.near", { n: number(Math.round(reach.all), lang) });
  return value === null ? all : `${all}, ${t("plan.nearShare", { n: percent(100 * value, lang, 0) })}`;
}

function Tip({ row }: { row: PlanRow | undefined }) {
  const { t, lang } = useTexts();
  if (!row) return null;
  return (
    <>
      <strong>{row.measure.name}</strong>
      <span>{saidOf(row, t, lang)}</span>
      {row.rank !== null && <span>{t("plan.rankOf", { n: row.rank })}</span>}
    </>
  );
}

function placedOf(row: PlanRow): Placed | null {
  const place = row.place as { type: string; coordinates: unknown } | null;
  if (!place) return null;
  const lines = linesOf(place);
  const longest = lines.reduce((best, one) => (one.length > best.length ? one : best), lines[0] ?? []);
  const at = longest[Math.floor(longest.length / 2)];
  if (!at) return null;
  // Of a straight stretch the middle lies between its ends.
  const middle: Position =
    longest.length === 2
      ? [(longest[0]![0] + longest[1]![0]) / 2, (longest[0]![1] + longest[1]![1]) / 2]
      : at;
  const areas =
    place.type === "Polygon"
      ? [place.coordinates as Position[][]]
      : place.type === "MultiPolygon"
        ? (place.coordinates as Position[][][])
        : [];
  return { row, place: { lines: areas.length > 0 ? [] : lines, areas }, at: middle };
}

function linesOf({ type, coordinates }: { type: string; coordinates: unknown }): Position[][] {
  if (type === "Point") return [[coordinates as Position]];
  if (type === "MultiPoint") return (coordinates as Position[]).map((one) => [one]);
  if (type === "LineString") return [coordinates as Position[]];
  if (type === "MultiPolygon") return (coordinates as Position[][][]).flat();
  return coordinates as Position[][];
}

interface Look {
  seen: string | null;
  reachM: number;
  theme: "light" | "dark";
}

function layersOf(placed: readonly Placed[], { seen, reachM, theme }: Look) {
  const { accent } = themeOf(theme);
  const outlined = placed.length <= OUTLINES ? placed : placed.filter(({ row }) => row.measure.id === seen);
  const properties = ({ row }: Placed) => ({
    id: row.measure.id,
    color: accent,
    chosen: row.measure.id === seen,
  });
  const collection = (features: Features["features"]): Features => ({ type: "FeatureCollection", features });
  return {
    reach: collection(
      outlined.map((one) => ({
        type: "Feature",
        properties: properties(one),
        geometry: outlineOf(one, reachM),
      })),
    ),
    lines: collection(
      placed
        .filter(({ place }) => place.lines.some((line) => line.length > 1))
        .map((one) => ({
          type: "Feature",
          properties: properties(one),
          geometry: {
            type: "MultiLineString",
            coordinates: one.place.lines.filter((line) => line.length > 1) as Position[][],
          },
        })),
    ),
    points: collection(
      placed.map((one) => ({
        type: "Feature",
        properties: properties(one),
        geometry: { type: "Point", coordinates: one.at },
      })),
    ),
  };
}

const drawn = new WeakMap<PlanRow, { reachM: number; outline: GeoJSON.MultiPolygon }>();

/** Drawn once for each place and reach: pointing at the list must not draw them all anew. */
function outlineOf({ row, place }: Placed, reachM: number): GeoJSON.MultiPolygon {
  const known = drawn.get(row);
  if (known?.reachM === reachM) return known.outline;
  const outline = reachOutline(place, reachM);
  drawn.set(row, { reachM, outline });
  return outline;
}

function boundsOf(
  placed: readonly Placed[],
  reachM: number,
): readonly [number, number, number, number] | null {
  const all = placed.flatMap(({ place }) => [...place.lines.flat(), ...(place.areas ?? []).flat(2)]);
  if (all.length === 0) return null;
  const [lons, lats] = [all.map(([lon]) => lon), all.map(([, lat]) => lat)];
  const up = reachM / METRES_PER_DEGREE;
  const across = up / Math.cos((lats[0]! * Math.PI) / 180);
  return [
    Math.min(...lons) - across,
    Math.min(...lats) - up,
    Math.max(...lons) + across,
    Math.max(...lats) + up,
  ];
}
