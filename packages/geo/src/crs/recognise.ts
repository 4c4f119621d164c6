import { CRS_SYSTEMS, type CrsSystem, crsOfEpsg } from "./systems.ts";

/** The system a name means: `EPSG:3006`, `urn:ogc:def:crs:EPSG::3006`, `OGC:CRS84`, `http://…/EPSG/0/3006`. */
export function crsOfName(name: string): CrsSystem | undefined {
  if (/CRS:?84h?$/i.test(name)) return crsOfEpsg(4326);
  const code = /EPSG.*[:/#](\d+)$/i.exec(name)?.[1] ?? /^(\d{4,6})$/.exec(name)?.[1];
  return code === undefined ? undefined : crsOfEpsg(Number(code));
}

/**
 * The system a WKT text (1 or 2, from OGC or ESRI, as in a .prj file) means. The EPSG code is used where there is one;
 * otherwise the projection is matched by its parameters, because SCB's .prj files carry no code and no usable name.
 */
export function crsOfWkt(wkt: string): CrsSystem | undefined {
  const code = /(?:AUTHORITY|ID)\s*\[\s*"EPSG"\s*,\s*"?(\d+)"?\s*\](?:\s*,?\s*\]*\s*)$/i.exec(
    wkt.trim(),
  )?.[1];
  const byCode = code === undefined ? undefined : crsOfEpsg(Number(code));
  if (byCode) return byCode;
  const text = wkt.toLowerCase();
  if (!/^\s*(projcs|projcrs|projectedcrs|compd_cs|compoundcrs)/.test(text))
    return isGlobalDatum(text) ? crsOfEpsg(4326) : undefined;
  if (/pseudo[-_ ]mercator|auxiliary_sphere/.test(text)) return crsOfEpsg(3857);
  if (!/transverse[_ ]mercator|gauss[_ ]kruger/.test(text)) return undefined;
  return byParameters({
    meridian: number(text, /(?:central[_ ]meridian|longitude of natural origin)"\s*,\s*([-\d.]+)/),
    scale: number(text, /scale[_ ]factor(?: at natural origin)?"\s*,\s*([-\d.]+)/),
    east: number(text, /false[_ ]easting"\s*,\s*([-\d.]+)/),
    north: number(text, /false[_ ]northing"\s*,\s*([-\d.]+)/),
    bessel: /299\.15/.test(text),
  });
}

/** The system a PROJJSON object means; `null` and absence are GeoParquet's "unknown" and "OGC:CRS84". */
export function crsOfProjJson(crs: unknown): CrsSystem | undefined {
  if (crs === undefined) return crsOfEpsg(4326);
  if (typeof crs === "string") return crsOfName(crs) ?? crsOfWkt(crs);
  if (crs === null || typeof crs !== "object") return undefined;
  const object = crs as {
    id?: ProjId;
    ids?: ProjId[];
    type?: string;
    conversion?: { parameters?: ProjParameter[] };
  };
  const id = object.id ?? object.ids?.[0];
  const named = id && crsOfName(`${id.authority}:${id.code}`);
  if (named) return named;
  const text = JSON.stringify(crs).toLowerCase();
  if (object.type === "GeographicCRS") return isGlobalDatum(text) ? crsOfEpsg(4326) : undefined;
  const value = (name: RegExp) => object.conversion?.parameters?.find((p) => name.test(p.name))?.value;
  return byParameters({
    meridian: value(/longitude of natural origin/i),
    scale: value(/scale factor/i),
    east: value(/false easting/i),
    north: value(/false northing/i),
    bessel: text.includes("299.15"),
  });
}

interface ProjId {
  authority: string;
  code: number | string;
}

interface ProjParameter {
  name: string;
  value: number;
}

interface Parameters {
  meridian: number | undefined;
  scale: number | undefined;
  east: number | undefined;
  north: number | undefined;
  bessel: boolean;
}

const number = (text: string, pattern: RegExp): number | undefined => {
  const found = pattern.exec(text)?.[1];
  return found === undefined ? undefined : Number(found);
};

const isGlobalDatum = (text: string): boolean =>
  /wgs[ _]?(19)?84|world geodetic system|sweref|etrs/.test(text);

function byParameters(p: Parameters): CrsSystem | undefined {
  return CRS_SYSTEMS.find((system) => {
    const expected = system.published ?? system.projection;
    return (
      expected !== undefined &&
      p.bessel === (system.published !== undefined) &&
      near(p.meridian, expected.centralMeridianDeg, 1e-6) &&
      near(p.scale ?? 1, expected.scale, 1e-9) &&
      near(p.east, expected.falseEastingM, 0.01) &&
      near(p.north ?? 0, expected.falseNorthingM, 0.01)
    );
  });
}

const near = (value: number | undefined, expected: number, tolerance: number): boolean =>
  value !== undefined && Math.abs(value - expected) <= tolerance;
