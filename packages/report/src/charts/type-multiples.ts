import type { Figure } from "@tvars/cube";
import type { Break } from "../base/axes.ts";
import { breakNotches, breakNotes } from "../base/axes.ts";
import { emptyPicture } from "../base/empty.ts";
import { keyRows, statusItems, typeItems } from "../base/key.ts";
import { visibleWidths } from "../base/layout.ts";
import type { AreaType } from "../base/palette.ts";
import { AREA_TYPES } from "../base/palette.ts";
import { suppressedFill, typeFill } from "../base/patterns.ts";
import type { Cell, Lang, Picture, PictureOptions, Stage, Table } from "../base/picture.ts";
import { compose, stageOf } from "../base/picture.ts";
import { hiddenIn, kindsIn } from "../base/statuses.ts";
import { el, group, label, rule } from "../base/svg.ts";
import { fit, textWidth } from "../base/text-width.ts";
import { number, percent } from "../words/numbers.ts";
import { challengedShare } from "../words/sentences.ts";
import { DIRECTION, typeWord } from "../words/types.ts";

export interface TypePanel {
  id: string;
  label: string;
  /** Shares of types 1 to 5 per year, per cent. */
  years: readonly { year: number; shares: readonly Figure[] }[];
}

export interface TypeMultiples {
  /** "Exempelregionen", "riket": what the panels are parts of. */
  place: string;
  /** In the order drawn: by code, never by rank. */
  panels: readonly TypePanel[];
  /** Of what the shares are. */
  of?: "population" | "areas";
  breaks?: readonly Break[];
  source?: string;
}

const GAP = 20;
const TALL = 84;
const LEAST = 132;

/** The five types over the years, one small chart a place, each from 0 to 100 per cent of that place. */
export function typeMultiples(data: TypeMultiples, options: PictureOptions = {}): Picture {
  const stage = stageOf({ ...options, source: options.source ?? data.source });
  const { lang } = stage;
  const { panels, place, breaks = [], of = "population" } = data;
  const sv = lang === "sv";
  const years = [...new Set(panels.flatMap((panel) => panel.years.map(({ year }) => year)))].toSorted(
    (a, b) => a - b,
  );
  const figures = panels.flatMap((panel) => panel.years.flatMap(({ shares }) => [...shares]));
  const table: Table = {
    columns: [
      { id: "place", label: sv ? "Plats" : "Place", align: "start" },
      { id: "year", label: sv ? "År" : "Year", align: "start" },
      ...AREA_TYPES.map((type) => ({
        id: `type${type}`,
        label: typeWord(type, lang),
        align: "end" as const,
        unit: "%",
        decimals: 1,
      })),
    ],
    rows: panels.flatMap((panel) =>
      panel.years.map(({ year, shares }): Cell[] => [panel.label, String(year), ...shares]),
    ),
  };
  if (figures.every(({ value }) => value === null))
    return emptyPicture(
      stage,
      {
        title: { sv: `Områdestyper i ${place}: inga uppgifter`, en: `Area types in ${place}: no figures` },
        action: {
          sv: "Ingen av platserna har uppgifter om områdestyper. Hämta data eller välj en annan plats.",
          en: "None of the places has figures on area types. Fetch data or choose another place.",
        },
      },
      table,
    );
  const [first, last] = [years[0]!, years.at(-1)!];
  const inRange = breaks.filter(({ year }) => year > first && year <= last);
  const people = of === "population";
  const title = multiplesTitle(data, lang);
  return compose(stage, {
    title,
    description: sv
      ? `Andel av ${people ? "invånarna" : "områdena"} efter områdestyp ${first === last ? first : `${first}–${last}`}. Samma skala i alla rutor, 0–100 procent, ordnade efter kod. ${DIRECTION.type.sv}`
      : `Share of ${people ? "residents" : "areas"} by area type, ${first === last ? first : `${first}–${last}`}. The same scale in every panel, 0–100 per cent, ordered by code. ${DIRECTION.type.en}`,
    summary: `${title}. ${DIRECTION.type[lang]}`,
    table,
    foot: {
      unit: "%",
      years: first === last ? String(first) : `${first}–${last}`,
      notes: [
        sv
          ? "Talet i varje ruta är typ 1 och 2 tillsammans det sista året."
          : "The number in each panel is types 1 and 2 together in the last year.",
        ...breakNotes(inRange, lang),
      ],
      hidden: hiddenIn(figures),
    },
    draw: (width) => {
      const columns = Math.max(1, Math.min(panels.length, Math.floor((width + GAP) / (LEAST + GAP))));
      const wide = Math.min(220, (width - (columns - 1) * GAP) / columns);
      const key = keyRows([...typeItems(stage), ...statusItems(kindsIn(figures), stage)], width);
      const pitch = 22 + TALL + 38;
      let svg = key.svg;
      panels.forEach((panel, i) => {
        svg += group(
          {
            transform: `translate(${(i % columns) * (wide + GAP)},${key.height + 16 + Math.floor(i / columns) * pitch})`,
            "data-place": panel.id,
          },
          onePanel(panel, { wide, first, last, breaks: inRange }, stage),
        );
      });
      return { svg, height: key.height + 16 + Math.ceil(panels.length / columns) * pitch - 10 };
    },
  });
}

/** How far apart the parts lie in the last year; never which is first or last. */
export function multiplesTitle({ panels, place, of = "population" }: TypeMultiples, lang: Lang): string {
  const sv = lang === "sv";
  const last = Math.max(...panels.flatMap(({ years }) => years.map(({ year }) => year)));
  const latest = panels.flatMap((panel) => {
    const at = panel.years.find(({ year }) => year === last);
    const share = at ? challengedShare(at.shares) : null;
    return share === null ? [] : [share];
  });
  const [low, high] = [Math.min(...latest), Math.max(...latest)].map((value) => percent(value, lang, 1));
  const many = number(panels.length, lang);
  const people = of === "population";
  if (latest.length < 2)
    return sv ? `Områdestyper i ${many} delar av ${place}` : `Area types in ${many} parts of ${place}`;
  return sv
    ? `Andelen ${people ? "invånare" : "områden"} i typ 1 och 2 går från ${low} till ${high} mellan ${many} delar av ${place} ${last}`
    : `The share of ${people ? "residents" : "areas"} in types 1 and 2 runs from ${low} to ${high} between ${many} parts of ${place} in ${last}`;
}

function onePanel(
  panel: TypePanel,
  { wide, first, last, breaks }: { wide: number; first: number; last: number; breaks: readonly Break[] },
  stage: Stage,
): string {
  const { theme, idPrefix, patterns, lang } = stage;
  const top = 24;
  const box = { left: 0, right: wide, top, bottom: top + TALL };
  const apart = 5;
  const step = (wide - apart * breaks.length) / (last - first + 1);
  const x = (at: number): number =>
    step * (at - first + 0.5) +
    breaks.reduce((sum, { year }) => sum + (at >= year ? apart : at > year - 1 ? apart / 2 : 0), 0);
  const column = Math.min(36, step - (step > 12 ? 2 : 1));
  const end = panel.years.find(({ year }) => year === last);
  const share = end ? challengedShare(end.shares) : null;
  const said = share === null ? "" : percent(share, lang, 1);
  const saidWidth = said === "" ? 0 : textWidth(said, 13, 600) + 8;
  // A ground to point at: the gaps between the columns belong to the panel too.
  let svg =
    el("rect", { x: 0, y: 0, width: wide, height: top + TALL + 20, fill: theme.paper, "fill-opacity": 0 }) +
    label(fit(panel.label, wide - saidWidth, 13, 600), 0, 13, { weight: 600 }) +
    (said === "" ? "" : label(said, wide, 13, { anchor: "end", fill: theme.muted }));
  for (const { year, shares } of panel.years) {
    const known = shares.map(({ value }) => value ?? 0);
    const partly = shares.some(({ value }) => value === null);
    const hidden = shares.some(({ status }) => status === "suppressed");
    const rest = partly ? Math.max(0, 100 - known.reduce((a, b) => a + b, 0)) : 0;
    const left = x(year) - column / 2;
    let y = top;
    visibleWidths([...known, rest], TALL, 1).forEach((size, i) => {
      if (size <= 0) return;
      svg += el("rect", {
        x: left,
        y,
        width: column,
        height: size,
        fill:
          i < 5
            ? typeFill((i + 1) as AreaType, theme, idPrefix, patterns)
            : hidden
              ? suppressedFill(idPrefix)
              : theme.blank,
        ...(i < 5 ? { "data-type": i + 1 } : { "data-status": hidden ? "suppressed" : "missing" }),
      });
      y += size;
    });
  }
  svg += rule(0, box.bottom, wide, box.bottom, { stroke: theme.axis }) + breakNotches(breaks, x, box, stage);
  for (const year of first === last ? [first] : [first, last]) {
    const half = textWidth(String(year), 12) / 2;
    svg += label(String(year), Math.min(Math.max(x(year), half), wide - half), box.bottom + 16, {
      size: 12,
      anchor: "middle",
      fill: theme.muted,
    });
  }
  return svg;
}
