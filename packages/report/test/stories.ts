import { absent, figure } from "@tvars/cube";
import type { Figure, Text } from "@tvars/cube";
import type {
  ConcentrationStory,
  DistributionStory,
  MapsStory,
  MultiplesStory,
  SlopeStory,
  Story,
  TransitionsStory,
} from "@tvars/report";
import { outlineText, quartilesOf } from "@tvars/report";

/** Small invented stories, one of each kind and what is odd about it; names as long as Swedish ones are. */
const same = (name: string): Text => ({ sv: name, en: name });
const SHARES: Figure[][] = [
  [0.071, 0.094, 0.229, 0.511, 0.095].map((value) => figure(value)),
  [0.068, 0.096, 0.183, 0.587, 0.066].map((value) => figure(value)),
];
const BREAK = {
  between: [2023, 2024] as [number, number],
  reason: { sv: "områdenas gränser ändrades.", en: "the areas' boundaries changed." },
};
const head = {
  place: { id: "kommun:0001", name: same("Exempelstad") },
  breaks: [],
  notes: [],
  provenance: {
    origin: [
      { source: "Tvärs exempel", table: "TAB6586", fetched: "2026-11-22T10:00:00Z", invented: true },
      { source: "Tvärs exempel", table: "TAB6586", fetched: "2026-11-22T10:00:00Z", invented: true },
      {
        source: "SCB",
        fetched: "2026-11-21T10:00:00Z",
        attribution: { sv: "Källa: SCB", en: "Source: SCB" },
      },
    ],
  },
};

/** A small linear congruential generator: the same areas on every machine. */
function random(seed: number): () => number {
  let state = seed;
  return () => (state = (state * 1664525 + 1013904223) % 4294967296) / 4294967296;
}

const typeOf = (index: number): 1 | 2 | 3 | 4 | 5 =>
  index >= 20 ? 1 : index >= 14.6 ? 2 : index >= 9.1 ? 3 : index >= 3.6 ? 4 : 5;

const indexes = (count: number, seed: number): number[] => {
  const next = random(seed);
  return Array.from({ length: count }, () => Math.round(10 * (1.5 + 26 * next() ** 2.4 + 2 * next())) / 10);
};

export const slopeTypes: SlopeStory = {
  ...head,
  kind: "slope",
  of: "share",
  from: 2013,
  to: 2023,
  items: [1, 2, 3, 4, 5].map((type, i) => ({
    id: `type-${type}`,
    name: same(`Typ ${type}`),
    type,
    from: SHARES[0]![i]!,
    to: SHARES[1]![i]!,
  })),
};

export const slopeAcross: SlopeStory = { ...slopeTypes, to: 2024, breaks: [BREAK] };

export function slopeAreas(count: number): SlopeStory {
  const [from, next] = [indexes(count, 11), random(4)];
  return {
    ...head,
    kind: "slope",
    of: "index",
    from: 2013,
    to: 2023,
    items: from.map((value, i) => {
      const later = Math.max(0.4, Math.round(10 * (value + 5 * (next() - 0.55))) / 10);
      return {
        id: `0001R${String(i + 1).padStart(3, "0")}`,
        name: same(i % 3 === 0 ? `Norra Ängarnas villastad ${i}` : `Område ${i}`),
        type: typeOf(later),
        from: i === 2 ? absent("missing") : figure(value),
        to: figure(later),
      };
    }),
    notes: [{ sv: "3 områden är inte med.", en: "3 areas are left out." }],
  };
}

export const transitions: TransitionsStory = {
  ...head,
  kind: "transitions",
  from: 2019,
  to: 2024,
  breaks: [BREAK],
  notes: [{ sv: "Räknas för sig: 9 områden.", en: "Counted apart: 9 areas." }],
  matrix: [
    [1, 1, 160, 612_345],
    [1, 2, 31, 101_002],
    [2, 1, 22, 61_980],
    [2, 2, 259, 1_010_330],
    [3, 2, 40, 131_000],
    [3, 3, 779, 2_401_700],
    [3, 4, 60, 0],
    [4, 4, 1701, 5_312_000],
    [4, 5, 1, 980],
    [5, 5, 289, 1_001_900],
  ].map(([from, to, areas, people]) => ({
    from: from!,
    to: to!,
    areas: areas!,
    population: people === 0 ? absent("missing") : figure(people!),
  })),
};

export function multiples(count: number, years: readonly number[]): MultiplesStory {
  const next = random(6);
  return {
    ...head,
    place: { id: "riket", name: { sv: "Riket", en: "Sweden" } },
    kind: "multiples",
    of: "share",
    breaks: years.includes(2024) && years.length > 1 ? [BREAK] : [],
    members: Array.from({ length: count }, (_, i) => ({
      place: {
        id: `lan:${String(i + 1).padStart(2, "0")}`,
        name: same(i % 4 === 3 ? "Västra Götalands län" : `Län ${i + 1}`),
      },
      years: years.map((year, at) => {
        const parts = [0.02 + 0.1 * next(), 0.04 + 0.1 * next(), 0.2 + 0.05 * next(), 0.45, 0.1];
        const sum = parts.reduce((a, b) => a + b, 0);
        return {
          year,
          types: parts.map((part, type) => ({
            type: type + 1,
            share: i === 2 && at === 1 ? absent("missing") : figure(part / sum),
          })),
        };
      }),
    })),
  };
}

export function distribution(count: number, own: readonly number[]): DistributionStory {
  const values = indexes(count, 5);
  return {
    ...head,
    kind: "distribution",
    year: 2023,
    measure: {
      id: "socioeconomic-index",
      title: { sv: "Socioekonomiskt index", en: "Socioeconomic index" },
      unit: { sv: "index", en: "index" },
      decimals: 1,
      direction: {
        sv: "Högre index betyder större utmaningar.",
        en: "A higher index means greater challenges.",
      },
    },
    own: own.length > 0 ? { id: "kommun:0001", name: same("Exempelstad") } : null,
    areas: values.map((value, i) => ({
      code: `0001R${String(i + 1).padStart(3, "0")}`,
      name: `Område ${i}`,
      type: typeOf(value),
      figure: figure(value),
      own: own.includes(i),
    })),
    quartiles: quartilesOf(values),
    cuts: [3.6, 9.1, 14.6, 20].map((value, i) => ({ between: `${5 - i} | ${4 - i}`, value })),
  };
}

/** A grid of square kilometres. */
export function maps(cuts: "each" | "same"): MapsStory {
  const next = random(9);
  const cells = Array.from({ length: 42 }, (_, i) => {
    const [x, y] = [412_000 + 1000 * (i % 7), 6_583_000 + 1000 * Math.floor(i / 7)];
    const ring = [
      [x, y],
      [x + 1000, y],
      [x + 1000, y + 1000],
      [x, y + 1000],
      [x, y],
    ];
    const type = 1 + Math.floor(5 * next());
    const step = i % 9 === 4 ? (type === 1 ? 1 : -1) : 0;
    return { i, type, later: type + step, outline: outlineText({ type: "Polygon", coordinates: [ring] }) };
  });
  const side = (year: number, of: (cell: (typeof cells)[number]) => number): MapsStory["before"] => ({
    year,
    version: "regso@2020",
    areas: cells.map((cell) => ({
      code: `0001R${String(cell.i + 1).padStart(3, "0")}`,
      name: `Område ${cell.i}`,
      figure: cell.i === 11 ? absent("missing") : figure(of(cell)),
      changed: cell.type !== cell.later,
      outline: cell.outline,
    })),
  });
  return {
    ...head,
    kind: "maps",
    from: 2018,
    to: 2023,
    of: "type",
    cuts,
    steps: [],
    before: side(2018, ({ type }) => type),
    after: side(2023, ({ later }) => later),
    compared: { areas: 41, lower: 4, higher: 1, same: 36 },
  };
}

export const concentration: ConcentrationStory = (() => {
  const areas = indexes(60, 21)
    .toSorted((a, b) => b - a)
    .map((index, i) => ({
      code: `0001R${String(i + 1).padStart(3, "0")}`,
      type: typeOf(index),
      people: 1200 + ((i * 431) % 1500),
      amount: Math.round((1200 + ((i * 431) % 1500)) * (0.04 + 0.011 * index)),
    }));
  return {
    ...head,
    kind: "concentration",
    year: 2023,
    of: "low-economic-standard-v1",
    what: { sv: "Låg ekonomisk standard", en: "Low economic standard" },
    base: { sv: "Folkbokförda med känd inkomst", en: "Registered with known income" },
    types: [1, 2, 3, 4, 5].map((type) => {
      const own = areas.filter((area) => area.type === type);
      return {
        type,
        people: own.reduce((sum, { people }) => sum + people, 0),
        amount: own.reduce((sum, { amount }) => sum + amount, 0),
      };
    }),
    areas,
    index: null,
  };
})();

export const STORIES: Record<string, Story> = {
  "story-slope": slopeTypes,
  "story-slope-break": slopeAcross,
  "story-slope-areas": slopeAreas(48),
  "story-transitions": transitions,
  "story-multiples": multiples(21, [2019, 2020, 2021, 2022, 2023, 2024]),
  "story-multiples-one-year": multiples(6, [2022]),
  "story-distribution": distribution(62, [12]),
  "story-distribution-many": distribution(3363, [12, 40, 80, 300, 1000]),
  "story-maps": maps("each"),
  "story-maps-same-cuts": maps("same"),
  "story-concentration": concentration,
};
