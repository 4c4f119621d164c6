import { execFileSync } from "node:child_process";
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

const [COLUMNS, ROWS] = [24, 34];

/** Whether a program answers; tests on it are skipped, and say so, where it does not. */
export function has(program: string, args: string[] = ["-v"]): boolean {
  try {
    execFileSync(program, args, { stdio: "ignore", timeout: 60_000 });
    return true;
  } catch {
    return false;
  }
}

/**
 * Every page of a PDF as 24 × 34 squares of grey, a digit of 0–f each, drawn by poppler. Coarse enough to be the same in
 * any of its versions, fine enough that a figure which moves or vanishes shows.
 */
export function coarsePages(pdf: Uint8Array): string[][] {
  const folder = mkdtempSync(join(tmpdir(), "tvars-pages-"));
  try {
    writeFileSync(join(folder, "in.pdf"), pdf);
    execFileSync("pdftoppm", ["-r", "24", "-gray", join(folder, "in.pdf"), join(folder, "p")], {
      stdio: "ignore",
    });
    return readdirSync(folder)
      .filter((name) => name.endsWith(".pgm"))
      .toSorted()
      .map((name) => coarse(readFileSync(join(folder, name))));
  } finally {
    rmSync(folder, { recursive: true });
  }
}

function coarse(pgm: Buffer): string[] {
  const head = /^P5\s+(\d+)\s+(\d+)\s+255\s/.exec(pgm.toString("latin1", 0, 40))!;
  const [width, height, from] = [Number(head[1]), Number(head[2]), head[0].length];
  return Array.from({ length: ROWS }, (_, row) =>
    Array.from({ length: COLUMNS }, (__, column) => {
      let sum = 0;
      let count = 0;
      for (let y = Math.floor((row * height) / ROWS); y < Math.floor(((row + 1) * height) / ROWS); y++)
        for (
          let x = Math.floor((column * width) / COLUMNS);
          x < Math.floor(((column + 1) * width) / COLUMNS);
          x++
        ) {
          sum += pgm[from + y * width + x]!;
          count++;
        }
      return Math.min(15, Math.floor(sum / count / 16)).toString(16);
    }).join(""),
  );
}

/** How far two pages are apart at most, in steps of grey. */
export const furthest = (a: readonly string[], b: readonly string[]): number =>
  Math.max(
    0,
    ...a.flatMap((line, row) =>
      [...line].map((digit, column) => Math.abs(parseInt(digit, 16) - parseInt(b[row]?.[column] ?? "0", 16))),
    ),
  );
