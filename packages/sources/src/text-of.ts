import { open, readFile, stat } from "node:fs/promises";
import { SourceError } from "./source-error.ts";

/** Text files are parsed as one text in memory; above this they are refused before they are read. */
export const MAX_TEXT_BYTES = 500_000_000;

/** The first bytes of a file, and its size. @throws SourceError where the file is empty. */
export async function headOf(file: string, bytes = 65_536): Promise<{ head: Buffer; size: number }> {
  const { size } = await stat(file);
  if (size === 0)
    throw new SourceError("body", {
      file,
      value: "0 bytes",
      problem: { sv: "filen är tom", en: "the file is empty" },
      expected: { sv: "en fil med innehåll", en: "a file with contents" },
      action: { sv: "hämta eller spara filen igen", en: "fetch or save the file again" },
    });
  const handle = await open(file, "r");
  try {
    const head = Buffer.alloc(Math.min(bytes, size));
    await handle.read(head, 0, head.length, 0);
    return { head, size };
  } finally {
    await handle.close();
  }
}

const gb = (bytes: number): string => `${(bytes / 1e9).toFixed(1)} GB`;

/** @throws SourceError where the file is too large to be read as text. */
export function checkTextSize(file: string, size: number): void {
  if (size <= MAX_TEXT_BYTES) return;
  throw new SourceError("body", {
    file,
    value: gb(size),
    problem: {
      sv: "filen är för stor för att läsas som text",
      en: "the file is too large to be read as text",
    },
    expected: { sv: `högst ${gb(MAX_TEXT_BYTES)}`, en: `at most ${gb(MAX_TEXT_BYTES)}` },
    action: {
      sv: "dela filen, eller spara områden som GeoPackage, som läses från disk",
      en: "split the file, or save areas as GeoPackage, which is read from disk",
    },
  });
}

/**
 * A text file as text: UTF-8 with or without byte order mark, UTF-16 with one, else Windows-1252, which Swedish
 * spreadsheets and older PX files are written in.
 */
export async function textOf(file: string): Promise<string> {
  const { size } = await headOf(file, 1);
  checkTextSize(file, size);
  return decode(await readFile(file));
}

export function decode(bytes: Uint8Array): string {
  const [a, b] = bytes;
  if (a === 0xff && b === 0xfe) return new TextDecoder("utf-16le").decode(bytes);
  if (a === 0xfe && b === 0xff) return new TextDecoder("utf-16be").decode(bytes);
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  } catch {
    return new TextDecoder("windows-1252").decode(bytes);
  }
}
