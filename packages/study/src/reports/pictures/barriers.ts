import type { Barriers, BarrierSegmentAnswer } from "@tvars/api";
import { butterfly, number, signedBars, stretchMap } from "@tvars/report";
import type { Lang, Stretch } from "@tvars/report";
import { toPlane } from "../../network/plane.ts";
import type { Draw, Drawing, Ground } from "./kinds.ts";
import { inOrder, mostOf, rowOf } from "./kinds.ts";

const MOST = 10;
/** Bars below the map: the tail of the list says little more. */
const MOST_BARS = 6;

export const KIND_WORDS: Record<Barriers["gaps"][number]["kind"], { sv: string; en: string }> = {
  motorway: { sv: "Motorväg", en: "Motorway" },
  trunk: { sv: "Riksväg", en: "Trunk road" },
  primary: { sv: "Större väg", en: "Primary road" },
  "state-road": { sv: "Statlig väg", en: "State road" },
  rail: { sv: "Järnväg", en: "Railway" },
  river: { sv: "Vattendrag", en: "River" },
};

type Segment = Barriers["segments"][number];

export const stretchName = ({ name, kind, id }: Pick<Segment, "name" | "kind" | "id">, lang: Lang): string =>
  name ? `${name} (${id})` : `${KIND_WORDS[kind][lang]} (${id})`;

export const stretchOf =
  (lang: Lang) =>
  (one: Segment): Stretch => ({
    id: one.id,
    label: stretchName(one, lang),
    line: inMetres(one.line),
    value: one.excessM,
  });

export const inMetres = (line: readonly (readonly number[])[]): [number, number][] =>
  line.map(([lon, lat]) => toPlane(lon!, lat!));

/** Where walks get longest, how much, and for whom. */
export const barriersPictures: Draw<Barriers> = (answer, lang, ground) => {
  const { gaps, segments } = answer;
  const sv = lang === "sv";
  const shown = segments.slice(0, MOST_BARS);
  const [first] = shown;
  if (!first) return [];
  const name = stretchName(first, lang);
  return [
    ...barrierMap(answer, lang, ground),
    (options) =>
      signedBars(
        {
          what: sv ? "extra väg i snitt, meter" : "extra walk on average, metres",
          finding: sv
            ? `Mest belastad är ${name}: ${number(first.excessM, lang)} meter längre väg i snitt`
            : `The greatest burden is at ${name}: ${number(first.excessM, lang)} metres longer on average`,
          description: sv
            ? `De ${shown.length} mest belastade sträckorna av ${gaps.length} barriärer, mest belastad först. Stapeln är den extra väg som barriären ger i snitt, mot samma nät med barriären öppen.`
            : `The ${shown.length} most burdened stretches of ${gaps.length} barriers, the most burdened first. The bar is the extra walk that the barrier causes on average, against the same network with it open.`,
          rows: shown.map((one) => ({
            id: one.id,
            label: stretchName(one, lang),
            value: one.excessM,
          })),
          decimals: 0,
          signed: false,
        },
        options,
      ),
    ...byType(answer, lang),
  ];
};

function byType({ totals }: Barriers, lang: Lang): Drawing[] {
  const sv = lang === "sv";
  const rows = inOrder(totals.byType);
  const longest = mostOf(
    rows.filter(({ people }) => people > 0),
    ({ excessM }) => excessM,
  );
  if (!longest) return [];
  const metres = number(longest.excessM, lang);
  return [
    (options) =>
      butterfly(
        {
          finding: sv
            ? `Längst extra väg, ${metres} meter, har boende i områden av typ ${longest.type}.`
            : `Residents of areas of type ${longest.type} have the longest extra walk, ${metres} metres.`,
          description: sv
            ? "Boende som har barriären mellan sig och någon annan, och deras extra väg i snitt. 1 = störst utmaningar."
            : "Residents with the barrier between them and somebody else, and their mean extra walk. 1 = greatest challenges.",
          rowsAre: sv ? "Områdestyp" : "Area type",
          left: { title: sv ? "Boende" : "Residents", unit: sv ? "personer" : "people" },
          right: { title: sv ? "Extra väg" : "Extra walk", unit: "m" },
          apart: true,
          rows: rows.map((row) => ({ ...rowOf(row, lang), left: row.people, right: row.excessM })),
        },
        options,
      ),
  ];
}

/** Burden is contacts times metres: its size says nothing to a reader, its order does; what is said is the extra walk. */
function barrierMap({ segments }: Barriers, lang: Lang, ground: Ground): Drawing[] {
  const sv = lang === "sv";
  const marked = segments.slice(0, MOST);
  return [
    (options) =>
      stretchMap(
        {
          title: sv
            ? `De ${marked.length} mest belastade sträckorna bär ${share(segments, marked, lang)} av all extra väg`
            : `The ${marked.length} most burdened stretches carry ${share(segments, marked, lang)} of all extra walk`,
          description: sv
            ? "Statliga vägar och järnvägar, färgade efter extra väg i snitt. Siffrorna är de mest belastade sträckorna i ordning."
            : "State roads and railways, coloured by the mean extra walk. The numbers are the most burdened stretches in order.",
          measure: sv ? "Extra väg, meter" : "Extra walk, metres",
          borders: [50, 250, 500],
          decimals: 0,
          stretches: segments.map((one, at) => ({
            ...stretchOf(lang)(one),
            ...(at < MOST ? { mark: String(at + 1) } : {}),
          })),
          streets: ground.streets,
          areas: ground.areas.map(({ geometry }) => geometry),
        },
        { ...options, height: 390 },
      ),
  ];
}

function share(all: readonly Segment[], some: readonly Segment[], lang: Lang): string {
  const sum = (of: readonly Segment[]): number => of.reduce((total, { burden }) => total + burden, 0);
  const part = sum(all) > 0 ? (100 * sum(some)) / sum(all) : 0;
  return `${number(part, lang)}${lang === "sv" ? " procent" : " per cent"}`;
}

/** On which sides of a line one stands, going along it: left and right as points of the compass. */
export function sidesOf(line: readonly (readonly number[])[], lang: Lang): { left: string; right: string } {
  const [a, b] = [line[0]!, line.at(-1)!];
  const east = (b[0]! - a[0]!) * Math.cos((a[1]! * Math.PI) / 180);
  const north = b[1]! - a[1]!;
  const words = {
    north: { sv: "Norr om", en: "North of it" },
    east: { sv: "Öster om", en: "East of it" },
    south: { sv: "Söder om", en: "South of it" },
    west: { sv: "Väster om", en: "West of it" },
  };
  const [left, right] =
    Math.abs(north) >= Math.abs(east)
      ? north >= 0
        ? ([words.west, words.east] as const)
        : ([words.east, words.west] as const)
      : east >= 0
        ? ([words.north, words.south] as const)
        : ([words.south, words.north] as const);
  return { left: left[lang], right: right[lang] };
}

/** One stretch: who lives on each side, and the walk that is made longest. */
export const barrierSegmentPictures: Draw<BarrierSegmentAnswer> = (
  { segment, sides, worst },
  lang,
  ground,
) => {
  const sv = lang === "sv";
  const { left, right } = sides;
  const names = sidesOf(segment.line, lang);
  const types = inOrder(
    [...new Set([...left.byType, ...right.byType].map(({ type }) => type))].map((type) => ({ type })),
  );
  const count = (rows: typeof left.byType, type: (typeof types)[number]["type"]): number =>
    rows.find((row) => row.type === type)?.people ?? 0;
  const drawn: Drawing[] = [
    (options) =>
      butterfly(
        {
          finding: sv
            ? `${names.left} bor ${number(left.all, lang)} personer, ${names.right.toLowerCase()} ${number(right.all, lang)}, inom räckhåll.`
            : `${number(left.all, lang)} people live ${names.left.toLowerCase()} and ${number(right.all, lang)} ${names.right.toLowerCase()}, within reach.`,
          description: sv
            ? "Boende efter områdestyp på var sida. 1 = störst utmaningar."
            : "Residents by area type on each side. 1 = greatest challenges.",
          rowsAre: sv ? "Områdestyp" : "Area type",
          left: { title: names.left, unit: sv ? "personer" : "people" },
          right: { title: names.right, unit: sv ? "personer" : "people" },
          rows: types.map((row) => ({
            ...rowOf(row, lang),
            left: count(left.byType, row.type),
            right: count(right.byType, row.type),
          })),
        },
        options,
      ),
  ];
  const metres = (value: number): string => `${number(value, lang)} m`;
  const walks = worst
    ? [
        ...(worst.now
          ? [
              {
                id: "now",
                label: sv
                  ? `Vägen i dag, ${metres(worst.now.metres)}`
                  : `The walk today, ${metres(worst.now.metres)}`,
                line: inMetres(worst.now.line),
              },
            ]
          : []),
        {
          id: "open",
          label: sv
            ? `Med barriären öppen, ${metres(worst.without.metres)}`
            : `With the barrier open, ${metres(worst.without.metres)}`,
          line: inMetres(worst.without.line),
        },
      ]
    : [];
  drawn.push((options) =>
    stretchMap(
      {
        title: worst?.now
          ? sv
            ? `Två platser ${metres(worst.straightM)} isär: ${metres(worst.now.metres)} att gå i dag, ${metres(worst.without.metres)} med barriären öppen`
            : `Two places ${metres(worst.straightM)} apart: ${metres(worst.now.metres)} to walk today, ${metres(worst.without.metres)} with the barrier open`
          : stretchName(segment, lang),
        measure: sv ? "Extra väg, meter" : "Extra walk, metres",
        borders: [50, 250, 500],
        decimals: 0,
        stretches: [segment, ...ground.stretches.filter(({ id }) => id !== segment.id)].map(stretchOf(lang)),
        ways: walks,
        streets: ground.streets,
        areas: ground.areas.map(({ geometry }) => geometry),
        around: true,
      },
      { ...options, height: 360 },
    ),
  );
  return drawn;
};
