import { simplifyLayer } from "@tvars/geo";
import { outlineText } from "@tvars/report";
import type { Place } from "../barometer/place.ts";
import type { Data } from "../data/data.ts";
import { StudyError } from "../error.ts";
import type { Geography } from "../layers/geography.ts";

/** A map of this many pixels shows nothing finer than the tolerance below. */
const FINEST_PX = 700;

/** Answers kept per state of the data: places are looked at again with other years. */
const kept = new WeakMap<Data, Map<string, Promise<ReadonlyMap<string, string>>>>();
const MOST_KEPT = 12;

/** Borders of a place's areas, as fine as a picture shows; neighbours still share theirs. */
export function outlinesOf(
  geography: Geography,
  data: Data,
  place: Place,
): Promise<ReadonlyMap<string, string>> {
  const known = kept.get(data) ?? new Map<string, Promise<ReadonlyMap<string, string>>>();
  kept.set(data, known);
  const key = `${place.version} ${place.ref.id} ${place.codes.length}`;
  const found = known.get(key);
  if (found) return found;
  const made = make(geography, data, place);
  known.set(key, made);
  made.catch(() => known.delete(key));
  if (known.size > MOST_KEPT) known.delete(known.keys().next().value!);
  return made;
}

async function make(
  geography: Geography,
  data: Data,
  { version, codes, ref }: Place,
): Promise<ReadonlyMap<string, string>> {
  const some = ref.kind === "riket" ? undefined : codes;
  const layer = await geography.layer(data, version, some, undefined, "EPSG:3006").catch((cause: unknown) => {
    // The place exists, what is not here is its map.
    if (cause instanceof StudyError && cause.kind === "not-found")
      throw new StudyError("unavailable", cause.fields.text ?? cause.message, { ...cause.fields, cause });
    throw cause;
  });
  const simple = simplifyLayer(layer, { toleranceM: extentOf(layer) / FINEST_PX });
  return new Map(
    simple.features.map(({ properties, geometry }) => [
      String(properties.code),
      outlineText(geometry as Parameters<typeof outlineText>[0]),
    ]),
  );
}

/** The longer side of the box around a layer, metres. */
function extentOf({ features }: Awaited<ReturnType<Geography["layer"]>>): number {
  let [west, south, east, north] = [Infinity, Infinity, -Infinity, -Infinity];
  const visit = (part: unknown): void => {
    if (!Array.isArray(part)) return;
    if (typeof part[0] !== "number") return part.forEach(visit);
    const [x, y] = part as [number, number];
    west = Math.min(west, x);
    east = Math.max(east, x);
    south = Math.min(south, y);
    north = Math.max(north, y);
  };
  for (const { geometry } of features) visit((geometry as { coordinates?: unknown }).coordinates);
  return Math.max(east - west, north - south, 1);
}
