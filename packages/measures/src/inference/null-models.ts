import type { Measure } from "../catalogue/measure.ts";
import type { Counts } from "../data/counts.ts";
import type { MeasureData } from "../data/measure-data.ts";
import { sumOf } from "../data/sums.ts";
import { MeasuresError } from "../error.ts";
import { binomial, shuffle } from "../numeric/draws.ts";
import { type Ahead, together } from "../numeric/ahead.ts";
import type { Random } from "../numeric/random.ts";
import { binomialOver, fixedMargins, multinomialOver } from "../numeric/samplers.ts";
import type { Text } from "../text.ts";
import { areaResample } from "./area-resample.ts";
import { checkPeople, checkWhole, emptyLike, retotal } from "./replicates.ts";

/**
 * What chance is let to decide.
 * systematic: every person of a group draws an area, with the areas' shares of all people (multinomial)
 * evenness: every person of an area draws a group, with the groups' shares of all people (binomial or multinomial)
 * person-permutation: people change places; areas and groups keep their sizes (multivariate hypergeometric)
 * geographic-permutation: areas change places with all that is in them; for measures that know where areas lie
 * systematic-geographic, evenness-geographic: first the one, then the other
 * area-bootstrap: areas are drawn with replacement: not a null model but how the value would vary between samples of areas
 */
export const NULL_MODELS = [
  "systematic",
  "evenness",
  "person-permutation",
  "geographic-permutation",
  "systematic-geographic",
  "evenness-geographic",
  "area-bootstrap",
] as const;
export type NullModel = (typeof NULL_MODELS)[number];

export const NULL_MODEL_TEXT: Record<NullModel, Text> = {
  systematic: {
    sv: "varje person i en grupp hamnar i ett område efter hur stora områdena är",
    en: "each person of a group falls in an area by how large the areas are",
  },
  evenness: {
    sv: "varje person i ett område hör till en grupp efter hur stora grupperna är",
    en: "each person in an area belongs to a group by how large the groups are",
  },
  "person-permutation": {
    sv: "personer byter plats på måfå; områden och grupper behåller sin storlek",
    en: "people change places at random; areas and groups keep their sizes",
  },
  "geographic-permutation": {
    sv: "områden byter läge på måfå, med alla som bor där",
    en: "areas change places at random, with all who live there",
  },
  "systematic-geographic": {
    sv: "personer hamnar i områden efter deras storlek, sedan byter områdena läge",
    en: "people fall in areas by their size, then areas change places",
  },
  "evenness-geographic": {
    sv: "personer hör till grupper efter deras storlek, sedan byter områdena läge",
    en: "people belong to groups by their size, then areas change places",
  },
  "area-bootstrap": {
    sv: "områden dras med återläggning",
    en: "areas are drawn with replacement",
  },
};

/** Draws data under a model. The answer is the same object each time, filled anew. */
export type DataDraw = ((random: Random) => MeasureData) & { readonly ahead?: Ahead };

/**
 * @throws MeasuresError `input` for an unknown model, counts that are no whole persons, a single group, or places permuted for a measure
 * that does not know them
 */
export function drawUnder(model: NullModel, data: MeasureData, measure: Measure): DataDraw {
  if (model === "area-bootstrap") return areaResample(data, measure);
  if (model === "geographic-permutation") {
    needsPlaces(measure);
    return permuted(data, () => data);
  }
  checkPeople(measure);
  const people = peopleUnder(model, data.counts);
  const counts = emptyLike(data.counts);
  const drawn = { ...data, counts };
  const draw: DataDraw = Object.assign(
    (random: Random) => {
      people(random, counts);
      return drawn;
    },
    { ahead: people.ahead },
  );
  if (model === "systematic" || model === "evenness" || model === "person-permutation") return draw;
  needsPlaces(measure);
  return permuted(data, draw);
}

type Fill = ((random: Random, into: Counts) => void) & { readonly ahead?: Ahead };

function peopleUnder(model: NullModel, counts: Counts): Fill {
  const { groups, totals } = counts;
  if (groups.length < 2)
    throw new MeasuresError("input", {
      value: `${groups.length} group and the model ${model}`,
      expected: "two groups or more, since people change group or area",
      action:
        "Give the rest of the people as a second group, or use geographic-permutation or area-bootstrap.",
    });
  checkWhole(counts);
  const sums = groups.map(sumOf);
  switch (model) {
    case "systematic":
    case "systematic-geographic": {
      const samplers = sums.map((sum) => multinomialOver(sum, totals));
      const fill = (random: Random, into: Counts): void => {
        samplers.forEach((sampler, g) => sampler(random, into.groups[g]!));
        retotal(into);
      };
      return Object.assign(fill, { ahead: together(samplers.map(({ ahead }) => ahead)) });
    }
    case "evenness":
    case "evenness-geographic":
      return groups.length === 2 ? evenTwo(totals, sums) : evenMany(totals, sums);
    case "person-permutation": {
      const place = fixedMargins(totals, sums);
      const fill = (random: Random, into: Counts): void => {
        place(random, into.groups);
        into.totals.set(totals);
      };
      return Object.assign(fill, { ahead: place.ahead });
    }
    default:
      throw new MeasuresError("input", {
        value: model,
        expected: NULL_MODELS.join(", "),
        action: "Choose one of these models.",
      });
  }
}

function evenTwo(totals: Float64Array, sums: readonly number[]): Fill {
  const small = sums[0]! <= sums[1]! ? 0 : 1;
  const T = sums[0]! + sums[1]!;
  const sampler = binomialOver(totals, T > 0 ? sums[small]! / T : 0);
  const fill = (random: Random, into: Counts): void => {
    const drawn = into.groups[small]!;
    const rest = into.groups[1 - small]!;
    if (sampler.ahead?.take(drawn) === undefined) sampler(random, drawn);
    for (let i = 0; i < totals.length; i += 1) rest[i] = totals[i]! - drawn[i]!;
    into.totals.set(totals);
  };
  return Object.assign(fill, { ahead: sampler.ahead });
}

/** Conditional binomials, a group at a time, the largest last so that it takes what is left. */
function evenMany(totals: Float64Array, sums: readonly number[]): Fill {
  const order = sums.map((_, g) => g).sort((a, b) => sums[a]! - sums[b]!);
  const last = order.pop()!;
  return (random, into) => {
    const left = into.groups[last]!;
    left.set(totals);
    let among = sums.reduce((all, sum) => all + sum, 0);
    for (const g of order) {
      const column = into.groups[g]!;
      const p = among > 0 ? sums[g]! / among : 0;
      for (let i = 0; i < totals.length; i += 1) {
        const k = binomial(random, left[i]!, p);
        column[i] = k;
        left[i]! -= k;
      }
      among -= sums[g]!;
    }
    into.totals.set(totals);
  };
}

function needsPlaces({ quick, info }: Measure): void {
  if (quick)
    throw new MeasuresError("input", {
      value: info.id,
      expected: "a measure that knows where areas lie, for areas to change places",
      action: "Use systematic, evenness or person-permutation.",
    });
}

/** Areas change places with their counts and values; centres, ground, adjacency and nesting stay. */
function permuted(data: MeasureData, draw: DataDraw): DataDraw {
  const counts = emptyLike(data.counts);
  const values = data.values && new Float64Array(data.values.length);
  const drawn: MeasureData = { ...data, counts, values };
  const order = new Uint32Array(counts.areas);
  const move = (random: Random): MeasureData => {
    const before = draw(random);
    for (let i = 0; i < order.length; i += 1) order[i] = i;
    shuffle(random, order);
    gather(before.counts, order, counts);
    if (values) for (let i = 0; i < order.length; i += 1) values[i] = before.values![order[i]!]!;
    return drawn;
  };
  return Object.assign(move, { ahead: draw.ahead });
}

function gather(from: Counts, order: Uint32Array, into: Counts): void {
  for (let g = 0; g < from.groups.length; g += 1) {
    const source = from.groups[g]!;
    const column = into.groups[g]!;
    for (let i = 0; i < order.length; i += 1) column[i] = source[order[i]!]!;
  }
  for (let i = 0; i < order.length; i += 1) into.totals[i] = from.totals[order[i]!]!;
}
