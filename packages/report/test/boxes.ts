import { textWidth } from "@tvars/report";

export interface TextBox {
  text: string;
  left: number;
  right: number;
  top: number;
  bottom: number;
}

interface Place {
  x: number;
  y: number;
  scale: number;
}

const attribute = (markup: string, name: string): string | undefined =>
  new RegExp(`(?:^|\\s)${name}="([^"]*)"`).exec(markup)?.[1];

const unescape = (text: string): string =>
  text.replaceAll("&lt;", "<").replaceAll("&gt;", ">").replaceAll("&quot;", '"').replaceAll("&amp;", "&");

/** Every line of text in an SVG with the box it takes, from the width table, through nested translations. */
export function textBoxes(svg: string): TextBox[] {
  const boxes: TextBox[] = [];
  const stack: Place[] = [{ x: 0, y: 0, scale: 1 }];
  for (const [, close, name, attributes = "", empty, content = ""] of svg.matchAll(
    /<(\/?)([A-Za-z]+)([^>]*?)(\/?)>([^<]*)/g,
  )) {
    if (name === "g") {
      if (close) stack.pop();
      else if (!empty) {
        const { x, y, scale } = stack.at(-1)!;
        const transform = attribute(attributes, "transform") ?? "";
        const [, dx = "0", dy = "0"] = /translate\(([-\d.]+),([-\d.]+)\)/.exec(transform) ?? [];
        const by = Number(/scale\(([-\d.]+)\)/.exec(transform)?.[1] ?? 1);
        stack.push({ x: x + scale * Number(dx), y: y + scale * Number(dy), scale: scale * by });
      }
    } else if (name === "text" && !close) {
      const { x, y, scale } = stack.at(-1)!;
      const size = Number(attribute(attributes, "font-size"));
      const weight = attribute(attributes, "font-weight") === "600" ? 600 : 400;
      const text = unescape(content);
      const width = textWidth(text, size, weight) * scale;
      const at = x + scale * Number(attribute(attributes, "x"));
      const anchor = attribute(attributes, "text-anchor") ?? "start";
      const left = anchor === "start" ? at : anchor === "end" ? at - width : at - width / 2;
      const base = y + scale * Number(attribute(attributes, "y"));
      // Cap height and a shallow descent: what must not touch, not the full line box.
      boxes.push({
        text,
        left,
        right: left + width,
        top: base - 0.7 * size * scale,
        bottom: base + 0.18 * size * scale,
      });
    }
  }
  return boxes;
}

export function overlaps(boxes: readonly TextBox[], tolerancePx = 1): [string, string][] {
  const found: [string, string][] = [];
  boxes.forEach((a, i) => {
    for (const b of boxes.slice(i + 1))
      if (
        a.left + tolerancePx < b.right &&
        b.left + tolerancePx < a.right &&
        a.top + tolerancePx < b.bottom &&
        b.top + tolerancePx < a.bottom
      )
        found.push([a.text, b.text]);
  });
  return found;
}
