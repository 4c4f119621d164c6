/** What an attacker reads from a release in each form it is published in. Nothing here comes from the program that protects. */
import { readXlsx } from "hucre/xlsx";

/** A figure of a table: its categories, and the number; null where it is hidden. */
export interface Read {
  key: Readonly<Record<string, string>>;
  value: number | null;
}

/** Rows of a CSV file, each value under its column's name. */
export function csvRows(csv: string): Record<string, string>[] {
  const lines = csv
    .replace(/^\uFEFF/, "")
    .split(/\r?\n/)
    .filter((line) => line !== "" && !line.startsWith("#"));
  const cells = (line: string): string[] =>
    [...line.matchAll(/(?:^|,)(?:"((?:[^"]|"")*)"|([^,]*))/g)].map(
      ([, quoted, plain]) => quoted?.replaceAll('""', '"') ?? plain ?? "",
    );
  const head = cells(lines[0]!);
  return lines.slice(1).map((line) => Object.fromEntries(cells(line).map((cell, at) => [head[at]!, cell])));
}

export const fromCsv = (csv: string, by: readonly string[]): Read[] =>
  csvRows(csv).map((row) => ({
    key: Object.fromEntries(by.map((one) => [one, row[one]!])),
    value: row.count === "" ? null : Number(row.count),
  }));

interface JsonStat {
  id: string[];
  size: number[];
  dimension: Record<string, { category: { index: string[] | Record<string, number> } }>;
  value: (number | null)[];
  status?: Record<string, string>;
}

export function fromJsonStat({ id, size, dimension, value, status = {} }: JsonStat): Read[] {
  const ids = id.map((one) => {
    const { index } = dimension[one]!.category;
    return Array.isArray(index) ? index : Object.keys(index).sort((a, b) => index[a]! - index[b]!);
  });
  return value.flatMap((figure, at) => {
    let rest = at;
    const key: Record<string, string> = {};
    for (let d = id.length - 1; d >= 0; d--) {
      key[id[d]!] = ids[d]![rest % size[d]!]!;
      rest = Math.floor(rest / size[d]!);
    }
    const { measure, ...categories } = key;
    const hidden = figure === null && (status[at] ?? "").startsWith("suppressed");
    return measure === "count" && (figure !== null || hidden) ? [{ key: categories, value: figure }] : [];
  });
}

export async function fromXlsx(bytes: Uint8Array, by: readonly string[]): Promise<Read[]> {
  const { sheets } = await readXlsx(bytes);
  const [head, ...rows] = sheets[0]!.rows;
  const count = head!.findIndex((cell) => String(cell).startsWith("antal"));
  return rows.map((row) => ({
    key: Object.fromEntries(by.map((one, at) => [one, String(row[at])])),
    value: typeof row[count] === "number" ? row[count] : null,
  }));
}

interface Mark {
  name: string;
  at: Readonly<Record<string, string>>;
  text: string;
}

/** Every mark of a picture with its attributes, and the text in it. */
export const marksOf = (svg: string): Mark[] =>
  [...svg.matchAll(/<(\w+)((?:\s[\w-]+="[^"]*")*)\s*(?:\/>|>([^<]*))/g)].map(
    ([, name, attributes, text]) => ({
      name: name!,
      at: Object.fromEntries([...attributes!.matchAll(/([\w-]+)="([^"]*)"/g)].map(([, k, v]) => [k!, v!])),
      text: (text ?? "").replaceAll("&amp;", "&"),
    }),
  );

/** "1 234,5 %" as a number; NaN where it is none. */
export const numberOf = (text: string): number =>
  /\d/.test(text) ? Number(text.replace(/[\s%]/g, "").replace("\u2212", "-").replace(",", ".")) : NaN;

/** Positions to values, from the numbers written along an axis: `x` from those under the drawing, `y` from those to its left. */
export function axisOf(marks: readonly Mark[], along: "x" | "y"): (position: number) => number {
  const ticks = marks.flatMap(({ name, at, text }) => {
    const wanted = along === "x" ? "middle" : "end";
    if (name !== "text" || at["font-size"] !== "12" || at["text-anchor"] !== wanted) return [];
    const value = numberOf(text);
    const across = at[along === "y" ? "x" : "y"]!;
    return Number.isFinite(value)
      ? [{ across, place: [Number(at[along]) - (along === "y" ? 4 : 0), value] as const }]
      : [];
  });
  // The last number under a drawing may be set against its end: only those in one line are of one axis.
  const places = ticks.filter(({ across }) => across === ticks[0]!.across).map(({ place }) => place);
  const [first, last] = [places[0]!, places.at(-1)!];
  return (position) => first[1] + ((position - first[0]) * (last[1] - first[1])) / (last[0] - first[0]);
}

export interface Drawn {
  label: string;
  low: number;
  high: number;
}

/** How finely a position is written. */
const PIXEL = 0.02;

/** Rows of a picture of dots with intervals: where the dot stands, or, if there is only a line, from where to where it goes. */
export function fromDots(svg: string): Drawn[] {
  const marks = marksOf(svg);
  const value = axisOf(marks, "x");
  const fine = Math.abs(value(PIXEL) - value(0));
  const rows = new Map<string, Drawn>();
  for (const { name, at } of marks) {
    const row = at["data-row"];
    if (row === undefined) continue;
    const y = Number(name === "circle" ? at.cy : at.y1);
    const label = marks.find((one) => one.name === "text" && near(Number(one.at.y), y + 4.5))?.text ?? "";
    if (name === "circle") {
      const here = value(Number(at.cx));
      rows.set(row, { label, low: here - fine, high: here + fine });
    } else if (!rows.has(row))
      rows.set(row, { label, low: value(Number(at.x1)), high: value(Number(at.x2)) });
  }
  return [...rows.values()];
}

const near = (a: number, b: number): boolean => Math.abs(a - b) < 0.3;

/** Points of a funnel: which area, and how high it stands. Lines of the grid lie on whole pixels. */
export function fromFunnel(svg: string): Drawn[] {
  const marks = marksOf(svg);
  const value = axisOf(marks, "y");
  const fine = Math.abs(value(1) - value(0));
  return marks.flatMap(({ at }) => {
    const area = at["data-place"];
    const here = value(Number(at.cy));
    return area === undefined ? [] : [{ label: area, low: here - fine, high: here + fine }];
  });
}

/** Steps of a curve of concentration, as shares of what is counted. */
export function fromCurve(svg: string): { low: number; high: number }[] {
  const marks = marksOf(svg);
  const value = axisOf(marks, "y");
  const points = marks.filter(({ name, at }) => name === "circle" && at.r === "5");
  const shares = [0, ...points.map(({ at }) => value(Number(at.cy)) / 100)];
  const fine = Math.abs(value(PIXEL) - value(0)) / 100;
  return shares.slice(1).map((share, at) => ({
    low: share - shares[at]! - 2 * fine,
    high: share - shares[at]! + 2 * fine,
  }));
}

/** "13,9 i typ 1": figures of types in sentences, as exactly as they are written. */
export const fromSentences = (text: string): (Drawn & { type: string })[] =>
  [...text.matchAll(/(\d[\d\s]*(?:,(\d+))?)(?:\s%)? i typ ([1-5])(?![\d–-])/g)].map(
    ([, said, decimals = "", type]) => {
      const half = 0.5 * 10 ** -decimals.length;
      return { type: type!, label: text, low: numberOf(said!) - half, high: numberOf(said!) + half };
    },
  );

/** Lines over the years: the type, the year and how high the line is there. */
export function fromTrend(svg: string): { type: string; year: string; low: number; high: number }[] {
  const marks = marksOf(svg);
  const [value, year] = [axisOf(marks, "y"), axisOf(marks, "x")];
  const fine = Math.abs(value(1) - value(0));
  return marks.flatMap(({ name, at }) => {
    const type = /^type-([1-5])$/.exec(at["data-series"] ?? "")?.[1];
    if (type === undefined || name !== "path") return [];
    return [...at.d!.matchAll(/[ML](-?[\d.]+),(-?[\d.]+)/g)].map(([, x, y]) => ({
      type,
      year: String(Math.round(year(Number(x)))),
      low: value(Number(y)) - fine,
      high: value(Number(y)) + fine,
    }));
  });
}
