import { absent, figure } from "@tvars/cube";
import type { Figure } from "@tvars/cube";
import type { AreaType, MapArea, Picture, PictureOptions } from "@tvars/report";
import {
  ageBars,
  beforeAfterMaps,
  butterfly,
  concentrationCurve,
  contributions,
  cutoffBand,
  desoContrast,
  differenceInDifferences,
  distributionStrip,
  funnelPlot,
  ghostBars,
  intervalDots,
  mapLegend,
  mapPicture,
  measureDots,
  scaleProfile,
  signedBars,
  slope,
  smallMultiples,
  storyPicture,
  targetPath,
  transitionDiagram,
  trendLines,
  typeShort,
  typeStrip,
  typeTrend,
} from "@tvars/report";
import { STORIES } from "./stories.ts";

/** Every picture once, on small invented figures; what the golden files and the layout properties are made of. */
export interface Exhibit {
  id: string;
  make: (options: PictureOptions) => Picture;
}

const shares = (...values: number[]): Figure[] => values.map((value) => figure(value));

const t = ({ lang }: PictureOptions, sv: string, en: string): string => (lang === "en" ? en : sv);

/** A small linear congruential generator: the same pictures on every machine. */
function random(seed: number): () => number {
  let state = seed;
  return () => (state = (state * 1664525 + 1013904223) % 4294967296) / 4294967296;
}

const INDEX = [14.1, 13.6, 13.9, 13.2, 12.4, 12.9, 12.1, 11.8, 11.9, 11.4, 11.0, 10.8, 10.9, 10.5];
const YEARS = INDEX.map((_, i) => 2011 + i);
const NEW_AREAS = {
  year: 2024,
  reason: {
    sv: "områdenas gränser ändrades (RegSO 2025).",
    en: "the areas' boundaries changed (RegSO 2025).",
  },
};

const along = (
  offset: number,
  wave: number,
  odd: Record<number, Figure> = {},
): { year: number; figure: Figure; low?: number; high?: number }[] =>
  YEARS.map((year, i) => {
    const value = Math.round(10 * (INDEX[i]! + offset + wave * Math.sin(i))) / 10;
    return { year, figure: odd[year] ?? figure(value) };
  });

const typeOf = (index: number): AreaType =>
  index >= 20 ? 1 : index >= 14.6 ? 2 : index >= 9.1 ? 3 : index >= 3.6 ? 4 : 5;

/** A crooked grid of areas, 12 × 9 kilometres in SWEREF 99 TM, neighbours sharing their corners. */
function town(): MapArea[] {
  const next = random(7);
  const [columns, rows] = [9, 7];
  const corner = Array.from({ length: rows + 1 }, (_, r) =>
    Array.from({ length: columns + 1 }, (_, c): [number, number] => [
      412000 + c * 1300 + (next() - 0.5) * 620,
      6583000 + r * 1300 + (next() - 0.5) * 620,
    ]),
  );
  return Array.from({ length: rows * columns }, (_, i) => {
    const [r, c] = [Math.floor(i / columns), i % columns];
    const ring = [
      corner[r]![c]!,
      corner[r]![c + 1]!,
      corner[r + 1]![c + 1]!,
      corner[r + 1]![c]!,
      corner[r]![c]!,
    ];
    const index = Math.max(1.5, 22 - 4.2 * Math.hypot(r - 2, c - 5) + 7 * (next() - 0.5));
    const figures: Record<number, Figure> = {
      12: absent("missing"),
      40: absent("suppressed"),
      41: absent("suppressed"),
      30: figure(4, ["small"]),
    };
    return {
      code: `0000R${String(i + 1).padStart(3, "0")}`,
      label: `Område ${i + 1}`,
      geometry: { type: "Polygon", coordinates: [ring] },
      figure: figures[i] ?? figure(typeOf(index)),
      ...(i === 23 ? { own: true } : {}),
    };
  });
}

const indexes = (count: number, seed: number): number[] => {
  const next = random(seed);
  return Array.from({ length: count }, () => Math.round(10 * (2 + 24 * next() ** 2.2 + 3 * next())) / 10);
};

const CUTS = [3.6, 9.1, 14.6, 20];
const cutLabels = CUTS.map((value, i) => ({ value, label: `${5 - i} | ${4 - i}` }));

const YEARLY = YEARS.map((year, i) => ({
  year,
  shares:
    year === 2015
      ? Array.from({ length: 5 }, () => absent("missing"))
      : shares(
          9.5 + 0.35 * i,
          10.2 + 0.2 * Math.sin(i),
          26 - 0.5 * i,
          44.3 + 0.05 * i - 0.2 * Math.sin(i),
          10 + 0.1 * i,
        ),
}));

const MOVES = [
  [138, 21, 1, 0, 0],
  [19, 231, 38, 1, 0],
  [2, 41, 723, 88, 1],
  [0, 1, 79, 1622, 62],
  [0, 0, 1, 71, 224],
];

export const EXHIBITS: Exhibit[] = [
  {
    id: "type-strip-one",
    make: (options) =>
      typeStrip(
        {
          year: 2024,
          rows: [{ id: "0000", label: "Exempelstad", shares: shares(5.4, 8, 22.3, 54.7, 9.6), own: true }],
          mark: { label: "Norra Ängarna", type: 2 },
          source: t(options, "Källa: exempelregionen", "Source: the example region"),
        },
        options,
      ),
  },
  {
    id: "type-strip-many",
    make: (options) =>
      typeStrip(
        {
          year: 2024,
          rows: [
            { id: "a", label: "Exempelstad", shares: shares(12.1, 14.3, 20.1, 41.4, 12.1), own: true },
            { id: "b", label: "Grannkommunen vid Långa sjön", shares: shares(0, 1.2, 30.4, 67.2, 1.2) },
            { id: "c", label: "Exempellän", shares: shares(4.6, 9.1, 24.9, 52.9, 8.5) },
            {
              id: "d",
              label: "Lillkommun",
              shares: [figure(0), absent("suppressed"), absent("suppressed"), figure(62), figure(0)],
            },
            { id: "e", label: "Riket", shares: shares(5.4, 8, 22.3, 54.7, 9.6) },
          ],
        },
        options,
      ),
  },
  { id: "type-strip-none", make: (options) => typeStrip({ year: 2009, rows: [] }, options) },
  {
    id: "trend-one",
    make: (options) =>
      trendLines(
        {
          measure: t(options, "Socioekonomiskt index", "Socioeconomic index"),
          unit: "index",
          series: [
            {
              id: "a",
              label: "Norra Ängarna",
              own: true,
              points: along(14, 0.6, { 2016: absent("missing") }).map((point) => ({
                ...point,
                ...(point.figure.value === null
                  ? {}
                  : { low: point.figure.value - 0.9, high: point.figure.value + 0.9 }),
              })),
            },
          ],
          breaks: [NEW_AREAS],
          source: t(options, "Källa: exempelregionen", "Source: the example region"),
        },
        options,
      ),
  },
  {
    id: "trend-many",
    make: (options) =>
      trendLines(
        {
          measure: t(options, "Andel med låg ekonomisk standard", "Share with low economic standard"),
          unit: "percent",
          series: [
            {
              id: "a",
              label: "Norra Ängarna",
              own: true,
              points: along(12, 0.8, { 2014: figure(24.9, ["small"]) }),
            },
            { id: "b", label: "Exempelstad", points: along(1.2, 0.2) },
            { id: "c", label: "Exempellän", points: along(0.8, 0.3) },
            { id: "d", label: "Riket", points: along(0, 0) },
            {
              id: "e",
              label: "Söderholmen",
              points: along(6, 1.4, { 2018: absent("suppressed"), 2019: absent("suppressed") }),
            },
          ],
        },
        options,
      ),
  },
  {
    id: "trend-none",
    make: (options) =>
      trendLines(
        {
          measure: t(options, "Medelinkomst", "Mean income"),
          series: [{ id: "a", label: "Norra Ängarna", points: [{ year: 2024, figure: absent("missing") }] }],
        },
        options,
      ),
  },
  {
    id: "type-trend-stacked",
    make: (options) => typeTrend({ place: "Exempelstad", years: YEARLY, breaks: [NEW_AREAS] }, options),
  },
  {
    id: "type-trend-multiples",
    make: (options) =>
      typeTrend({ place: "Exempelstad", years: YEARLY, breaks: [NEW_AREAS], layout: "multiples" }, options),
  },
  {
    id: "slope",
    make: (options) =>
      slope(
        {
          measure: t(options, "Andel i typ 1 och 2", "Share in types 1 and 2"),
          fromYear: 2011,
          toYear: 2023,
          unit: "percent",
          items: [
            { id: "a", label: "Exempelstad", from: figure(26.1), to: figure(21.4), own: true },
            { id: "b", label: "Exempellän", from: figure(14.2), to: figure(13.9) },
            { id: "c", label: "Riket", from: figure(13.6), to: figure(13.4) },
            {
              id: "d",
              label: "Grannkommunen vid Långa sjön",
              from: figure(1.2, ["small"]),
              to: figure(2.6, ["small"]),
            },
            { id: "e", label: "Lillkommun", from: figure(0), to: absent("suppressed") },
          ],
        },
        options,
      ),
  },
  {
    id: "transitions",
    make: (options) =>
      transitionDiagram(
        { fromYear: 2022, toYear: 2023, counts: MOVES.map((row) => row.map((n) => figure(n))) },
        options,
      ),
  },
  {
    id: "transitions-hidden",
    make: (options) =>
      transitionDiagram(
        {
          fromYear: 2022,
          toYear: 2023,
          counts: MOVES.map((row) => row.map((n) => (n > 0 && n < 5 ? absent("suppressed") : figure(n)))),
          show: "matrix",
        },
        options,
      ),
  },
  {
    id: "distribution-swarm",
    make: (options) =>
      distributionStrip(
        {
          measure: t(options, "Socioekonomiskt index", "Socioeconomic index"),
          year: 2024,
          among: "Exempelstad",
          items: indexes(72, 3).map((value, i) => ({
            id: `r${i}`,
            label: i === 11 ? "Norra Ängarna" : i === 30 ? "Söderholmen" : `Område ${i}`,
            figure: i === 5 ? absent("missing") : figure(value, i === 8 ? ["small"] : undefined),
            type: typeOf(value),
            own: i === 11 || i === 30,
          })),
          cuts: cutLabels,
        },
        options,
      ),
  },
  {
    id: "distribution-barcode",
    make: (options) =>
      distributionStrip(
        {
          measure: t(options, "Socioekonomiskt index", "Socioeconomic index"),
          year: 2024,
          among: t(options, "riket", "the country"),
          items: indexes(300, 5).map((value, i) => ({
            id: `r${i}`,
            label: i === 130 ? "Norra Ängarna" : `Område ${i}`,
            figure: figure(value),
            type: typeOf(value),
            own: i === 130,
          })),
          cuts: cutLabels,
        },
        options,
      ),
  },
  {
    id: "small-multiples",
    make: (options) =>
      smallMultiples(
        {
          measure: t(options, "Socioekonomiskt index", "Socioeconomic index"),
          unit: "index",
          panels: [
            "Exempelstad",
            "Grannkommunen vid Långa sjön",
            "Lillkommun",
            "Storvik",
            "Västerby",
            "Åsbo",
          ].map((name, i) => ({
            id: `k${i}`,
            label: name,
            own: i === 0,
            points:
              i === 2
                ? YEARS.map((year) => ({ year, figure: absent("missing") }))
                : along(
                    i * 2.1 - 3,
                    0.3 * i,
                    i === 4 ? { 2015: absent("suppressed"), 2020: figure(14, ["small"]) } : {},
                  ),
          })),
          reference: { label: t(options, "riket", "the country"), points: along(0, 0) },
          breaks: [NEW_AREAS],
        },
        options,
      ),
  },
  {
    id: "contributions",
    make: (options) =>
      contributions(
        {
          place: "Norra Ängarna",
          fromYear: 2018,
          toYear: 2023,
          from: 26.5,
          to: 24.6,
          parts: [
            { id: "V1", label: t(options, "Låg ekonomisk standard", "Low economic standard"), change: 0.4 },
            {
              id: "V2",
              label: t(options, "Förgymnasial utbildning", "Pre-upper-secondary education"),
              change: -0.7,
            },
            {
              id: "V3",
              label: t(
                options,
                "Ekonomiskt bistånd eller långtidsarbetslöshet",
                "Economic assistance or long-term unemployment",
              ),
              change: -1.6,
            },
          ],
        },
        options,
      ),
  },
  {
    id: "age-bars",
    make: (options) =>
      ageBars(
        {
          place: "Norra Ängarna",
          year: 2024,
          compareLabel: t(options, "Riket", "Sweden"),
          ages: ["0–5", "6–15", "16–19", "20–29", "30–44", "45–64", "65–79", "80+"].map((name, i) => ({
            label: name,
            share:
              i === 7
                ? absent("suppressed")
                : figure([9.1, 15.2, 5.6, 14.4, 23.8, 20.3, 8.9][i]!, i === 2 ? ["small"] : undefined),
            compare: figure([6.3, 11.9, 4.6, 12, 20.1, 24.8, 14.6, 5.7][i]!),
          })),
        },
        options,
      ),
  },
  {
    id: "interval-dots",
    make: (options) =>
      intervalDots(
        {
          measure: t(options, "Andel med väntetid över 30 dagar", "Share waiting more than 30 days"),
          place: "Exempellän",
          year: 2024,
          unit: "percent",
          rows: [
            { id: "1", type: 1, figure: figure(18.4), low: 15.2, high: 22 },
            { id: "2", type: 2, figure: figure(16.1), low: 14, high: 18.4 },
            { id: "3", type: 3, figure: figure(12.9, ["small"]), low: 8.1, high: 19.6 },
            { id: "4", type: 4, figure: figure(11.2), low: 10.3, high: 12.1 },
            { id: "5", type: 5, figure: absent("suppressed") },
          ],
          reference: { label: t(options, "Alla", "All"), value: 12.6 },
        },
        options,
      ),
  },
  {
    id: "deso-contrast",
    make: (options) =>
      desoContrast(
        {
          measure: t(options, "Låg ekonomisk standard", "Low economic standard"),
          place: "Norra Ängarna",
          year: 2024,
          deso: [31.2, 28.4, 17.3, 16.9, 17.1, 9.2, 22.5].map((value, i) => ({
            code: `0000C10${i}0`,
            figure: i === 6 ? absent("suppressed") : figure(value, i === 5 ? ["small"] : undefined),
          })),
          lines: [
            { label: "Norra Ängarna", figure: figure(20.9), own: true },
            { label: "Exempelstad", figure: figure(15.8) },
            { label: t(options, "Riket", "Sweden"), figure: figure(14.2) },
          ],
        },
        options,
      ),
  },
  {
    id: "cutoff-band",
    make: (options) =>
      cutoffBand(
        {
          years: YEARS.map((year, i) => ({
            year,
            cuts: CUTS.map((cut, k) =>
              year === 2013 && k === 3
                ? null
                : {
                    low: cut + 0.1 * (14 - i) * 0.3 - 0.25 - k * 0.2,
                    high: cut + 0.1 * (14 - i) * 0.3 + 0.2 + k * 0.3,
                  },
            ),
          })),
          own: { label: "Norra Ängarna", points: along(5.2, 1.1, { 2019: absent("missing") }) },
          breaks: [NEW_AREAS],
        },
        options,
      ),
  },
  {
    id: "legend-types",
    make: (options) =>
      mapLegend(
        {
          scale: { kind: "types" },
          counts: [160, 289, 855, 1770, 289],
          statuses: ["suppressed", "missing", "small"],
        },
        options,
      ),
  },
  {
    id: "map-types",
    make: (options) =>
      mapPicture(
        {
          title: t(
            options,
            "Utmaningarna är störst öster om järnvägen",
            "The challenges are greatest east of the railway",
          ),
          year: 2024,
          scale: { kind: "types" },
          areas: town(),
          lines: [
            {
              kind: "road",
              geometry: {
                type: "LineString",
                coordinates: [
                  [411800, 6585400],
                  [416000, 6586600],
                  [419500, 6588400],
                  [423700, 6589000],
                ],
              },
            },
            {
              kind: "rail",
              geometry: {
                type: "LineString",
                coordinates: [
                  [417200, 6582900],
                  [416800, 6586000],
                  [417900, 6589000],
                  [417500, 6592200],
                ],
              },
            },
          ],
          places: [
            { label: "Norra Ängarna", at: [418500, 6586000] },
            { label: "Söderholmen", at: [414500, 6590000] },
          ],
          source: t(options, "Källa: exempelregionen", "Source: the example region"),
        },
        { ...options, invented: true },
      ),
  },
  {
    id: "map-steps",
    make: (options) =>
      mapPicture(
        {
          title: t(options, "Andel barn per område", "Share of children by area"),
          year: 2024,
          scale: {
            kind: "steps",
            measure: t(options, "Andel 0–15 år", "Share aged 0–15"),
            borders: [10, 14, 18, 22],
            unit: "percent",
            decimals: 0,
          },
          areas: town().map((area, i) => ({
            ...area,
            figure: area.figure.value === null ? area.figure : figure(8 + ((i * 7) % 19)),
          })),
        },
        { ...options, invented: true },
      ),
  },
  {
    id: "measure-dots",
    make: (options) =>
      measureDots(
        {
          place: t(options, "Exempelkommunen", "Example municipality"),
          year: 2023,
          ends: {
            low: t(options, "grupperna är lika fördelade", "the groups are spread alike"),
            high: t(options, "grupperna är helt åtskilda", "the groups are wholly apart"),
          },
          rows: [
            {
              id: "dissimilarity",
              label: t(options, "Dissimilaritetsindex", "Index of dissimilarity"),
              figure: figure(0.331),
              low: 0.318,
              high: 0.344,
              expected: 0.021,
            },
            {
              id: "theil-h",
              label: t(options, "Theils informationsindex", "Theil's information index"),
              figure: figure(0.094),
              low: 0.09,
              high: 0.098,
              expected: 0.001,
            },
            {
              id: "isolation",
              label: t(options, "Isolering", "Isolation"),
              figure: absent("not-applicable"),
            },
          ],
        },
        options,
      ),
  },
  {
    id: "scale-profile",
    make: (options) =>
      scaleProfile(
        {
          measure: t(options, "Dissimilaritetsindex", "Index of dissimilarity"),
          place: t(options, "Exempelkommunen 2023", "Example municipality, 2023"),
          axis: t(options, "De närmaste", "The nearest"),
          unit: t(options, "personer", "persons"),
          line: [400, 1600, 6400, 25600, 51200].map((at, i) => ({
            at,
            label: t(options, `de närmaste ${at} personerna`, `the nearest ${at} persons`),
            value: 0.42 / (1 + 0.35 * i),
            low: 0.4 / (1 + 0.37 * i),
            high: 0.44 / (1 + 0.33 * i),
          })),
          marks: [
            { at: 1700, label: "DeSO", value: 0.33 },
            { at: 3100, label: "RegSO", value: 0.31 },
          ],
        },
        options,
      ),
  },
  {
    id: "measure-dots-range",
    make: (options) =>
      measureDots(
        {
          place: t(options, "Exempelkommunen", "Example municipality"),
          year: 2023,
          range: [-1, 1],
          ends: {
            low: t(options, "olika ligger intill varandra", "unlike lies beside unlike"),
            high: t(options, "lika ligger intill lika", "like lies beside like"),
          },
          rows: [
            {
              id: "moran",
              label: t(options, "Morans I", "Moran's I"),
              figure: figure(0.28),
              expected: -0.0001,
            },
          ],
        },
        options,
      ),
  },
  {
    id: "profile-even",
    make: (options) =>
      scaleProfile(
        {
          measure: t(options, "Koncentrationsprofil", "Concentration profile"),
          place: t(options, "Exempelkommunen 2023", "Example municipality, 2023"),
          axis: t(options, "Gruppens andel i området, minst", "The group's share of the area, at least"),
          unit: "",
          even: true,
          line: Array.from({ length: 101 }, (_, i) => ({
            at: i / 100,
            label: t(options, `${i} procent`, `${i} per cent`),
            value: Math.max(0, 1 - (i / 60) ** 2),
          })),
        },
        options,
      ),
  },
  {
    id: "signed-bars",
    make: (options) =>
      signedBars(
        {
          what: t(options, "Förändring av D", "Change of D"),
          description: t(
            options,
            "Delarna lägger samman till förändringen.",
            "The parts add up to the change.",
          ),
          finding: t(
            options,
            "Att grupperna blandas mer i områdena sänkte D mest.",
            "The groups sharing areas more lowered D most.",
          ),
          rows: [
            { id: "groups", label: t(options, "Gruppernas storlek", "Sizes of the groups"), value: 0.004 },
            { id: "areas", label: t(options, "Områdenas storlek", "Sizes of the areas"), value: -0.002 },
            { id: "structure", label: t(options, "Hur grupperna bor", "How the groups live"), value: -0.021 },
          ],
          sum: { id: "sum", label: t(options, "Hela förändringen", "The whole change"), value: -0.019 },
        },
        options,
      ),
  },
  {
    id: "butterfly",
    make: (options) =>
      butterfly(
        {
          finding: t(
            options,
            "Väster om vägen bor 4 100 och öster om den 2 900 inom en kilometer.",
            "West of the road live 4,100 and east of it 2,900 within a kilometre.",
          ),
          description: t(
            options,
            "Boende efter områdestyp på var sida.",
            "Residents by area type on each side.",
          ),
          rowsAre: t(options, "Områdestyp", "Area type"),
          left: { title: t(options, "Väster", "West"), unit: t(options, "personer", "people") },
          right: { title: t(options, "Öster", "East"), unit: t(options, "personer", "people") },
          rows: [
            { id: "1", type: 1, left: 2600, right: 0 },
            { id: "2", type: 2, left: 1200, right: 140 },
            { id: "3", type: 3, left: 300, right: 960 },
            { id: "5", type: 5, left: 0, right: 1800 },
            { id: "none", label: t(options, "Okänd områdestyp", "Area type unknown"), left: 12, right: 0 },
          ],
        },
        options,
      ),
  },
  {
    id: "butterfly-apart",
    make: (options) =>
      butterfly(
        {
          finding: t(
            options,
            "3 100 personer får i snitt 420 meter kortare till andra sidan.",
            "3,100 people get 420 metres nearer to the other side on average.",
          ),
          description: t(options, "De som får kortare väg, och hur mycket.", "Those who gain, and how much."),
          rowsAre: t(options, "Områdestyp", "Area type"),
          left: {
            title: t(options, "Får kortare väg", "Shorter walk"),
            unit: t(options, "personer", "people"),
          },
          right: { title: t(options, "Så mycket kortare", "Shorter by"), unit: "m" },
          apart: true,
          rows: [
            { id: "1", type: 1, left: 2100, right: 512 },
            { id: "4", type: 4, left: 1000, right: 227 },
          ],
        },
        options,
      ),
  },
  {
    id: "butterfly-none",
    make: (options) =>
      butterfly(
        {
          finding: t(options, "Ingen bor här.", "Nobody lives here."),
          description: "",
          rowsAre: t(options, "Områdestyp", "Area type"),
          left: { title: t(options, "Väster", "West"), unit: t(options, "personer", "people") },
          right: { title: t(options, "Öster", "East"), unit: t(options, "personer", "people") },
          rows: [],
        },
        options,
      ),
  },
  {
    id: "ghost-bars",
    make: (options) =>
      ghostBars(
        {
          finding: t(
            options,
            "I områden av typ 1 når 41 % en skola på tio minuter, 68 % om vägen gick att korsa.",
            "In areas of type 1, 41% reach a school in ten minutes, 68% if the road could be crossed.",
          ),
          description: t(options, "Andel som når en skola.", "Share who reach a school."),
          rowsAre: t(options, "Områdestyp", "Area type"),
          value: t(options, "I dag", "Today"),
          ghost: t(options, "Utan barriärer", "Without barriers"),
          unit: "%",
          most: 100,
          rows: [
            { id: "1", type: 1, value: 41, ghost: 68 },
            { id: "2", type: 2, value: 0, ghost: 12 },
            { id: "3", type: 3, value: 77, ghost: 77 },
            { id: "5", type: 5, value: 96, ghost: 100 },
          ],
        },
        options,
      ),
  },
  {
    id: "ghost-bars-none",
    make: (options) =>
      ghostBars(
        {
          finding: t(options, "Ingen bor här.", "Nobody lives here."),
          description: "",
          rowsAre: t(options, "Områdestyp", "Area type"),
          value: t(options, "I dag", "Today"),
          ghost: t(options, "Utan barriärer", "Without barriers"),
          unit: "%",
          rows: [],
        },
        options,
      ),
  },
  {
    id: "concentration",
    make: (options) =>
      concentrationCurve(
        {
          what: t(options, "Utgifter", "Spending"),
          place: t(options, "exempelregionen", "the example region"),
          groups: [
            { type: 1, people: 12400, amount: 6.1 },
            { type: 2, people: 27300, amount: 14.8 },
            { type: 3, people: 41800, amount: 31.2 },
            { type: 4, people: 52100, amount: 46.9 },
            { type: 5, people: 16600, amount: 21 },
          ],
          index: { value: 0.131, low: 0.052, high: 0.208 },
        },
        options,
      ),
  },
  {
    id: "concentration-none",
    make: (options) =>
      concentrationCurve({ what: t(options, "Utgifter", "Spending"), place: "Ö", groups: [] }, options),
  },
  {
    id: "funnel",
    make: (options) => {
      const next = random(5);
      return funnelPlot(
        {
          measure: t(options, "Andel utan behörighet", "Share without eligibility"),
          year: 2024,
          kind: "share",
          base: t(options, "Antal elever", "Pupils"),
          reference: { label: t(options, "Alla", "All"), value: 14.2 },
          points: Array.from({ length: 45 }, (_, i) => {
            const base = Math.round(20 + 700 * next() ** 2);
            const off = (next() + next() + next() - 1.5) * 2 * Math.sqrt((14.2 * 85.8) / base);
            return {
              id: `p${i}`,
              label: i === 7 ? "Norra Ängarna" : `${t(options, "Område", "Area")} ${i + 1}`,
              base,
              own: i === 7,
              figure:
                i === 3
                  ? absent("suppressed")
                  : figure(
                      Math.max(0.5, Math.round(10 * (14.2 + off + (i === 7 ? 12 : 0))) / 10),
                      base < 30 ? ["small"] : [],
                    ),
            };
          }),
        },
        options,
      );
    },
  },
  {
    id: "target-path",
    make: (options) =>
      targetPath(
        {
          measure: t(options, "Andel med låg ekonomisk standard", "Share with low economic standard"),
          place: t(options, "typ 1 och 2", "types 1 and 2"),
          points: YEARS.slice(6).map((year, i) => ({
            year,
            figure: i === 3 ? absent("missing") : figure(26 - 0.6 * i, i === 1 ? ["small"] : []),
            low: 24.6 - 0.6 * i,
            high: 27.4 - 0.6 * i,
          })),
          from: { year: 2018, value: 25.4 },
          target: { year: 2030, value: 18 },
          direction: "at-most",
          status: "too-early",
          unit: "percent",
          breaks: [NEW_AREAS],
        },
        options,
      ),
  },
  {
    id: "difference-in-differences",
    make: (options) =>
      differenceInDifferences(
        {
          measure: t(options, "Andel som går till skolan", "Share who walk to school"),
          what: t(options, "bron 2020", "the bridge in 2020"),
          fromYear: 2020,
          treated: {
            label: t(options, "Områden med bron", "Areas with the bridge"),
            points: YEARS.slice(4).map((year, i) => ({
              year,
              figure: figure(41 + 0.4 * i + (year >= 2020 ? 6.4 : 0)),
            })),
          },
          comparison: {
            label: t(options, "Liknande områden utan", "Similar areas without"),
            points: YEARS.slice(4).map((year, i) => ({
              year,
              figure: figure(46 + 0.5 * i - 0.2 * Math.sin(i)),
            })),
          },
          effect: { value: 5.9, low: 2.2, high: 9.6 },
          checks: [
            t(
              options,
              "Före bron gick båda grupperna åt samma håll (p = 0,61).",
              "Before the bridge both went the same way (p = 0.61).",
            ),
          ],
          unit: "percent",
        },
        options,
      ),
  },
  {
    id: "before-after",
    make: (options) =>
      beforeAfterMaps(
        {
          title: t(
            options,
            "Sju områden får kortare väg till skolan med bron",
            "Seven areas get a shorter walk to school with the bridge",
          ),
          scale: {
            kind: "steps",
            measure: t(options, "Meter till skola", "Metres to a school"),
            borders: [600, 1000, 1400, 1800],
          },
          before: {
            label: t(options, "i dag", "today"),
            areas: town().map((area, i) => ({
              ...area,
              figure: area.figure.value === null ? area.figure : figure(500 + ((i * 173) % 1700)),
            })),
          },
          after: {
            label: t(options, "med bron", "with the bridge"),
            areas: town().map((area, i) => ({
              ...area,
              figure:
                area.figure.value === null
                  ? area.figure
                  : figure(500 + ((i * 173) % 1700) - (i % 9 === 5 ? 320 : 0)),
            })),
          },
        },
        { ...options, invented: true },
      ),
  },
  {
    id: "trend-typed",
    make: (options) =>
      trendLines(
        {
          measure: t(options, "Ärenden per 1 000 invånare", "Cases per 1,000 residents"),
          decimals: 1,
          series: ([1, 2, 3, 4, 5] as const).map((type) => ({
            id: `type-${type}`,
            label: `${type} ${typeShort(type, options.lang ?? "sv")}`,
            type,
            own: type === 1,
            points: along(-2 * type + 3, 0.2 * type, type === 2 ? { 2017: absent("suppressed") } : {}),
          })),
          breaks: [NEW_AREAS],
        },
        options,
      ),
  },
  ...Object.entries(STORIES).map(([id, story]) => ({
    id,
    make: (options: PictureOptions) => storyPicture(story, { ...options, invented: true }),
  })),
];

export const VARIANTS: { id: string; options: PictureOptions }[] = [
  { id: "sv-light-760", options: { lang: "sv", theme: "light", width: 760 } },
  { id: "en-dark-340", options: { lang: "en", theme: "dark", width: 340 } },
];
