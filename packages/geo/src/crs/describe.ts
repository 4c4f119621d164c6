import type { CrsId } from "../layer.ts";
import { type CrsSystem, crsSystem } from "./systems.ts";

const DEGREE = "0.0174532925199433";

const LAT_LON_AXES = {
  subtype: "ellipsoidal",
  axis: [
    { name: "Geodetic latitude", abbreviation: "Lat", direction: "north", unit: "degree" },
    { name: "Geodetic longitude", abbreviation: "Lon", direction: "east", unit: "degree" },
  ],
};

/** WKT 1 in the ESRI manner, as in a .prj file; the EPSG code is left out because ESRI's readers refuse it. */
export function esriWkt(id: CrsId): string {
  const system = crsSystem(id)!;
  const wgs84 = `GEOGCS["GCS_WGS_1984",DATUM["D_WGS_1984",SPHEROID["WGS_1984",6378137.0,298.257223563]],PRIMEM["Greenwich",0.0],UNIT["Degree",${DEGREE}]]`;
  if (system.kind === "geographic") return wgs84;
  if (system.kind === "web-mercator")
    return `PROJCS["WGS_1984_Web_Mercator_Auxiliary_Sphere",${wgs84},PROJECTION["Mercator_Auxiliary_Sphere"],PARAMETER["False_Easting",0.0],PARAMETER["False_Northing",0.0],PARAMETER["Central_Meridian",0.0],PARAMETER["Standard_Parallel_1",0.0],PARAMETER["Auxiliary_Sphere_Type",0.0],UNIT["Meter",1.0]]`;
  return transverseMercatorWkt(system, false);
}

/** WKT 1 in the OGC manner with EPSG codes, as GeoPackage keeps it in `gpkg_spatial_ref_sys`. */
export function ogcWkt(id: CrsId): string {
  const system = crsSystem(id)!;
  const wgs84 = `GEOGCS["WGS 84",DATUM["WGS_1984",SPHEROID["WGS 84",6378137,298.257223563,AUTHORITY["EPSG","7030"]],AUTHORITY["EPSG","6326"]],PRIMEM["Greenwich",0,AUTHORITY["EPSG","8901"]],UNIT["degree",${DEGREE},AUTHORITY["EPSG","9122"]],AUTHORITY["EPSG","4326"]]`;
  if (system.kind === "geographic") return wgs84;
  if (system.kind === "web-mercator")
    return `PROJCS["WGS 84 / Pseudo-Mercator",${wgs84},PROJECTION["Mercator_1SP"],PARAMETER["central_meridian",0],PARAMETER["scale_factor",1],PARAMETER["false_easting",0],PARAMETER["false_northing",0],UNIT["metre",1,AUTHORITY["EPSG","9001"]],AUTHORITY["EPSG","3857"]]`;
  return transverseMercatorWkt(system, true);
}

/** PROJJSON of the system, as GeoParquet keeps it. */
export function projJson(id: CrsId): Record<string, unknown> {
  const system = crsSystem(id)!;
  const code = Number(id.slice(5));
  const $schema = "https://proj.org/schemas/v0.7/projjson.schema.json";
  const wgs84 = {
    type: "GeographicCRS",
    name: "WGS 84",
    datum: {
      type: "GeodeticReferenceFrame",
      name: "World Geodetic System 1984",
      ellipsoid: { name: "WGS 84", semi_major_axis: 6378137, inverse_flattening: 298.257223563 },
    },
    coordinate_system: LAT_LON_AXES,
    id: { authority: "EPSG", code: 4326 },
  };
  if (system.kind === "geographic") return { $schema, ...wgs84 };
  const p = parameters(system);
  return {
    $schema,
    type: "ProjectedCRS",
    name: system.name,
    base_crs: system.kind === "web-mercator" ? wgs84 : geodeticBase(system),
    conversion: {
      name: system.name,
      method:
        system.kind === "web-mercator"
          ? { name: "Popular Visualisation Pseudo Mercator", id: { authority: "EPSG", code: 1024 } }
          : { name: "Transverse Mercator", id: { authority: "EPSG", code: 9807 } },
      parameters: [
        parameter("Latitude of natural origin", 0, "degree", 8801),
        parameter("Longitude of natural origin", p.centralMeridianDeg, "degree", 8802),
        ...(system.kind === "web-mercator"
          ? []
          : [parameter("Scale factor at natural origin", p.scale, "unity", 8805)]),
        parameter("False easting", p.falseEastingM, "metre", 8806),
        parameter("False northing", p.falseNorthingM, "metre", 8807),
      ],
    },
    coordinate_system: {
      subtype: "Cartesian",
      axis: [
        { name: "Northing", abbreviation: "N", direction: "north", unit: "metre" },
        { name: "Easting", abbreviation: "E", direction: "east", unit: "metre" },
      ],
    },
    id: { authority: "EPSG", code },
  };
}

const parameter = (name: string, value: number, unit: string, code: number) => ({
  name,
  value,
  unit,
  id: { authority: "EPSG", code },
});

const isRt90 = (system: CrsSystem): boolean => system.published !== undefined;

const parameters = (system: CrsSystem) =>
  system.published ??
  system.projection ?? { centralMeridianDeg: 0, scale: 1, falseEastingM: 0, falseNorthingM: 0 };

function geodeticBase(system: CrsSystem): Record<string, unknown> {
  const rt90 = isRt90(system);
  return {
    name: rt90 ? "RT90" : "SWEREF99",
    datum: {
      type: "GeodeticReferenceFrame",
      name: rt90 ? "Rikets koordinatsystem 1990" : "SWEREF99",
      ellipsoid: rt90
        ? { name: "Bessel 1841", semi_major_axis: 6377397.155, inverse_flattening: 299.1528128 }
        : { name: "GRS 1980", semi_major_axis: 6378137, inverse_flattening: 298.257222101 },
    },
    coordinate_system: LAT_LON_AXES,
    id: { authority: "EPSG", code: rt90 ? 4124 : 4619 },
  };
}

function transverseMercatorWkt(system: CrsSystem, ogc: boolean): string {
  const p = parameters(system);
  const authority = (code: number | string) => (ogc ? `,AUTHORITY["EPSG","${code}"]` : "");
  const name = (text: string) => (ogc ? text : text.replaceAll(" ", "_").replaceAll(".", ""));
  const [gcs, datum, spheroid, gcsCode, datumCode, spheroidCode] = isRt90(system)
    ? [
        "RT90",
        "Rikets_koordinatsystem_1990",
        `SPHEROID["Bessel 1841",6377397.155,299.1528128`,
        4124,
        6124,
        7004,
      ]
    : ["SWEREF99", "SWEREF99", `SPHEROID["GRS 1980",6378137,298.257222101`, 4619, 6619, 7019];
  const geogcs = `GEOGCS["${ogc ? gcs : `GCS_${gcs}`}",DATUM["${ogc ? datum : `D_${datum}`}",${ogc ? spheroid : spheroid.replace(/"([^"]*)"/, (_, s: string) => `"${s.replaceAll(" ", "_")}"`)}${authority(spheroidCode)}]${authority(datumCode)}],PRIMEM["Greenwich",0${authority(8901)}],UNIT["${ogc ? "degree" : "Degree"}",${DEGREE}${authority(9122)}]${authority(gcsCode)}]`;
  return `PROJCS["${name(system.name)}",${geogcs},PROJECTION["Transverse_Mercator"],PARAMETER["latitude_of_origin",0],PARAMETER["central_meridian",${p.centralMeridianDeg}],PARAMETER["scale_factor",${p.scale}],PARAMETER["false_easting",${p.falseEastingM}],PARAMETER["false_northing",${p.falseNorthingM}],UNIT["${ogc ? "metre" : "Meter"}",1${authority(9001)}]${authority(system.id.slice(5))}]`;
}
