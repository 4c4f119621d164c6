import { open, readFile, stat } from "node:fs/promises";
import type { Text } from "@tvars/cube";
import { NetworkError, readGtfsZip } from "@tvars/network";
import type { Feed } from "@tvars/network";
import { unzipSync } from "fflate";
import { SourceError } from "../source-error.ts";
import { wrapErrors } from "../wrap.ts";

/** What the program reads of a feed; the rest, such as shapes, would only take memory. */
const READ =
  /(^|\/)(stops|routes|trips|stop_times|calendar|calendar_dates|frequencies|transfers|feed_info)\.txt$/;

/**
 * True for a zip archive that holds a GTFS timetable, whole or not: stops.txt beside stop_times.txt, trips.txt or routes.txt. One without
 * stop_times counts, so that reading it can say what is missing.
 */
export async function isTimetableFile(path: string): Promise<boolean> {
  if (!(await isZip(path))) return false;
  const names: string[] = [];
  try {
    unzipSync(await readFile(path), {
      filter: ({ name }) => {
        names.push(name.replace(/^.*\//, ""));
        return false;
      },
    });
  } catch {
    return false;
  }
  return (
    names.includes("stops.txt") &&
    ["stop_times.txt", "trips.txt", "routes.txt"].some((one) => names.includes(one))
  );
}

/**
 * Reads a zipped GTFS timetable. Nothing is stored.
 * @throws SourceError naming file, line, value, what was expected and what to do
 */
export async function readTimetableFile(path: string): Promise<Feed> {
  return wrapErrors(path, async () => {
    const bytes = await readFile(path);
    try {
      return readGtfsZip(bytes, (zip) => unzipSync(zip, { filter: ({ name }) => READ.test(name) }));
    } catch (error) {
      throw error instanceof NetworkError ? brokenFeed(error, path) : error;
    }
  });
}

async function isZip(path: string): Promise<boolean> {
  const isFile = await stat(path).then(
    (found) => found.isFile(),
    () => false,
  );
  if (!isFile) return false;
  const handle = await open(path, "r");
  try {
    const { buffer, bytesRead } = await handle.read(Buffer.alloc(4), 0, 4, 0);
    return bytesRead === 4 && buffer.readUInt32LE(0) === 0x04034b50;
  } finally {
    await handle.close();
  }
}

interface Complaint {
  row?: number;
  value?: string;
  problem: Text;
  expected: Text;
  action: Text;
}

function brokenFeed(error: NetworkError, file: string): SourceError {
  return new SourceError("body", { file, ...complaintOf(error), cause: error });
}

/** What the reader of feeds says, in both languages; it speaks English alone. */
function complaintOf({ value, expected, action }: NetworkError): Complaint {
  const told = String(value);
  const [, cell, column, line, name] = /^([^]*) in column (\S+) on line (\d+) of (\S+)$/.exec(told) ?? [];
  if (/48:00/.test(expected))
    return {
      row: Number(line),
      value: cell!,
      problem: {
        sv: `${name} har en tid i ${column} som ligger mer än två dygn in`,
        en: `${name} has a time in ${column} that lies more than two days ahead`,
      },
      expected: { sv: "en tid upp till 48:00:00", en: expected },
      action: {
        sv: "En tur som slutar mer än ett dygn efter sin trafikdag är ett fel; be utgivaren rätta den.",
        en: action,
      },
    };
  if (name !== undefined)
    return {
      row: Number(line),
      value: cell!,
      problem: {
        sv: `kolumnen ${column} i ${name} har ett värde som inte går att använda`,
        en: `the column ${column} of ${name} has a value that cannot be used`,
      },
      expected: { sv: `det som GTFS säger om ${column}`, en: expected },
      action: { sv: "Be utgivaren rätta flödet, eller rätta raden.", en: action },
    };
  const [, missing] = /^a feed without (\S+)/.exec(told) ?? [];
  if (missing !== undefined)
    return {
      problem: { sv: `tidtabellen saknar ${missing}`, en: `the timetable has no ${missing}` },
      expected: { sv: missing, en: expected },
      action: {
        sv:
          missing === "stop_times.txt"
            ? "Utan stop_times vet ingen när turerna stannar; hämta hela flödet."
            : "Hämta hela flödet.",
        en: action,
      },
    };
  return {
    value: told,
    problem: { sv: "filen är ingen hel tidtabell (GTFS)", en: "the file is no whole timetable (GTFS)" },
    expected: { sv: "en zip-fil som följer GTFS", en: expected },
    action: { sv: "Hämta flödet på nytt; håller felet i sig, be utgivaren rätta det.", en: action },
  };
}
