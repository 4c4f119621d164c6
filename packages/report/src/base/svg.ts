import type { Weight } from "./text-width.ts";

export type Attributes = Record<string, string | number | undefined>;

export const escapeXml = (text: string): string =>
  text.replace(/[&<>"]/g, (c) => ({ "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;" })[c]!);

/** Two decimals are finer than any screen or printer, and make output byte-stable. */
export const round = (value: number): number => {
  if (!Number.isFinite(value))
    throw new RangeError(`A coordinate is ${value}; a picture needs finite numbers.`);
  return Math.round(value * 100) / 100 || 0;
};

/** One element as text. Numbers are rounded, undefined attributes left out; children are already markup. */
export function el(name: string, attributes: Attributes = {}, ...children: string[]): string {
  let open = `<${name}`;
  for (const [key, value] of Object.entries(attributes))
    if (value !== undefined)
      open += ` ${key}="${typeof value === "number" ? round(value) : escapeXml(value)}"`;
  return children.length === 0 ? `${open}/>` : `${open}>${children.join("")}</${name}>`;
}

export const group = (attributes: Attributes, ...children: string[]): string =>
  el("g", attributes, "", ...children);

export interface TextStyle {
  size?: number;
  weight?: Weight;
  anchor?: "start" | "middle" | "end";
  fill?: string;
  /** Colour of a thin edge that keeps a label legible on lines and areas. */
  halo?: string;
}

/** A line of text; (x, y) is its anchor on the baseline. */
export function label(
  text: string,
  x: number,
  y: number,
  { size = 13, weight = 400, anchor = "start", fill, halo }: TextStyle = {},
): string {
  return el(
    "text",
    {
      x,
      y,
      "font-size": size,
      "font-weight": weight === 400 ? undefined : weight,
      "text-anchor": anchor === "start" ? undefined : anchor,
      fill,
      ...(halo
        ? { stroke: halo, "stroke-width": 3, "stroke-linejoin": "round", "paint-order": "stroke" }
        : {}),
    },
    escapeXml(text),
  );
}

export const rule = (x1: number, y1: number, x2: number, y2: number, more: Attributes = {}): string =>
  el("line", { x1, y1, x2, y2, ...more });

/** Path data from points. */
export const pathOf = (points: readonly (readonly [number, number])[], close = false): string =>
  points.map(([x, y], i) => `${i === 0 ? "M" : "L"}${round(x)},${round(y)}`).join("") + (close ? "Z" : "");
