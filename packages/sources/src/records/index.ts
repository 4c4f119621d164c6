export { openRecords } from "./open.ts";
export type {
  BatchOptions,
  NumberColumn,
  OpenRecords,
  ReadRecordsOptions,
  RecordsFile,
  RecordsFormat,
  RowBatch,
  TextColumn,
  WantedColumn,
} from "./reader.ts";
export { ENCODINGS, type Encoding } from "./csv/encoding.ts";
export { textOfCell } from "./table/memory.ts";
