import type { Version } from "@tvars/areas";
import { AreaError, divisionOf, parseAreaCode } from "@tvars/areas";
import type { Layer, LayerFeature } from "@tvars/geo";
import { transformLayer } from "@tvars/geo";
import { SourceError } from "../source-error.ts";
import type { AreaColumns } from "./columns.ts";

export interface LayerArea {
  code: string;
  name: string | null;
  kommun: string | null;
  lan: string | null;
  regso: string | null;
}

/**
 * A layer of areas as the product keeps it: EPSG:3006, columns code, name, kommun, lan, regso, sorted by code.
 * @throws SourceError for a code that is none, is of another version, or comes twice.
 */
export function normaliseAreas(layer: Layer, version: Version, columns: AreaColumns, file: string): Layer {
  const seen = new Map<string, number>();
  const features = layer.features.map((feature, index): LayerFeature => {
    const area = readArea(feature, version, columns, file, index + 1);
    const before = seen.get(area.code);
    if (before !== undefined) throw twice(file, index + 1, area.code, before);
    seen.set(area.code, index + 1);
    return { geometry: feature.geometry, properties: { ...area } };
  });
  if (features.length === 0) throw nothing(file);
  features.sort((a, b) => (String(a.properties.code) < String(b.properties.code) ? -1 : 1));
  return { ...transformLayer({ ...layer, features }, "EPSG:3006"), name: version };
}

function readArea(
  { properties }: LayerFeature,
  version: Version,
  columns: AreaColumns,
  file: string,
  row: number,
): LayerArea {
  const word = (column: string | undefined): string | null => {
    const value = column === undefined ? undefined : properties[column];
    return value === undefined || value === null || String(value).trim() === "" ? null : String(value);
  };
  try {
    const { code } = parseAreaCode(word(columns.code) ?? "", { version });
    const division = divisionOf(version);
    return {
      code,
      name: word(columns.name),
      kommun: division === "lan" ? null : code.slice(0, 4),
      lan: code.slice(0, 2),
      regso: word(columns.regso),
    };
  } catch (cause) {
    if (!(cause instanceof AreaError)) throw cause;
    throw new SourceError("content", {
      file,
      row,
      value: word(columns.code) ?? "(absent)",
      problem: { sv: `okänd områdeskod i ${columns.code}`, en: `unknown area code in ${columns.code}` },
      expected: { sv: `en kod i ${version}`, en: `${cause.expected}` },
      action: {
        sv: "rätta koden, eller ange vilken version och kolumn som gäller",
        en: "correct the code, or state which version and column apply",
      },
      cause,
    });
  }
}

/** A reference layer (roads, water, places …): every property kept, EPSG:3006. */
export function normaliseReference(layer: Layer, table: string, file: string): Layer {
  if (layer.features.length === 0) throw nothing(file);
  return { ...transformLayer(layer, "EPSG:3006"), name: table };
}

const twice = (file: string, row: number, code: string, before: number): SourceError =>
  new SourceError("content", {
    file,
    row,
    value: code,
    problem: {
      sv: `området står redan som objekt ${before}`,
      en: `the area already stands as feature ${before}`,
    },
    expected: { sv: "varje kod en gång", en: "each code once" },
    action: {
      sv: "ta bort det ena objektet, eller slå ihop deras ytor till en multipolygon",
      en: "remove one of the features, or join their shapes into one multipolygon",
    },
  });

const nothing = (file: string): SourceError =>
  new SourceError("content", {
    file,
    value: "0 features",
    problem: { sv: "lagret är tomt", en: "the layer is empty" },
    expected: { sv: "minst ett objekt", en: "at least one feature" },
    action: {
      sv: "kontrollera urvalet i frågan eller filen",
      en: "check the selection of the request or the file",
    },
  });
