import { SourceError } from "../../source-error.ts";

/** A workbook is unpacked and parsed in memory; a sheet of a million rows is well below this. */
export const MAX_UNZIPPED_BYTES = 1_500_000_000;
/** Packed texts of a workbook shrink about tenfold; a hundredfold or more is made to fill the memory. */
const MAX_RATIO = 400;

/**
 * What a zip says it grows to, by its directory: told before anything is unpacked.
 * @throws SourceError where that is more than a workbook may be
 */
export function checkUnzippedSize(file: string, bytes: Uint8Array): void {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  let grown = 0;
  for (
    let at = directoryAt(view);
    at >= 0 && at + 46 <= bytes.length && view.getUint32(at, true) === 0x02014b50;
  ) {
    grown += view.getUint32(at + 24, true);
    at += 46 + view.getUint16(at + 28, true) + view.getUint16(at + 30, true) + view.getUint16(at + 32, true);
  }
  if (grown <= MAX_UNZIPPED_BYTES && grown <= Math.max(50e6, MAX_RATIO * bytes.length)) return;
  throw new SourceError("body", {
    file,
    value: `${Math.round(grown / 1e6)} MB`,
    problem: {
      sv: "arbetsboken växer till för mycket när den packas upp",
      en: "the workbook grows to too much when it is unpacked",
    },
    expected: {
      sv: `högst ${MAX_UNZIPPED_BYTES / 1e6} MB, och högst ${MAX_RATIO} gånger filen`,
      en: `at most ${MAX_UNZIPPED_BYTES / 1e6} MB, and at most ${MAX_RATIO} times the file`,
    },
    action: { sv: "spara bladet som CSV", en: "save the sheet as CSV" },
  });
}

/** Where the directory begins, by the record at the end; -1 where there is none. */
function directoryAt(view: DataView): number {
  for (let at = view.byteLength - 22; at >= Math.max(0, view.byteLength - 65_557); at--)
    if (view.getUint32(at, true) === 0x06054b50) return view.getUint32(at + 16, true);
  return -1;
}
