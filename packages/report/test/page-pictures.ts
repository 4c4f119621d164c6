import { execFileSync } from "node:child_process";
import { mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { crc32, deflateSync, inflateSync } from "node:zlib";

/** Grey, 0 black to 255 white, row by row. */
export interface Grey {
  width: number;
  height: number;
  pixels: Uint8Array;
}

const DRAWN_DPI = 72;
/** Every side of a kept picture is this many times smaller: a page is 99 × 140. */
const SMALLER = 6;

/** Every page of a PDF, drawn by poppler and averaged to a small picture: letters become grey, what moves still shows. */
export function pagePictures(pdf: Uint8Array): Grey[] {
  const folder = mkdtempSync(join(tmpdir(), "tvars-pages-"));
  try {
    writeFileSync(join(folder, "in.pdf"), pdf);
    execFileSync("pdftoppm", ["-r", String(DRAWN_DPI), "-gray", join(folder, "in.pdf"), join(folder, "p")], {
      stdio: "ignore",
    });
    return readdirSync(folder)
      .filter((name) => name.endsWith(".pgm"))
      .toSorted()
      .map((name) => smaller(readPgm(readFileSync(join(folder, name)))));
  } finally {
    rmSync(folder, { recursive: true });
  }
}

function readPgm(pgm: Buffer): Grey {
  const head = /^P5\s+(\d+)\s+(\d+)\s+255\s/.exec(pgm.toString("latin1", 0, 40))!;
  return { width: Number(head[1]), height: Number(head[2]), pixels: pgm.subarray(head[0].length) };
}

function smaller({ width, height, pixels }: Grey): Grey {
  const [across, down] = [Math.floor(width / SMALLER), Math.floor(height / SMALLER)];
  const small = new Uint8Array(across * down);
  for (let row = 0; row < down; row++)
    for (let column = 0; column < across; column++) {
      let sum = 0;
      for (let y = row * SMALLER; y < (row + 1) * SMALLER; y++)
        for (let x = column * SMALLER; x < (column + 1) * SMALLER; x++) sum += pixels[y * width + x]!;
      // Sixteen greys keep the files small.
      small[row * across + column] = Math.round(sum / (SMALLER * SMALLER) / 17) * 17;
    }
  return { width: across, height: down, pixels: small };
}

/** All pages side by side as one picture, a white column between them. */
export function sheetOf(pages: readonly Grey[]): Grey {
  const height = Math.max(...pages.map((page) => page.height));
  const width = pages.reduce((sum, page) => sum + page.width + 1, 0);
  const pixels = new Uint8Array(width * height).fill(255);
  let left = 0;
  for (const page of pages) {
    for (let row = 0; row < page.height; row++)
      pixels.set(page.pixels.subarray(row * page.width, (row + 1) * page.width), row * width + left);
    left += page.width + 1;
  }
  return { width, height, pixels };
}

const SIGNATURE = Buffer.from([137, 80, 78, 71, 13, 10, 26, 10]);

/** PNG in eight bits of grey, rows as they are. */
export function writePng({ width, height, pixels }: Grey): Buffer {
  const head = Buffer.alloc(13);
  head.writeUInt32BE(width, 0);
  head.writeUInt32BE(height, 4);
  head[8] = 8;
  const rows = Buffer.alloc((width + 1) * height);
  for (let row = 0; row < height; row++)
    rows.set(pixels.subarray(row * width, (row + 1) * width), row * (width + 1) + 1);
  const part = (name: string, body: Buffer): Buffer => {
    const size = Buffer.alloc(4);
    size.writeUInt32BE(body.length);
    const named = Buffer.concat([Buffer.from(name, "latin1"), body]);
    const sum = Buffer.alloc(4);
    sum.writeUInt32BE(crc32(named));
    return Buffer.concat([size, named, sum]);
  };
  const packed = deflateSync(rows, { level: 9 });
  return Buffer.concat([SIGNATURE, part("IHDR", head), part("IDAT", packed), part("IEND", Buffer.alloc(0))]);
}

/** What `writePng` wrote. */
export function readPng(png: Buffer): Grey {
  const [width, height] = [png.readUInt32BE(16), png.readUInt32BE(20)];
  const packed: Buffer[] = [];
  for (let at = 8; at < png.length;) {
    const size = png.readUInt32BE(at);
    if (png.toString("latin1", at + 4, at + 8) === "IDAT") packed.push(png.subarray(at + 8, at + 8 + size));
    at += size + 12;
  }
  const rows = inflateSync(Buffer.concat(packed));
  const pixels = new Uint8Array(width * height);
  for (let row = 0; row < height; row++)
    pixels.set(rows.subarray(row * (width + 1) + 1, (row + 1) * (width + 1)), row * width);
  return { width, height, pixels };
}

/** Two shades of sixteen: what another version of the same renderer may differ by. */
const SHADES = 2 * 17;

/** Share of a page's pixels that differ by more than a renderer's versions do, 0–1; all of them where sizes differ. */
export function apart(a: Grey, b: Grey): number {
  if (a.width !== b.width || a.height !== b.height) return 1;
  let far = 0;
  for (let i = 0; i < a.pixels.length; i++) if (Math.abs(a.pixels[i]! - b.pixels[i]!) > SHADES) far++;
  return far / a.pixels.length;
}

/** The part of a sheet where one page lies. */
export function pageOf(sheet: Grey, at: number, { width, height }: Grey): Grey {
  const left = at * (width + 1);
  const pixels = new Uint8Array(width * height);
  for (let row = 0; row < height; row++)
    pixels.set(
      sheet.pixels.subarray(row * sheet.width + left, row * sheet.width + left + width),
      row * width,
    );
  return { width, height, pixels };
}
