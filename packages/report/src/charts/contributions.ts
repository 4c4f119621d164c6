import { valueScale } from "../base/axes.ts";
import { emptyPicture } from "../base/empty.ts";
import type { Cell, Picture, PictureOptions, Table } from "../base/picture.ts";
import { compose, stageOf } from "../base/picture.ts";
import { el, label, rule } from "../base/svg.ts";
import { fit, textWidth } from "../base/text-width.ts";
import { number } from "../words/numbers.ts";
import { changeSentence } from "../words/sentences.ts";
import { DIRECTION } from "../words/types.ts";

export interface Contributions {
  place: string;
  fromYear: number;
  toYear: number;
  /** The index in the two years; null where one is not known. */
  from: number | null;
  to: number | null;
  /** V1, V2, V3 with what each contributed, in index points. Should add up to the change. */
  parts: readonly { id: string; label: string; change: number }[];
  /** Set where the series breaks between the years; then nothing is split. */
  broken?: { sv: string; en: string };
  source?: string;
}

/** What moved the index between two years: a bridge from the first value over its three parts to the second. */
export function contributions(data: Contributions, options: PictureOptions = {}): Picture {
  const stage = stageOf({ ...options, source: options.source ?? data.source });
  const { lang, theme } = stage;
  const { place, fromYear, toYear, from, to, parts, broken } = data;
  const sv = lang === "sv";
  const table: Table = {
    columns: [
      { id: "part", label: sv ? "Del" : "Part", align: "start" },
      { id: "points", label: sv ? "Indexpoäng" : "Index points", align: "end" },
    ],
    rows: [
      [sv ? `Index ${fromYear}` : `Index ${fromYear}`, from],
      ...parts.map(({ label: name, change }): Cell[] => [name, change]),
      [sv ? `Index ${toYear}` : `Index ${toYear}`, to],
    ],
  };
  if (from === null || to === null || broken)
    return emptyPicture(
      stage,
      {
        title: {
          sv: `Förändringen ${fromYear}–${toYear} kan inte delas upp`,
          en: `The change ${fromYear}–${toYear} cannot be split`,
        },
        action: broken ?? {
          sv: "Index saknas för ett av åren. Välj två år då området har ett index.",
          en: "The index is missing for one of the years. Choose two years in which the area has one.",
        },
      },
      table,
    );
  const sentence = changeSentence({ place, fromYear, toYear, from, to, parts }, lang);
  return compose(stage, {
    title: sentence.replace(/\.$/, ""),
    description: sv
      ? `Indexpoäng; varje del av index väger en tredjedel. ${DIRECTION.index.sv}`
      : `Index points; each part of the index weighs a third. ${DIRECTION.index.en}`,
    summary: `${sentence} ${DIRECTION.index[lang]}`,
    table,
    foot: { unit: sv ? "indexpoäng" : "index points", years: `${fromYear}–${toYear}` },
    draw: (width) => {
      const narrow = width < 480;
      const names = [`Index ${fromYear}`, ...parts.map((part) => part.label), `Index ${toYear}`];
      const left = narrow
        ? 0
        : Math.min(width * 0.4, Math.max(...names.map((name) => textWidth(name, 13, 600)))) + 16;
      const pitch = narrow ? 46 : 34;
      const high = 18;
      const running = [from];
      for (const { change } of parts) running.push(running.at(-1)! + change);
      const room = textWidth("+00,0", 13, 600) + 10;
      const values = [...running, to];
      const least = Math.min(...values);
      const most = Math.max(...values);
      // The bridge matters, not the height above zero: the scale is cut and the first and last are marks, not bars.
      const x = valueScale([least, most], [left + room, width - room], false);
      let svg = "";
      const row = (i: number): { text: number; bar: number } => {
        const y = i * pitch;
        return narrow ? { text: y + 12, bar: y + 19 } : { text: y + high / 2 + 4.5, bar: y };
      };
      const name = (i: number, weight: 400 | 600): string =>
        narrow
          ? label(fit(names[i]!, width, 13, weight), 0, row(i).text, { weight, halo: theme.paper })
          : label(fit(names[i]!, left - 16, 13, weight), left - 16, row(i).text, { weight, anchor: "end" });
      const stop = (i: number, value: number): string => {
        const y = row(i).bar;
        return (
          name(i, 600) +
          rule(x(value), y - 2, x(value), y + high + 2, { stroke: theme.ink, "stroke-width": 3 }) +
          label(number(value, lang, 1), x(value) + 8, y + high / 2 + 4.5, { weight: 600, halo: theme.paper })
        );
      };
      for (let i = 0; i <= parts.length; i++) {
        const at = x(running[i]!);
        // On a phone the names stand between the bars; the bridge then only hints at both its ends.
        const ends: [number, number][] = narrow
          ? [
              [row(i).bar + high, row(i).bar + high + 5],
              [row(i + 1).bar - 4, row(i + 1).bar],
            ]
          : [[row(i).bar + high, row(i + 1).bar]];
        for (const [y1, y2] of ends)
          svg += rule(at, y1, at, y2, {
            stroke: theme.axis,
            "stroke-dasharray": "2 2",
          });
      }
      svg += stop(0, from);
      parts.forEach(({ id, change }, k) => {
        const i = k + 1;
        const [a, b] = [x(running[k]!), x(running[i]!)];
        const y = row(i).bar;
        const color = change > 0 ? theme.series[1]! : theme.accent;
        svg +=
          name(i, 400) +
          el("rect", {
            x: Math.min(a, b),
            y,
            width: Math.max(1, Math.abs(b - a)),
            height: high,
            fill: color,
            "data-part": id,
          }) +
          label(
            number(change, lang, 1, true),
            change < 0 ? Math.min(a, b) - 6 : Math.max(a, b) + 6,
            y + high / 2 + 4.5,
            {
              weight: 600,
              anchor: change < 0 ? "end" : "start",
              fill: color,
            },
          );
      });
      svg += stop(parts.length + 1, to);
      return { svg, height: (parts.length + 2) * pitch - (narrow ? 6 : pitch - high) + 4 };
    },
  });
}
