import type { Figure } from "@tvars/cube";
import { scaleLinear } from "d3-scale";
import { absentMark } from "../base/dots.ts";
import { emptyPicture } from "../base/empty.ts";
import type { KeyItem } from "../base/key.ts";
import { keyRows, statusItems } from "../base/key.ts";
import type { Cell, Picture, PictureOptions, Table } from "../base/picture.ts";
import { compose, stageOf } from "../base/picture.ts";
import { hiddenIn, isSmall, kindsIn } from "../base/statuses.ts";
import { el, group, label, rule } from "../base/svg.ts";
import { textWidth } from "../base/text-width.ts";
import { amid } from "../words/amid.ts";
import { figureText } from "../words/numbers.ts";

export interface AgeBars {
  place: string;
  year: number;
  /** Youngest first; share of the population, per cent. */
  ages: readonly { label: string; share: Figure; compare?: Figure }[];
  /** What the thin mark on each bar is. */
  compareLabel?: string;
  source?: string;
}

const FORMAT = { unit: "percent", decimals: 1 } as const;

/** The population by age as bars, with the comparison place as a mark on each. */
export function ageBars(data: AgeBars, options: PictureOptions = {}): Picture {
  const stage = stageOf({ ...options, source: options.source ?? data.source });
  const { lang, theme } = stage;
  const { place, year, ages, compareLabel } = data;
  const sv = lang === "sv";
  const figures = ages.map(({ share }) => share);
  const table: Table = {
    columns: [
      { id: "age", label: sv ? "Ålder" : "Age", align: "start" },
      { id: "share", label: place, align: "end", unit: "%" },
      ...(compareLabel ? [{ id: "compare", label: compareLabel, align: "end" as const, unit: "%" }] : []),
    ],
    rows: ages.map(({ label: name, share, compare }): Cell[] => [
      name,
      share,
      ...(compareLabel ? [compare ?? null] : []),
    ]),
  };
  const known = ages.filter(({ share }) => share.value !== null);
  if (known.length === 0)
    return emptyPicture(
      stage,
      {
        title: {
          sv: `Ingen åldersfördelning för ${amid(place)} ${year}`,
          en: `No age distribution for ${amid(place)} in ${year}`,
        },
        action: {
          sv: "Välj ett annat år eller en större plats.",
          en: "Choose another year or a larger place.",
        },
      },
      table,
    );
  const largest = known.reduce((a, b) => (b.share.value! > a.share.value! ? b : a));
  const said = figureText(largest.share, lang, FORMAT);
  const title = sv
    ? `Den största åldersgruppen i ${amid(place)} är ${largest.label} år (${said})`
    : `The largest age group in ${amid(place)} is ${largest.label} years (${said})`;
  const compared =
    compareLabel && largest.compare
      ? `${sv ? ", i" : ", in"} ${amid(compareLabel)} ${figureText(largest.compare, lang, FORMAT)}`
      : "";
  return compose(stage, {
    title,
    description: sv ? `Befolkningen efter ålder ${year}, procent.` : `Population by age ${year}, per cent.`,
    summary: `${title}${compared}.`,
    table,
    foot: { unit: "%", years: String(year), hidden: hiddenIn(figures) },
    draw: (width) => {
      const left = Math.max(...ages.map(({ label: name }) => textWidth(name))) + 12;
      const room =
        Math.max(...figures.map((figure) => textWidth(figureText(figure, lang, FORMAT), 13, 600))) + 14;
      const most = Math.max(
        1,
        ...ages.flatMap(({ share, compare }) => [share.value ?? 0, compare?.value ?? 0]),
      );
      const x = scaleLinear([0, most], [left, width - room]);
      const pitch = 26;
      let svg = "";
      ages.forEach(({ label: name, share, compare }, i) => {
        const y = i * pitch;
        svg += label(name, left - 12, y + 14.5, { anchor: "end" });
        const end = share.value === null ? left + 8 : x(share.value);
        if (share.value === null) svg += absentMark(share, left + 8, y + 10, stage);
        else if (share.value > 0)
          svg += isSmall(share)
            ? el("rect", {
                x: left + 0.5,
                y: y + 1.5,
                width: Math.max(1, end - left - 1),
                height: 17,
                fill: theme.paper,
                stroke: theme.accent,
              })
            : el("rect", {
                x: left,
                y: y + 1,
                width: Math.max(1, end - left),
                height: 18,
                fill: theme.accent,
              });
        const mark = compare?.value === null || compare === undefined ? undefined : x(compare.value);
        if (mark !== undefined)
          svg +=
            rule(mark, y - 1, mark, y + 21, { stroke: theme.paper, "stroke-width": 4 }) +
            rule(mark, y - 1, mark, y + 21, { stroke: theme.ink, "stroke-width": 2 });
        svg += label(figureText(share, lang, FORMAT), width, y + 14.5, {
          anchor: "end",
          weight: share.value === null ? 400 : 600,
          fill: share.value === null ? theme.muted : undefined,
        });
      });
      svg += rule(left, -2, left, ages.length * pitch - 4, { stroke: theme.axis });
      const items: KeyItem[] = [
        ...(compareLabel
          ? [
              {
                text: compareLabel,
                mark: (a: number, b: number) =>
                  rule(a + 7, b, a + 7, b + 14, { stroke: theme.ink, "stroke-width": 2 }),
              },
            ]
          : []),
        ...statusItems(kindsIn(figures), stage),
      ];
      const key = keyRows(items, width);
      const at = ages.length * pitch + 8;
      return { svg: svg + group({ transform: `translate(0,${at})` }, key.svg), height: at + key.height };
    },
  });
}
