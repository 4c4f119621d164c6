import type { RecordsDefinition, Understanding } from "@tvars/api";
import { useTexts } from "../../../text/index.ts";

type FileRead = RecordsDefinition["file"];

const ENCODINGS = ["utf-8", "utf-16le", "windows-1252", "iso-8859-1", "macintosh", "ibm850"] as const;
const DELIMITERS = [";", ",", "\t", "|"] as const;

interface FileFieldsProps {
  understanding: Understanding;
  /** Reads the file again in another way. */
  onFile: (patch: FileRead) => void;
}

/** How the file was read; each part of it can be said to be otherwise. */
export function FileFields({ understanding: { file, sheets, layers }, onFile }: FileFieldsProps) {
  const { t } = useTexts();
  const encodings = new Set<string>([...ENCODINGS, ...(file.encoding ? [file.encoding] : [])]);
  return (
    <div className="field-row">
      {sheets && sheets.length > 0 && (
        <label className="stacked">
          <span>{t("rec.read.sheet")}</span>
          <select value={file.sheet ?? ""} onChange={(event) => onFile({ sheet: event.target.value })}>
            {sheets.map((sheet) => (
              <option key={sheet} value={sheet}>
                {sheet}
              </option>
            ))}
          </select>
        </label>
      )}
      {layers && layers.length > 0 && (
        <label className="stacked">
          <span>{t("rec.read.layer")}</span>
          <select value={file.layer ?? ""} onChange={(event) => onFile({ layer: event.target.value })}>
            {layers.map((layer) => (
              <option key={layer} value={layer}>
                {layer}
              </option>
            ))}
          </select>
        </label>
      )}
      {file.format === "csv" && (
        <>
          <label className="stacked">
            <span>{t("rec.read.delimiter")}</span>
            <select
              value={file.delimiter ?? ";"}
              onChange={(event) => onFile({ delimiter: event.target.value })}
            >
              {DELIMITERS.map((sign) => (
                <option key={sign} value={sign}>
                  {t(DELIMITER_NAMES[sign])}
                </option>
              ))}
            </select>
          </label>
          <label className="stacked">
            <span>{t("rec.read.decimal")}</span>
            <select
              value={file.decimal ?? "."}
              onChange={(event) => onFile({ decimal: event.target.value === "," ? "," : "." })}
            >
              <option value=",">{t("rec.read.comma")}</option>
              <option value=".">{t("rec.read.point")}</option>
            </select>
          </label>
          <label className="stacked">
            <span>{t("rec.read.encoding")}</span>
            <select
              value={file.encoding ?? "utf-8"}
              onChange={(event) => onFile({ encoding: event.target.value })}
            >
              {[...encodings].map((one) => (
                <option key={one} value={one}>
                  {one}
                </option>
              ))}
            </select>
          </label>
        </>
      )}
      {file.headerRow !== undefined && (
        <label className="stacked">
          <span>{t("rec.read.headerRow")}</span>
          <input
            type="number"
            min={1}
            defaultValue={file.headerRow}
            key={file.headerRow}
            onBlur={(event) => {
              const row = Number(event.target.value);
              if (Number.isInteger(row) && row >= 1 && row !== file.headerRow) onFile({ headerRow: row });
            }}
          />
        </label>
      )}
    </div>
  );
}

const DELIMITER_NAMES = {
  ";": "rec.read.semicolon",
  ",": "rec.read.comma",
  "\t": "rec.read.tab",
  "|": "rec.read.bar",
} as const;
