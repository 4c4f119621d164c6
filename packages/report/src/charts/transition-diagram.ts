import type { Figure } from "@tvars/cube";
import { emptyPicture } from "../base/empty.ts";
import { keyRows, statusItems, typeItems } from "../base/key.ts";
import type { AreaType } from "../base/palette.ts";
import { AREA_TYPES } from "../base/palette.ts";
import { contrast } from "../base/color.ts";
import { suppressedFill, typeFill } from "../base/patterns.ts";
import type { Cell, Drawing, Lang, Picture, PictureOptions, Stage, Table } from "../base/picture.ts";
import { compose, stageOf } from "../base/picture.ts";
import { hiddenIn, kindsIn } from "../base/statuses.ts";
import { el, group, label, round } from "../base/svg.ts";
import { fit, textWidth } from "../base/text-width.ts";
import { figureText, number } from "../words/numbers.ts";
import { transitionSentence } from "../words/sentences.ts";
import { DIRECTION, typeWord } from "../words/types.ts";

export interface TransitionDiagram {
  fromYear: number;
  toYear: number;
  /** counts[from − 1][to − 1]: areas (or people) of a type in the first year by their type in the second. */
  counts: readonly (readonly Figure[])[];
  /** people[from − 1][to − 1]: residents of the areas counted, in the first year. */
  people?: readonly (readonly Figure[])[];
  /** What could not be compared, and breaks between the years. */
  notes?: readonly string[];
  /** Which of the two views; both by default. */
  show?: "flows" | "matrix" | "both";
  source?: string;
}

const NODE = 16;

function flows(
  counts: readonly (readonly Figure[])[],
  years: [number, number],
  widthPx: number,
  stage: Stage,
): Drawing {
  const { theme, idPrefix, patterns, lang } = stage;
  const n = counts.map((row) => row.map(({ value }) => value ?? 0));
  const total = n.flat().reduce((a, b) => a + b, 0);
  const out = n.map((row) => row.reduce((a, b) => a + b, 0));
  const into = AREA_TYPES.map((_, to) => n.reduce((a, row) => a + row[to]!, 0));
  // Where cells are hidden a sum is only what at least is there.
  const hiddenOut = counts.map((row) => row.some(({ value }) => value === null));
  const hiddenInto = AREA_TYPES.map((_, to) => counts.some((row) => row[to]!.value === null));
  const gap = 16;
  const tall = stage.height ?? 260;
  const k = (tall - 4 * gap) / total;
  const side = 64;
  const [left, right] = [side, widthPx - side - NODE];
  const starts = (sums: readonly number[]): number[] => {
    let y = 24;
    return sums.map((sum) => {
      const at = y;
      y += Math.max(sum * k, 1.5) + gap;
      return at;
    });
  };
  const [outAt, intoAt] = [starts(out), starts(into)];
  const [outNext, intoNext] = [[...outAt], [...intoAt]];
  let ribbons = "";
  n.forEach((row, from) =>
    row.forEach((count, to) => {
      const thick = count * k;
      if (thick > 0) {
        const [y0, y1] = [outNext[from]! + thick / 2, intoNext[to]! + thick / 2];
        const [x0, x1] = [left + NODE, right];
        const mid = (x0 + x1) / 2;
        ribbons += el("path", {
          d: `M${round(x0)},${round(y0)}C${round(mid)},${round(y0)} ${round(mid)},${round(y1)} ${round(x1)},${round(y1)}`,
          fill: "none",
          stroke: theme.types[(from + 1) as AreaType].outline,
          "stroke-width": Math.max(thick, 0.75),
          "stroke-opacity": from === to ? 0.28 : 0.62,
          "data-from": from + 1,
          "data-to": to + 1,
        });
      }
      outNext[from]! += thick;
      intoNext[to]! += thick;
    }),
  );
  const nodes = AREA_TYPES.map((type) => {
    const column = (
      x: number,
      at: number,
      sum: number,
      anchor: "start" | "end",
      partial: boolean,
    ): string => {
      const height = Math.max(sum * k, 1.5);
      const text = anchor === "end" ? x - 6 : x + NODE + 6;
      return (
        el("rect", {
          x,
          y: at,
          width: NODE,
          height,
          fill: typeFill(type, theme, idPrefix, patterns),
          stroke: theme.types[type].outline,
        }) +
        label(String(type), text, at + height / 2 + 4.5, { weight: 600, anchor }) +
        label(
          `${partial ? "≥ " : ""}${number(sum, lang)}`,
          anchor === "end" ? text - 12 : text + 12,
          at + height / 2 + 4.5,
          { size: 12, anchor, fill: theme.muted },
        )
      );
    };
    return (
      column(left, outAt[type - 1]!, out[type - 1]!, "end", hiddenOut[type - 1]!) +
      column(right, intoAt[type - 1]!, into[type - 1]!, "start", hiddenInto[type - 1]!)
    );
  }).join("");
  const head =
    label(String(years[0]), left, 12, { size: 12, fill: theme.muted }) +
    label(String(years[1]), right + NODE, 12, { size: 12, anchor: "end", fill: theme.muted });
  const bottom = Math.max(outAt[4]! + Math.max(out[4]! * k, 14), intoAt[4]! + Math.max(into[4]! * k, 14));
  return { svg: head + ribbons + nodes, height: bottom + 8 };
}

function matrix(
  counts: readonly (readonly Figure[])[],
  years: [number, number],
  widthPx: number,
  stage: Stage,
  people?: readonly (readonly Figure[])[],
): Drawing {
  const { theme, idPrefix, lang } = stage;
  const left = 64;
  const side = Math.min(64, (widthPx - left) / 5);
  const high = Math.min(side, people ? 44 : 40);
  const top = 44;
  const sv = lang === "sv";
  let svg =
    label(sv ? `Typ ${years[1]}` : `Type ${years[1]}`, left + side * 2.5, 12, {
      size: 12,
      anchor: "middle",
      fill: theme.muted,
    }) + label(sv ? `Typ ${years[0]}` : `Type ${years[0]}`, 0, top - 10, { size: 12, fill: theme.muted });
  AREA_TYPES.forEach((type, i) => {
    svg +=
      label(String(type), left + side * (i + 0.5), top - 10, { weight: 600, anchor: "middle" }) +
      label(String(type), left - 12, top + high * (i + 0.5) + 4.5, { weight: 600, anchor: "end" });
  });
  counts.forEach((row, from) => {
    const sum = row.reduce((a, { value }) => a + (value ?? 0), 0);
    row.forEach((figure, to) => {
      const share = figure.value === null || sum === 0 ? 0 : figure.value / sum;
      const step =
        share === 0 ? -1 : Math.min(theme.sequential.length - 1, Math.floor(share * theme.sequential.length));
      const fill =
        figure.status === "suppressed"
          ? suppressedFill(idPrefix)
          : step < 0
            ? theme.paper
            : theme.sequential[step]!;
      const dark =
        step >= 0 &&
        contrast(theme.sequential[step]!, "#ffffff") >= contrast(theme.sequential[step]!, "#1b1b1f");
      svg += el("rect", {
        x: left + side * to,
        y: top + high * from,
        width: side - 2,
        height: high - 2,
        fill,
        stroke: from === to ? theme.ink : theme.hairline,
        "data-from": from + 1,
        "data-to": to + 1,
      });
      const ink = step < 0 ? theme.muted : dark ? "#ffffff" : "#1b1b1f";
      const middle = left + side * to + side / 2 - 1;
      const lived = people?.[from]?.[to]?.value;
      const beneath = figure.value !== null && figure.value > 0 && lived !== null && lived !== undefined;
      if (figure.value !== null)
        svg += label(
          fit(number(figure.value, lang), side - 4),
          middle,
          top + high * (from + 0.5) + (beneath ? -3.5 : 3.5),
          { anchor: "middle", fill: ink, ...(beneath ? { weight: 600 as const } : {}) },
        );
      else if (figure.status !== "suppressed")
        svg += el("circle", {
          cx: left + side * (to + 0.5),
          cy: top + high * (from + 0.5),
          r: 1.6,
          fill: theme.muted,
        });
      if (beneath)
        svg += label(peopleText(lived, side - 6, lang), middle, top + high * (from + 0.5) + 12, {
          size: 12,
          anchor: "middle",
          fill: ink,
        });
    });
  });
  return { svg, height: top + high * 5 };
}

/** Residents of a cell: whole where there is room, else in millions. */
function peopleText(people: number, roomPx: number, lang: Lang): string {
  const whole = number(people, lang);
  if (textWidth(whole, 12) <= roomPx) return whole;
  return `${number(people / 1e6, lang, 1)}${lang === "sv" ? "\u202fmn" : "m"}`;
}

/** Where areas went between two years: flows between the types, and the same counts as a matrix shaded by row. */
export function transitionDiagram(data: TransitionDiagram, options: PictureOptions = {}): Picture {
  const stage = stageOf({ ...options, source: options.source ?? data.source });
  const { lang, theme } = stage;
  const { fromYear, toYear, counts, people, show = "both" } = data;
  if (counts.length !== 5 || counts.some((row) => row.length !== 5))
    throw new RangeError(
      `Transitions are ${counts.length} × ${counts[0]?.length ?? 0}; expected 5 × 5, types 1 to 5.`,
    );
  const figures = counts.flat();
  const sv = lang === "sv";
  const table: Table = {
    columns: [
      { id: "from", label: sv ? `Typ ${fromYear}` : `Type ${fromYear}`, align: "start" },
      ...AREA_TYPES.map((type) => ({
        id: `to${type}`,
        label: `${typeWord(type, lang)} ${toYear}`,
        align: "end" as const,
        ...(people ? { unit: sv ? "områden" : "areas" } : {}),
      })),
      ...(people
        ? AREA_TYPES.map((type) => ({
            id: `people${type}`,
            label: `${typeWord(type, lang)} ${toYear}`,
            align: "end" as const,
            unit: sv ? `invånare ${fromYear}` : `residents ${fromYear}`,
          }))
        : []),
    ],
    rows: counts.map((row, i): Cell[] => [
      typeWord((i + 1) as AreaType, lang),
      ...row,
      ...(people?.[i] ?? []),
    ]),
  };
  if (figures.every(({ value }) => value === null || value === 0))
    return emptyPicture(
      stage,
      {
        title: {
          sv: `Inga övergångar mellan ${fromYear} och ${toYear}`,
          en: `No transitions between ${fromYear} and ${toYear}`,
        },
        action: {
          sv: "Områden följs bara inom en version av indelningen. Välj två år på samma sida om gränsbytet.",
          en: "Areas are followed within one version of the division only. Choose two years on the same side of the change.",
        },
      },
      table,
    );
  const sentence = transitionSentence(
    { fromYear, toYear, counts: counts.map((row) => row.map(({ value }) => value ?? 0)) },
    lang,
  );
  const partial = figures.some(({ value }) => value === null);
  const years: [number, number] = [fromYear, toYear];
  const all = number(
    figures.reduce((a, { value }) => a + (value ?? 0), 0),
    lang,
  );
  const same = figureText(
    { value: AREA_TYPES.reduce((a, t) => a + (counts[t - 1]![t - 1]!.value ?? 0), 0), status: "value" },
    lang,
  );
  return compose(stage, {
    // A count of those who stayed would be wrong where some cells are hidden.
    title: partial
      ? sv
        ? `Områdestyper ${fromYear} och ${toYear}`
        : `Area types in ${fromYear} and ${toYear}`
      : sv
        ? `${same} av ${all} områden behöll sin typ mellan ${fromYear} och ${toYear}`
        : `${same} of ${all} areas kept their type between ${fromYear} and ${toYear}`,
    description: sv
      ? `Antal områden efter områdestyp ${fromYear} och ${toYear}${people ? `, och invånare i dem ${fromYear}` : ""}. ${DIRECTION.type.sv}`
      : `Number of areas by area type in ${fromYear} and ${toYear}${people ? `, and residents in them ${fromYear}` : ""}. ${DIRECTION.type.en}`,
    summary: partial
      ? sv
        ? `Bland det som visas: ${sentence}`
        : `Among what is shown: ${sentence}`
      : sentence,
    table,
    foot: {
      years: `${fromYear}, ${toYear}`,
      notes: [
        sv
          ? "Typerna är relativa: gränserna flyttas varje år, så ett område kan byta typ utan att dess index ändrats."
          : "Types are relative: the cut-offs move every year, so an area can change type while its index stands still.",
        ...(people
          ? [
              sv
                ? `I rutorna: antal områden, och under det deras invånare ${fromYear}.`
                : `In the cells: areas, and beneath them their residents in ${fromYear}.`,
            ]
          : []),
        ...(data.notes ?? []),
      ],
      hidden: hiddenIn(figures),
    },
    draw: (width) => {
      const beside = show === "both" && width >= 640;
      let svg = "";
      let height = 0;
      if (show !== "matrix") {
        const drawn = flows(counts, years, beside ? width - 400 : width, stage);
        svg += drawn.svg;
        height = drawn.height;
      }
      if (show !== "flows") {
        const [x, y] = beside ? [width - 364, 0] : [0, height === 0 ? 0 : height + 20];
        const drawn = matrix(counts, years, beside ? 364 : width, stage, people);
        svg += group({ transform: `translate(${x},${y})` }, drawn.svg);
        height = Math.max(height, y + drawn.height);
      }
      const items = [...(show === "matrix" ? [] : typeItems(stage)), ...statusItems(kindsIn(figures), stage)];
      const key = keyRows(items, width);
      return {
        svg: svg + group({ transform: `translate(0,${height + 14})`, fill: theme.ink }, key.svg),
        height: height + 14 + key.height,
      };
    },
  });
}
