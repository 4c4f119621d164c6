import type { Text } from "@tvars/cube";
import { StudyError } from "../../error.ts";

/** What can be wrong with a question about access, in both languages. */

export const noServices = (kind: string | undefined): StudyError =>
  new StudyError(
    "unavailable",
    kind === "jobs" || kind === "employer"
      ? {
          sv: "Ingen vet var jobben finns: arbetsplatser är inte inlästa.",
          en: "Nobody knows where the jobs are: no workplaces are stored.",
        }
      : { sv: "Ingen service är inläst i nätet.", en: "No services are stored on the network." },
    {
      ...(kind === undefined ? {} : { value: kind }),
      expected: {
        sv: "punkter med slag (kolumnen typ) och gärna storlek (kolumnen storlek: platser, jobb)",
        en: "points with a kind (column typ) and, if known, a size (column storlek: seats, jobs)",
      },
      action: {
        sv: "Läs in en karta ur OpenStreetMap (.osm.pbf), eller egna punkter: tvars import punkter.csv --services.",
        en: "Import a map from OpenStreetMap (.osm.pbf), or points of your own: tvars import points.csv --services.",
      },
    },
  );

export const noSuchKind = (kind: string, known: readonly string[]): StudyError =>
  new StudyError(
    "not-found",
    {
      sv: `Det finns ingen service av slaget "${kind}" i nätet.`,
      en: `There is no service of the kind "${kind}" on the network.`,
    },
    {
      value: kind,
      expected: { sv: known.join(", "), en: known.join(", ") },
      action: { sv: "Välj något av dem.", en: "Choose one of these." },
    },
  );

export const tooManyPairs = (origins: number, places: number, name: Text): StudyError =>
  new StudyError(
    "bad-request",
    {
      sv: `${origins} platser där folk bor och ${places} av slaget ${name.sv} är för många par att räkna på en gång.`,
      en: `${origins} places where people live and ${places} of the kind ${name.en} are too many pairs to count at once.`,
    },
    {
      value: origins * places,
      expected: { sv: "högst 60 miljoner par", en: "at most 60 million pairs" },
      action: { sv: "Välj en plats: --place kommun:1780.", en: "Choose a place: --place kommun:1780." },
    },
  );
