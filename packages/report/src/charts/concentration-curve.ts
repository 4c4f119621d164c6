import { scaleLinear } from "d3-scale";
import { emptyPicture } from "../base/empty.ts";
import type { AreaType } from "../base/palette.ts";
import { AREA_TYPES } from "../base/palette.ts";
import type { Cell, Picture, PictureOptions, Stage, Table } from "../base/picture.ts";
import { compose, stageOf } from "../base/picture.ts";
import { el, group, label, pathOf, rule } from "../base/svg.ts";
import { keyRows, typeItems } from "../base/key.ts";
import type { KeyItem } from "../base/key.ts";
import { typeLine } from "../base/type-line.ts";
import { number, percent } from "../words/numbers.ts";
import { typeShort } from "../words/types.ts";

export interface ConcentrationGroup {
  /** Left out for an area type, whose name is known. */
  label?: string;
  type?: AreaType;
  people: number;
  /** What is shared out: money, departures, places. */
  amount: number;
}

export interface ConcentrationCurve {
  /** "Utgifterna", "the spending". */
  what: string;
  place: string;
  /** From those with the greatest challenges to those with the best conditions. */
  groups: readonly ConcentrationGroup[];
  /** The same in finer steps, for example area by area, in the same order; the groups are its sums. */
  curve?: readonly { type?: AreaType; people: number; amount: number }[];
  /** Those it is shared out among, where they are not all residents: "Befolkning 20–64 år". */
  base?: string;
  /** Said beneath: what was left out. */
  notes?: readonly string[];
  /** Where it has been computed from finer figures, with its interval; else it is that of the groups drawn. */
  index?: { value: number; low?: number; high?: number; level?: string };
  source?: string;
}

/**
 * Concentration index of grouped figures, −1 to 1: twice the area between the line of equality and the curve
 * (Kakwani, Wagstaff & van Doorslaer 1997). Below 0 where more goes to those who come first.
 */
export function concentrationIndex(groups: readonly { people: number; amount: number }[]): number {
  const people = groups.reduce((sum, group) => sum + group.people, 0);
  const amount = groups.reduce((sum, group) => sum + group.amount, 0);
  if (!(people > 0 && amount > 0)) return NaN;
  let [before, under] = [0, 0];
  for (const group of groups) {
    const after = before + group.amount / amount;
    under += ((before + after) * group.people) / people;
    before = after;
  }
  return 1 - under;
}

function cumulated<Step extends { people: number; amount: number }>(
  steps: readonly Step[],
): (Step & { x: number; y: number })[] {
  const people = steps.reduce((sum, one) => sum + one.people, 0);
  const amount = steps.reduce((sum, one) => sum + one.amount, 0);
  let [x, y] = [0, 0];
  return steps.map((one) => {
    x += one.people / people;
    y += one.amount / amount;
    return { ...one, x, y };
  });
}

/** As it stands inside a sentence: "Låg ekonomisk standard (V1)" loses its first capital only, "BNP" none. */
const within = (what: string): string =>
  /^\p{Lu}\p{Lu}/u.test(what) ? what : what.charAt(0).toLowerCase() + what.slice(1);

/** The curve piece by piece in the colour of the areas' type, over its own line. */
function typedPieces(
  line: readonly (readonly [number, number])[],
  curve: readonly { type?: AreaType }[],
  stage: Stage,
): string {
  let svg = "";
  for (const type of AREA_TYPES) {
    const first = curve.findIndex((step) => step.type === type);
    const last = curve.findLastIndex((step) => step.type === type);
    if (first < 0) continue;
    svg += typeLine(pathOf(line.slice(first, last + 2)), type, stage, { width: 3.4 });
  }
  return svg;
}

/** Who gets how much: share of what is shared out against share of people, those with the greatest challenges first. */
export function concentrationCurve(data: ConcentrationCurve, options: PictureOptions = {}): Picture {
  const stage = stageOf({ ...options, source: options.source ?? data.source });
  const { lang, theme } = stage;
  const { what, place, groups, curve, notes = [] } = data;
  const sv = lang === "sv";
  const base = data.base ?? (sv ? "Invånare" : "Residents");
  const among = data.base === undefined ? (sv ? "invånarna" : "residents") : within(data.base);
  for (const { people, amount, type, label: name } of groups)
    if (!(people >= 0 && amount >= 0))
      throw new RangeError(
        `Group ${name ?? type ?? ""} has ${people} people and the amount ${amount}; expected 0 or more of both.`,
      );
  const people = groups.reduce((sum, one) => sum + one.people, 0);
  const amount = groups.reduce((sum, one) => sum + one.amount, 0);
  const points = cumulated(groups);
  const nameOf = ({ label: name, type }: ConcentrationGroup): string =>
    name ?? (type ? `${type} ${typeShort(type, lang)}` : "");
  const known = people > 0 && amount > 0;
  const table: Table = {
    columns: [
      { id: "group", label: sv ? "Grupp" : "Group", align: "start" },
      { id: "people", label: base, align: "end" },
      { id: "amount", label: what, align: "end" },
      {
        id: "people-share",
        label: sv ? `${base}, samlat` : `${base}, cumulated`,
        align: "end",
        unit: "%",
        decimals: 1,
      },
      {
        id: "amount-share",
        label: sv ? `${what}, samlat` : `${what}, cumulated`,
        align: "end",
        unit: "%",
        decimals: 1,
      },
    ],
    rows: points.map((point): Cell[] => [
      nameOf(point),
      point.people,
      point.amount,
      known ? 100 * point.x : null,
      known ? 100 * point.y : null,
    ]),
  };
  if (!known)
    return emptyPicture(
      stage,
      {
        title: { sv: `${what}: inget att fördela`, en: `${what}: nothing to share out` },
        action: {
          sv: "Kurvan kräver invånare och belopp i minst en grupp. Kontrollera urvalet.",
          en: "The curve needs residents and amounts in at least one group. Check the selection.",
        },
      },
      table,
    );
  const index = data.index ?? { value: concentrationIndex(curve ?? groups) };
  const between =
    index.low === undefined || index.high === undefined
      ? ""
      : ` (${index.level ?? (sv ? "95\u202f%" : "95%")}: ${number(index.low, lang, 2)} ${sv ? "till" : "to"} ${number(index.high, lang, 2)})`;
  const certain = index.low === undefined || index.high === undefined || index.low > 0 || index.high < 0;
  const even = Math.abs(index.value) < 0.005;
  const title = even
    ? sv
      ? `${what} i ${place} är jämnt fördelade`
      : `${what} in ${place}: evenly shared`
    : !certain
      ? sv
        ? `${what} i ${place}: ingen säker lutning åt något håll`
        : `${what} in ${place}: no certain lean either way`
      : index.value < 0
        ? sv
          ? `${what} i ${place}: mer per invånare där utmaningarna är störst`
          : `${what} in ${place}: more per resident where the challenges are greatest`
        : sv
          ? `${what} i ${place}: mer per invånare där förutsättningarna är bäst`
          : `${what} in ${place}: more per resident where conditions are best`;
  const directions = sv
    ? "Under noll och kurva över linjen: mer per invånare där utmaningarna är störst. Över noll och kurva under linjen: mer där förutsättningarna är bäst."
    : "Below zero, curve above the line: more per resident where the challenges are greatest. Above zero, curve below the line: more where conditions are best.";
  const said = `${sv ? "Koncentrationsindex" : "Concentration index"} ${number(index.value, lang, 2)}${between}`;
  return compose(stage, {
    title,
    description: sv
      ? `Vågrätt: andel av ${among}, ordnade från störst utmaningar till bäst förutsättningar. Lodrätt: andel av ${within(what)}.`
      : `Across: share of ${among}, from the greatest challenges to the best conditions. Up: share of ${within(what)}.`,
    summary: `${title}. ${said}.`,
    table,
    foot: { notes: [`${said}.`, directions, ...notes] },
    draw: (width) => {
      const side = Math.min(width - 52, stage.height ?? 380);
      const left = 46;
      const at = scaleLinear([0, 1], [left, left + side]);
      const up = scaleLinear([0, 1], [side + 8, 8]);
      let svg = "";
      for (const tick of [0, 0.25, 0.5, 0.75, 1]) {
        const text = percent(100 * tick, lang, 0);
        svg +=
          rule(at(0), up(tick), at(1), up(tick), { stroke: tick === 0 ? theme.axis : theme.hairline }) +
          label(text, left - 8, up(tick) + 4, { size: 12, anchor: "end", fill: theme.muted }) +
          (tick === 0 || (tick !== 0.5 && side < 200)
            ? ""
            : label(text, at(tick), side + 26, {
                size: 12,
                anchor: tick === 1 ? "end" : "middle",
                fill: theme.muted,
              }));
      }
      svg += rule(at(0), up(0), at(1), up(1), {
        stroke: theme.muted,
        "stroke-dasharray": "5 4",
        "data-line": "equality",
      });
      const steps = curve ? cumulated(curve) : points;
      const line = [{ x: 0, y: 0 }, ...steps].map((point) => [at(point.x), up(point.y)] as const);
      svg += el("path", {
        d: pathOf([...line, [at(0), up(0)]], true),
        fill: theme.accent,
        "fill-opacity": 0.12,
      });
      svg += el("path", {
        d: pathOf(line),
        fill: "none",
        stroke: theme.accent,
        "stroke-width": 2.6,
        "stroke-linejoin": "round",
        "data-line": "curve",
      });
      if (curve) svg += typedPieces(line, curve, stage);
      for (const point of points)
        svg += el("circle", {
          cx: at(point.x),
          cy: up(point.y),
          r: 5,
          fill: point.type ? theme.types[point.type].fill : theme.accent,
          stroke: point.type ? theme.types[point.type].outline : theme.paper,
        });
      const stroke =
        (color: string, dash?: string): KeyItem["mark"] =>
        (px, py) =>
          rule(px, py + 7, px + 14, py + 7, {
            stroke: color,
            "stroke-width": 2.4,
            ...(dash ? { "stroke-dasharray": dash } : {}),
          });
      const types = points.flatMap(({ type }) => (type ? [type] : []));
      const key = keyRows(
        [
          ...(curve
            ? []
            : [{ mark: stroke(theme.accent), text: sv ? "Så är det fördelat" : "As it is shared" }]),
          { mark: stroke(theme.muted, "4 3"), text: sv ? "Lika mycket per invånare" : "Equal per resident" },
          ...typeItems(stage, types),
        ],
        width,
        13,
      );
      const below = side + 44;
      svg += group({ transform: `translate(0,${below})` }, key.svg);
      return { svg, height: below + key.height };
    },
  });
}
