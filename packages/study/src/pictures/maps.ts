import type { MapsStory } from "@tvars/api";
import { classify } from "@tvars/areas";
import type { Figure } from "@tvars/cube";
import { absent, figure } from "@tvars/cube";
import { comparableCodes } from "../barometer/comparable.ts";
import type { Place } from "../barometer/place.ts";
import { yearCutoffs } from "../barometer/year-cutoffs.ts";
import type { Data } from "../data/data.ts";
import { indexFigure } from "../data/data.ts";
import { StudyError } from "../error.ts";
import { named, oneOf, pictured, yearsOf } from "./asked.ts";
import type { PictureNeeds, PictureQuery } from "./desk.ts";
import { outlinesOf } from "./outlines.ts";
import { notTheSame } from "./slope.ts";

/** Two maps of a place with one legend, the areas that changed outlined. */
export async function mapsOf(needs: PictureNeeds, data: Data, query: PictureQuery): Promise<MapsStory> {
  const id = query.place ?? "riket";
  const of = oneOf(query.of, ["type", "index"] as const, "type");
  const cuts = of === "index" ? "each" : (query.cuts ?? "each");
  const { from, to, breaks } = yearsOf(data, query, 5);
  const [before, after] = [await needs.place(data, id, from), await needs.place(data, id, to)];
  const figures = {
    before: figuresOf(data, before, from, of),
    after: cuts === "same" ? byCutsOf(data, after, from, to) : figuresOf(data, after, to, of),
  };
  const same = comparableCodes(data, from, to);
  const [lower, higher, still] = [new Set<string>(), new Set<string>(), new Set<string>()];
  for (const code of after.codes) {
    const [was, is] = [figures.before.get(code)?.value, figures.after.get(code)?.value];
    if (!same.has(code) || was == null || is == null) continue;
    (is < was ? lower : is > was ? higher : still).add(code);
  }
  const changed = new Set([...lower, ...higher]);
  const side = async (place: Place, year: number, values: ReadonlyMap<string, Figure>) => {
    const outlines = await outlinesOf(needs.geography, data, place);
    return {
      year,
      version: place.version,
      areas: place.codes.flatMap((code) => {
        const outline = outlines.get(code);
        if (outline === undefined) return [];
        const name = data.gazetteer.get(place.version, code)?.name ?? code;
        // Of the index nearly every area has changed; only a change of type is worth an outline.
        return [
          { code, name, figure: values.get(code)!, changed: of === "type" && changed.has(code), outline },
        ];
      }),
    };
  };
  const left = after.codes.filter((code) => !same.has(code)).length;
  return {
    kind: "maps",
    place: named(after.ref),
    from,
    to,
    of,
    cuts,
    steps: of === "index" ? stepsOf([...figures.before.values(), ...figures.after.values()]) : [],
    before: await side(before, from, figures.before),
    after: await side(after, to, figures.after),
    compared: {
      areas: changed.size + still.size,
      lower: lower.size,
      higher: higher.size,
      same: still.size,
    },
    breaks,
    notes: left > 0 ? [notTheSame(left)] : [],
    provenance: pictured(
      data,
      ["TAB6586", after.version],
      { ...query, place: id, from, to, of, cuts },
      {
        sv: `SCB:s ${of === "type" ? "områdestyp" : "index"} för varje RegSO de två åren i samma färger. ${of === "type" ? "Områden som är desamma båda åren och har olika typ har mörk kant. " : ""}Gränserna är förenklade för bildens storlek.`,
        en: `SCB's ${of === "type" ? "area type" : "index"} of every RegSO in the two years in the same colours. ${of === "type" ? "Areas that are the same in both years and have different types are outlined. " : ""}Boundaries are simplified to the picture's size.`,
      },
    ),
  };
}

const figuresOf = (data: Data, { codes }: Place, year: number, of: "type" | "index"): Map<string, Figure> =>
  new Map(codes.map((code) => [code, indexFigure(data, of, code, year)]));

/** Types by the cut-offs of another year: the area's own change, without the cut-offs' move. */
function byCutsOf(data: Data, { codes }: Place, from: number, to: number): Map<string, Figure> {
  const cutoffs = yearCutoffs(data, from)?.best;
  if (!cutoffs)
    throw new StudyError(
      "unavailable",
      {
        sv: `Gränserna mellan typerna ${from} är inte kända.`,
        en: `The cut-offs between the types in ${from} are not known.`,
      },
      {
        value: from,
        action: { sv: "Välj varje års egna gränser.", en: "Choose each year's own cut-offs." },
      },
    );
  const now = yearCutoffs(data, to)!;
  const at = new Map(now.columns.codes.map((code, row) => [code, row]));
  return new Map(
    codes.map((code) => {
      const index = now.unrounded[at.get(code) ?? -1] ?? NaN;
      const type = Number.isNaN(index) ? 0 : classify(index, cutoffs);
      return [code, type === 0 ? absent("missing") : figure(type)];
    }),
  );
}

const STEPS = 5;

/** Borders that part the figures of both years in five equally many, with one decimal as the index is published. */
function stepsOf(figures: readonly Figure[]): number[] {
  const sorted = figures.flatMap(({ value }) => (value === null ? [] : [value])).toSorted((a, b) => a - b);
  if (sorted.length === 0) return [];
  const borders = Array.from(
    { length: STEPS - 1 },
    (_, i) => Math.round(10 * sorted[Math.floor(((i + 1) * sorted.length) / STEPS)]!) / 10,
  );
  return [...new Set(borders)].filter((border) => border > sorted[0]!);
}
