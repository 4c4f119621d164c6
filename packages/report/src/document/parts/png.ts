import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { initWasm, Resvg } from "@resvg/resvg-wasm";
import { fontFiles } from "./fonts.ts";

let ready: Promise<void> | undefined;

/** Pixels of a picture on A4 at 165 dots per inch; what a reader of the fallback sees is no finer. */
const WIDTH_PX = 1100;

/** An SVG as PNG with the documents' own font, for programs that do not draw SVG. */
export async function pngOf(svg: string, { widthPx = WIDTH_PX } = {}): Promise<Uint8Array> {
  ready ??= initWasm(readFileSync(createRequire(import.meta.url).resolve("@resvg/resvg-wasm/index_bg.wasm")));
  await ready;
  const drawing = new Resvg(svg, {
    font: { fontBuffers: fontFiles(), defaultFontFamily: "Source Sans 3", sansSerifFamily: "Source Sans 3" },
    fitTo: { mode: "width", value: widthPx },
    background: "#ffffff",
  });
  const image = drawing.render();
  const bytes = image.asPng();
  image.free();
  drawing.free();
  return bytes;
}
