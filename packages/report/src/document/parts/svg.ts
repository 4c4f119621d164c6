import { escapeXml } from "../../base/svg.ts";

/**
 * The picture's SVG with ids of its own in the document, and one text for those who do not see it: the figure's,
 * not the title that stands beside it already.
 */
export function svgFor(svg: string, id: string, alt: string): string {
  return plainSvg(svg, id)
    .replace(/ aria-labelledby="[^"]*"/, "")
    .replace(/^<svg\b/, `<svg aria-label="${escapeXml(alt)}"`);
}

/** The same without what only a screen reads. */
export function plainSvg(svg: string, id: string): string {
  return svg
    .replace(/<(title|desc)\b[^>]*>[\s\S]*?<\/\1>/g, "")
    .replace(/ id="([^"]+)"/g, ` id="${id}-$1"`)
    .replace(/url\(#([^)]+)\)/g, `url(#${id}-$1)`)
    .replace(/ (xlink:)?href="#([^"]+)"/g, ` $1href="#${id}-$2"`)
    .trim();
}

/** Finer than a printer's dot at the size a picture has on A4, and coarse enough to drop most points of a full map. */
const GRID = 10;

/**
 * A map drawn from full geometry holds many points to a printed dot. Path coordinates are put on a grid of 0.1 px and
 * repeated points dropped; neighbours stay without gaps, for a shared point lands on the same place in both.
 */
export function lighter(svg: string): string {
  return svg.replace(/ d="([^"]+)"/g, (whole, d: string) => (d.length < 400 ? whole : ` d="${thin(d)}"`));
}

function thin(d: string): string {
  let out = "";
  let before = "";
  let read = 0;
  for (const [part, command, x, y] of d.matchAll(/Z|([ML])(-?[\d.]+),(-?[\d.]+)/g)) {
    read += part.length;
    if (command === undefined) {
      out += "Z";
      before = "";
      continue;
    }
    const point = `${Math.round(Number(x) * GRID) / GRID},${Math.round(Number(y) * GRID) / GRID}`;
    if (command === "L" && point === before) continue;
    out += command + point;
    before = point;
  }
  // Absolute moves and lines are what maps are drawn with; anything else is left as it is.
  return read === d.length ? out : d;
}
