import { GeoError } from "../error.ts";

/** What a reader takes on before it says no; every one can be raised by the caller. */
export interface ReadLimits {
  /** GeoJSON is parsed as one text, and the largest text Node holds is about 512 MB. */
  maxGeojsonBytes: number;
  /** Parquet files and zip archives are read into memory. */
  maxMemoryFileBytes: number;
  /** What a zip archive may grow to; stops archives made to fill the memory. */
  maxUnzippedBytes: number;
  maxVertices: number;
}

export const READ_LIMITS: ReadLimits = {
  maxGeojsonBytes: 400e6,
  maxMemoryFileBytes: 1e9,
  maxUnzippedBytes: 2e9,
  maxVertices: 50e6,
};

export function checkBytes(file: string, bytes: number, maxBytes: number, format: string): void {
  if (bytes <= maxBytes) return;
  throw new GeoError("too-large", {
    file,
    value: megabytes(bytes),
    problem: {
      sv: `Filen är för stor för att läsas som ${format}`,
      en: `The file is too large to be read as ${format}`,
    },
    expected: { sv: `högst ${megabytes(maxBytes)}`, en: `at most ${megabytes(maxBytes)}` },
    action: {
      sv: "Spara den som GeoPackage i stället (ogr2ogr ut.gpkg in.geojson): den läses från disk utan att hela filen tas in i minnet.",
      en: "Save it as GeoPackage instead (ogr2ogr out.gpkg in.geojson): that is read from disk without taking the whole file into memory.",
    },
  });
}

export function checkVertices(file: string, vertices: number, maxVertices: number): void {
  if (vertices <= maxVertices) return;
  throw new GeoError("too-large", {
    file,
    value: String(vertices),
    problem: { sv: "Filen har för många brytpunkter", en: "The file has too many vertices" },
    expected: { sv: `högst ${maxVertices}`, en: `at most ${maxVertices}` },
    action: {
      sv: "Dela filen, förenkla den först, eller höj gränsen maxVertices.",
      en: "Split the file, simplify it first, or raise the limit maxVertices.",
    },
  });
}

const megabytes = (bytes: number): string => `${Math.round(bytes / 1e6)} MB`;
