export {
  importNetworkFile,
  importPlaces,
  type ImportNetworkOptions,
  isOsmPbf,
  toSweref,
} from "./import-network-file.ts";
export { type Mapping, mappingSchema } from "./mapping.ts";
export { parseMapping, readMappingFile, readMappings } from "./mappings.ts";
export { readLines } from "./read-lines.ts";
export { isTimetableFile, readTimetableFile } from "./read-timetable.ts";
export { readServicesFile, type ReadServicesOptions } from "./read-services.ts";
