import type { Problem, RecordColumn } from "@tvars/api";

/**
 * Why a file cannot be used for statistics by area, in words and with what to do. Null where it can.
 * Points that share a handful of places are midpoints of municipalities; names of areas are never joined by.
 */
export function refusalOf(
  file: string,
  columns: readonly RecordColumn[],
  coarse: { rows: number; points: number; most: number } | undefined,
  hasShapes: boolean,
): Problem | null {
  if (coarse && isCoarse(coarse))
    return {
      type: "about:blank",
      title: "Platserna är för grova för områden",
      status: 422,
      detail:
        `${coarse.rows} rader ligger på bara ${coarse.points} olika punkter, som mest ${coarse.most} på en och samma. ` +
        `Det är mittpunkter för kommuner eller län, inte platserna där något hände.`,
      file,
      value: `${coarse.points} punkter för ${coarse.rows} rader`,
      expected: "en punkt per händelse, eller en områdeskod",
      action:
        "Be om uppgifternas egna koordinater, eller redovisa per kommun med kommunens kod i en kolumn. Områdestyp går inte att sätta.",
    };
  const placed = columns.some(({ looksLike }) => looksLike !== null && PLACES.has(looksLike));
  if (placed || hasShapes) return null;
  const named = columns.find(
    ({ name, kind }) => kind === "text" && /kommun|lan|län|omr[aå]de|region|stadsdel/i.test(name),
  );
  if (!named) return null;
  return {
    type: "about:blank",
    title: "Platserna är bara namn",
    status: 422,
    detail: `Kolumnen ${named.name} har namn. Namn på områden är inte entydiga och används aldrig för att para ihop uppgifter.`,
    file,
    value: named.examples[0] ?? named.name,
    expected: "koder (kommun 4 siffror, RegSO 1780R001, DeSO 1780C1010), koordinater, eller en nyckeltabell",
    action:
      "Lägg till en kolumn med koder, eller ladda upp en nyckeltabell från namnen till koder och välj den.",
  };
}

const PLACES: ReadonlySet<string> = new Set([
  "east",
  "north",
  "longitude",
  "latitude",
  "both-coordinates",
  "regso",
  "deso",
  "kommun",
  "lan",
  "postcode",
]);

/** Fewer than a point for five rows in a file of some size, and a point that many share. */
export const isCoarse = ({ rows, points, most }: { rows: number; points: number; most: number }): boolean =>
  rows >= 50 && points < rows / 3 && most >= Math.max(10, rows / 100);
