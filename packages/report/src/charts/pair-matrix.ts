import { contrast, parseHex, toHex } from "../base/color.ts";
import { emptyPicture } from "../base/empty.ts";
import type { Cell, Picture, PictureOptions, Table } from "../base/picture.ts";
import { compose, stageOf } from "../base/picture.ts";
import { el, label } from "../base/svg.ts";
import { fit, textWidth } from "../base/text-width.ts";
import { number } from "../words/numbers.ts";

export interface PairMatrix {
  /** "Planens åtgärder". */
  what: string;
  /** In the order of their places. */
  rows: readonly { id: string; label: string }[];
  /** How often the row comes before the column, 0–1; null for itself and for pairs that are not counted. */
  shares: readonly (readonly (number | null)[])[];
  /** Draws the shares are of. */
  draws: number;
  source?: string;
}

/** Nearly even: which of two comes first says little. */
const EVEN = [0.35, 0.65] as const;

const mixed = (from: string, to: string, share: number): string => {
  const [a, b] = [parseHex(from), parseHex(to)];
  return toHex([0, 1, 2].map((at) => a[at]! + (b[at]! - a[at]!) * share) as [number, number, number]);
};

/** How often one comes before another, of all pairs of a list: the darker, the surer. Half is drawn as paper. */
export function pairMatrix(data: PairMatrix, options: PictureOptions = {}): Picture {
  const stage = stageOf({ ...options, source: options.source ?? data.source });
  const { lang, theme } = stage;
  const { what, rows, shares, draws } = data;
  const sv = lang === "sv";
  shares.forEach((row, at) => {
    for (const share of row)
      if (share !== null && !(share >= 0 && share <= 1))
        throw new RangeError(`Row ${rows[at]?.id} has the share ${share}; expected 0 to 1, or null.`);
  });
  const percent = (share: number): number => Math.round(100 * share);
  const table: Table = {
    columns: [
      { id: "row", label: sv ? "Kommer före →" : "Comes before →", align: "start" },
      ...rows.map(({ label: name }, at) => ({
        id: `before-${at + 1}`,
        label: `${at + 1}. ${name}`,
        align: "end" as const,
        unit: "%",
        decimals: 0,
      })),
    ],
    rows: rows.map(({ label: name }, at): Cell[] => [
      `${at + 1}. ${name}`,
      ...rows.map((_, other): Cell => {
        const share = shares[at]?.[other] ?? null;
        return share === null ? "–" : 100 * share;
      }),
    ]),
  };
  const pairs = rows.flatMap((_, a) => rows.flatMap((__, b) => (b > a ? [shares[a]?.[b] ?? null] : [])));
  const known = pairs.filter((one) => one !== null);
  if (rows.length < 2 || known.length === 0)
    return emptyPicture(
      stage,
      {
        title: { sv: `${what}: inget att jämföra`, en: `${what}: nothing to compare` },
        action: {
          sv: "Det behövs minst två åtgärder som väger något.",
          en: "At least two measures that weigh something are needed.",
        },
      },
      table,
    );
  const unsure = known.filter((share) => share > EVEN[0] && share < EVEN[1]).length;
  const title = sv
    ? unsure === 0
      ? `Ordningen håller: inget av ${known.length} par är nära hälften var`
      : `${unsure} av ${known.length} par är nästan jämna: där säger listans ordning lite`
    : unsure === 0
      ? `The order holds: none of ${known.length} pairs is near an even share`
      : `${unsure} of ${known.length} pairs are nearly even: there the order of the list says little`;
  return compose(stage, {
    title,
    description: sv
      ? `Hur ofta radens åtgärd kommer före kolumnens, procent av ${number(draws, lang)} dragningar av vikter och osäkra tal. Mörkt är säkert, ljust är osäkert.`
      : `How often the measure of the row comes before that of the column, per cent of ${number(draws, lang)} draws of weights and uncertain figures. Dark is sure, light is not.`,
    summary: `${title}. ${sv ? "Nästan jämnt är 35 till 65 procent." : "Nearly even is 35 to 65 per cent."}`,
    table,
    draw: (width) => {
      const narrow = width < 520;
      const names = Math.max(...rows.map((row, at) => textWidth(`${at + 1}  ${row.label}`, 13)));
      const left = narrow ? Math.min(22, width * 0.1) : Math.min(width * 0.42, names + 16);
      const side = Math.min(44, (width - left - 1) / rows.length);
      const head = 24;
      let svg = "";
      rows.forEach(({ label: name }, a) => {
        const y = head + a * side;
        svg += label(String(a + 1), left + (a + 0.5) * side, 16, {
          size: 12,
          anchor: "middle",
          fill: theme.muted,
        });
        svg += label(
          narrow ? String(a + 1) : fit(`${a + 1}  ${name}`, left - 10, 13),
          0,
          y + side / 2 + 4.5,
          narrow ? { size: 12, fill: theme.muted } : {},
        );
        rows.forEach((_, b) => {
          const share = shares[a]?.[b] ?? null;
          const x = left + b * side;
          if (share === null) {
            if (a !== b)
              svg += el("circle", { cx: x + side / 2, cy: y + side / 2, r: 1.5, fill: theme.axis });
            return;
          }
          const sure = Math.max(0, 2 * share - 1);
          const fill = mixed(theme.paper, theme.accent, 0.06 + 0.84 * sure);
          svg += el("rect", {
            x: x + 0.75,
            y: y + 0.75,
            width: side - 1.5,
            height: side - 1.5,
            rx: 2,
            fill,
            stroke: theme.hairline,
            "stroke-width": 0.75,
          });
          if (side >= 17)
            svg += label(String(percent(share)), x + side / 2, y + side / 2 + 4, {
              size: side < 24 ? 9.5 : 12,
              anchor: "middle",
              fill: contrast(fill, theme.ink) < contrast(fill, theme.paper) ? theme.paper : theme.ink,
            });
        });
      });
      let height = head + rows.length * side + 4;
      if (narrow) {
        height += 10;
        rows.forEach(({ label: name }, at) => {
          height += 17;
          svg += label(fit(`${at + 1}  ${name}`, width, 12), 0, height - 4, { size: 12, fill: theme.muted });
        });
      }
      return { svg, height };
    },
  });
}
