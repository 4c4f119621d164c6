import { once } from "node:events";
import { createWriteStream } from "node:fs";
import { finished } from "node:stream/promises";
import { type Layer, polygonsOf } from "@tvars/geo";
import { mulberry32 } from "./national.ts";

const CITIES = new Set(["0180", "1480", "1280"]);
const YEARS = [2019, 2020, 2021, 2022, 2023];
const HEAD = "id;datum;e;n;kon;alder\n";

/**
 * Writes a register of invented persons as a Swedish spreadsheet would: semicolons, decimal commas, dates. 70 per cent lie in three
 * cities, one row in a hundred has no coordinates and one in two hundred lies outside the country. Same seed, same bytes.
 */
export async function writeRegister(path: string, { features }: Layer, rows: number): Promise<void> {
  const random = mulberry32(20);
  const boxes = features.map(({ geometry }) => {
    const [outer] = polygonsOf(geometry)[0]!;
    const east = outer!.map((p) => p[0]!);
    const north = outer!.map((p) => p[1]!);
    return [Math.min(...east), Math.min(...north), Math.max(...east), Math.max(...north)] as const;
  });
  const cities = features.flatMap((f, i) => (CITIES.has(String(f.properties.kommunkod)) ? [i] : []));
  const stream = createWriteStream(path, { highWaterMark: 1 << 22 });
  let lines: string[] = [HEAD];
  for (let row = 0; row < rows; row++) {
    const area =
      random() < 0.7 ? cities[Math.floor(random() * cities.length)]! : Math.floor(random() * boxes.length);
    const [west, south, east, north] = boxes[area]!;
    const fate = random();
    const x = fate < 0.015 && fate >= 0.01 ? 100_000 : west + random() * (east - west);
    const y = south + random() * (north - south);
    const place = fate < 0.01 ? ";" : `${comma(x)};${comma(y)}`;
    const year = YEARS[Math.floor(random() * YEARS.length)]!;
    const date = `${year}-${two(1 + Math.floor(random() * 12))}-${two(1 + Math.floor(random() * 28))}`;
    lines.push(
      `${row};${date};${place};${random() < 0.5 ? "man" : "kvinna"};${Math.floor(random() * 100)}\n`,
    );
    if (lines.length < 20_000) continue;
    if (!stream.write(lines.join(""))) await once(stream, "drain");
    lines = [];
  }
  stream.end(lines.join(""));
  await finished(stream);
}

const two = (value: number): string => String(value).padStart(2, "0");
const comma = (value: number): string => {
  const tenths = Math.round(value * 10);
  return `${Math.floor(tenths / 10)},${tenths % 10}`;
};

/** An invented area type 1–5 of every area. */
export function typesOf({ features }: Layer): Map<string, number> {
  const random = mulberry32(5);
  return new Map(
    features.map(({ properties }) => [String(properties.regsokod), 1 + Math.floor(random() * 5)]),
  );
}
