export {
  type AxisOrder,
  candidatesFor,
  type CrsCandidate,
  type CrsOptions,
  CrsQuestion,
} from "./crs/decide.ts";
export { type Extent, isInSweden } from "./crs/place.ts";
export { esriWkt, ogcWkt, projJson } from "./crs/describe.ts";
export { crsOfName, crsOfProjJson, crsOfWkt } from "./crs/recognise.ts";
export { CRS_SYSTEMS, crsOfEpsg, type CrsSystem, crsSystem } from "./crs/systems.ts";
export { type Transform, transform, transformLayer, transformPoint } from "./crs/transform.ts";
export { GeoError, type GeoErrorKind, type Text } from "./error.ts";
export { isEmpty, polygonsOf, windRings } from "./geometry.ts";
export { READ_LIMITS, type ReadLimits } from "./io/limits.ts";
export { readGeoJson } from "./io/read-geojson.ts";
export { readGeoPackage } from "./io/read-geopackage.ts";
export { readGeoParquet } from "./io/read-geoparquet.ts";
export { type LayerFormat, type LayerInput, readLayer, type ReadLayerOptions } from "./io/read-layer.ts";
export { readShapefile } from "./io/read-shapefile.ts";
export { readWkb, writeWkb } from "./io/wkb.ts";
export { writeGeoJson, type WriteGeoJsonOptions } from "./io/write-geojson.ts";
export { writeGeoPackage, type WriteGeoPackageOptions } from "./io/write-geopackage.ts";
export { writeGeoParquet, type WriteGeoParquetOptions } from "./io/write-geoparquet.ts";
export { writeShapefile, type WriteShapefileOptions } from "./io/write-shapefile.ts";
export * from "./layer.ts";
export { geometryOf, type Shapes, ShapesBuilder, toLayer, toShapes } from "./flat/shapes.ts";
export {
  type PackedTiles,
  packTiles,
  type TileIndex,
  tileIndex,
  type TileIndexOptions,
} from "./tiles/tile-index.ts";
export { AreaIndex } from "./locate/area-index.ts";
export { type AreaIndexOptions, buildAreaIndex } from "./locate/build.ts";
export { contiguity, type ContiguityOptions, type Neighbours } from "./topology/contiguity.ts";
export { dissolve, type DissolveOptions } from "./topology/dissolve.ts";
export { simplifyLayer } from "./topology/simplify.ts";
export { toTopology } from "./topology/topology.ts";
export {
  checkLayer,
  type CheckedLayer,
  type CheckLayerOptions,
  type LayerProblem,
  type ProblemCode,
} from "./check/check-layer.ts";
export { type PolygonLayer, readPolygons } from "./io/read-polygons.ts";
