import type { Format } from "@tvars/api";
import type { Picture } from "@tvars/report";
import { useState } from "react";
import { apiPath } from "../api/client.ts";
import { useTexts } from "../text/index.ts";
import { Menu } from "./menu.tsx";
import { fileName, pngOfSvg, saveBlob, saveSvg } from "./save.ts";

export interface ServerFile {
  /** The route without `format` and `lang`. */
  path: string;
  query: Record<string, string | number | null | undefined>;
  formats: readonly Exclude<Format, "json">[];
}

export const TABULAR = ["csv", "csv-semicolon", "xlsx", "json-stat2"] as const;
export const MAPPED = [...TABULAR, "geojson"] as const;

interface DownloadsProps {
  name: string;
  /** The picture as it is saved: with title, source and paper. */
  standalone?: () => Picture;
  file?: ServerFile;
}

const EXTENSION = {
  csv: "csv",
  "csv-semicolon": "csv",
  xlsx: "xlsx",
  "json-stat2": "json",
  geojson: "geojson",
  svg: "svg",
  png: "png",
} as const;

export function Downloads({ name, standalone, file }: DownloadsProps) {
  const { t, lang } = useTexts();
  const [saved, setSaved] = useState("");
  const base = fileName(name);
  const png = async (): Promise<void> => {
    const { svg, width, height } = standalone!();
    saveBlob(await pngOfSvg(svg, width, height), `${base}.png`);
    setSaved(t("result.pngSaved", { name: `${base}.png` }));
  };
  return (
    <>
      <Menu label={t("result.download")} icon="download">
        {standalone && (
          <>
            <button type="button" onClick={() => void png()}>
              {t("download.png")}
            </button>
            <button type="button" onClick={() => saveSvg(standalone().svg, `${base}.svg`)}>
              {t("download.svg")}
            </button>
          </>
        )}
        {file?.formats.map((format) => (
          <a
            key={format}
            href={apiPath(file.path, { ...file.query, format, lang })}
            download={`${base}.${EXTENSION[format]}`}
          >
            {t(`download.${format}`)}
          </a>
        ))}
      </Menu>
      <output className="hidden">{saved}</output>
    </>
  );
}
