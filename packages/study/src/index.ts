export * from "./error.ts";
export * from "./study.ts";
export { openStudy } from "./workspace/open.ts";
export type { StudyOptions } from "./workspace/open.ts";
export { LAYER_FILES, layerFile, type LayerFile } from "./layers/layer-file.ts";
export { measureTable } from "./measures/table/measure-table.ts";
export type { TableAnswer, TableResult, TableRun } from "./measures/table/measure-table.ts";
export type { TableQuery } from "./measures/table/query.ts";
export { MEASURES, infoOf } from "./measures/catalogue.ts";
