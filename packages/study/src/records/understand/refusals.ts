import type { Problem, RecordColumn, RecordsDefinition } from "@tvars/api";
import type { Text } from "@tvars/cube";
import type { Coarse } from "./coordinates.ts";
import { type MixedLevels, levelOf } from "./levels.ts";
import { told } from "./questions.ts";

export interface Looked {
  columns: readonly RecordColumn[];
  coarse: Coarse | undefined;
  hasShapes: boolean;
  mixed: readonly MixedLevels[];
  place: RecordsDefinition["place"] | undefined;
}

/**
 * Why a file cannot be used for statistics by area, in words and with what to do. Null where it can.
 * Points that share a handful of places are midpoints of municipalities; names of areas are never joined by.
 */
export function refusalOf(
  file: string,
  { columns, coarse, hasShapes, mixed, place }: Looked,
): Problem | null {
  if (coarse && isCoarse(coarse) && (place === undefined || place.by === "point" || place.by === "geometry"))
    return refusal(file, `${coarse.points} / ${coarse.rows}`, {
      title: { sv: "Platserna är för grova för områden", en: "The places are too coarse for areas" },
      detail: {
        sv:
          `${coarse.rows} rader ligger på bara ${coarse.points} olika punkter, som mest ${coarse.most} på en och samma. ` +
          "Det är mittpunkter för kommuner eller län, inte platserna där något hände.",
        en:
          `${coarse.rows} rows lie at only ${coarse.points} different points, at most ${coarse.most} at one and the same. ` +
          "They are midpoints of municipalities or counties, not the places where something happened.",
      },
      expected: {
        sv: "en punkt per händelse, eller en områdeskod",
        en: "a point for each event, or an area code",
      },
      action: {
        sv: "Be om uppgifternas egna koordinater, eller redovisa per kommun med kommunens kod i en kolumn. Områdestyp går inte att sätta.",
        en: "Ask for the records' own coordinates, or report by municipality with its code in a column. No area type can be told.",
      },
    });
  const isPlaced = columns.some(({ looksLike }) => looksLike !== null && PLACES.has(looksLike));
  // A key table from names to codes is the agency's own word on what a name means.
  if (isPlaced || hasShapes || place?.by === "key") return null;
  const named = columns.find(
    ({ name, kind, examples }) =>
      kind === "text" &&
      (/kommun|lan$|län|omr[aå]de|region|stadsdel/i.test(name) ||
        examples.some((one) => levelOf(one) === "lan")),
  );
  if (!named) return null;
  const sums = mixed.find(({ column }) => column === named.name);
  return refusal(file, named.examples[0] ?? named.name, {
    title: { sv: "Platserna är bara namn", en: "The places are names only" },
    detail: {
      sv:
        `Kolumnen ${named.name} har namn. Namn på områden är inte entydiga och används aldrig för att para ihop uppgifter.` +
        (sums
          ? ` Den blandar också områden av flera slag: ${told(sums.levels, "sv")} och ${sums.names} andra.`
          : ""),
      en:
        `The column ${named.name} holds names. Names of areas are not unique and are never joined by.` +
        (sums
          ? ` It also mixes areas of several kinds: ${told(sums.levels, "en")} and ${sums.names} others.`
          : ""),
    },
    expected: {
      sv: "koder (kommun 4 siffror, RegSO 1780R001, DeSO 1780C1010), koordinater, eller en nyckeltabell",
      en: "codes (kommun of 4 digits, RegSO 1780R001, DeSO 1780C1010), coordinates, or a key table",
    },
    action: {
      sv:
        "Lägg till en kolumn med koder, eller ladda upp en nyckeltabell från namnen till koder och välj den." +
        (sums ? " Ta bort summaraderna, eller låt dem sakna kod." : ""),
      en:
        "Add a column of codes, or upload a key table from the names to codes and choose it." +
        (sums ? " Remove the rows of sums, or leave them without a code." : ""),
    },
  });
}

/** A problem with its texts in both languages; those outside `texts` are Swedish, the first language. */
const refusal = (
  file: string,
  value: string,
  texts: { title: Text; detail: Text; expected: Text; action: Text },
): Problem => ({
  type: "about:blank",
  title: texts.title.sv,
  status: 422,
  detail: texts.detail.sv,
  file,
  value,
  expected: texts.expected.sv,
  action: texts.action.sv,
  texts,
});

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

/** Stops, schools and buildings of a town lie nearer each other than this; midpoints of kommuner do not. */
const MIDPOINTS_APART_KM = 3;

/** Fewer than a point for three rows in a file of some size, a point that many share, and points as far apart as municipalities are. */
export const isCoarse = ({ rows, points, most, apartKm }: Coarse): boolean =>
  rows >= 50 && points < rows / 3 && most >= Math.max(10, rows / 100) && apartKm > MIDPOINTS_APART_KM;
