import { SourceError } from "../source-error.ts";
import type { Http } from "../http/http.ts";
import type { TableMetadata } from "./body.ts";
import { readMetadata } from "./body.ts";
import type { Selection } from "./split.ts";

export interface PxWebConfig {
  maxDataCells: number;
  maxCallsPerTimeWindow: number;
  timeWindowS: number;
  languages: string[];
  licence: string | undefined;
}

export interface CallOptions {
  language?: string;
  signal?: AbortSignal;
}

/** A PxWebApi 2 service: configuration, metadata and data, at the base address the user named and nowhere else. */
export interface PxWeb2 {
  readonly baseUrl: string;
  config(options?: CallOptions): Promise<PxWebConfig>;
  metadata(table: string, options?: CallOptions): Promise<TableMetadata>;
  /** The same, as the service answered it. */
  metadataBody(table: string, options?: CallOptions): Promise<unknown>;
  /** A JSON-stat 2 body for one selection, parsed and as text. GET where the address stays short, else POST. */
  data(table: string, selection: Selection, options?: CallOptions): Promise<{ value: unknown; text: string }>;
  dataUrl(table: string, language?: string): string;
}

/** SCB answers addresses up to about 2,000 characters; longer selections go as POST. */
const LONGEST_GET = 1_800;

export function pxweb2(baseUrl: string, http: Http): PxWeb2 {
  const root = baseUrl.replace(/\/+$/, "");
  const dataUrl = (table: string, language = "sv"): string =>
    `${root}/tables/${encodeURIComponent(table)}/data?lang=${language}&outputFormat=json-stat2`;
  const metadataUrl = (table: string, language = "sv"): string =>
    `${root}/tables/${encodeURIComponent(table)}/metadata?lang=${language}&outputFormat=json-stat2`;
  const metadataBody = async (table: string, { language, signal }: CallOptions = {}): Promise<unknown> =>
    (await http.json(metadataUrl(table, language), signal ? { signal } : {}))!.value;
  return {
    baseUrl: root,
    dataUrl,
    async config({ signal } = {}) {
      const url = `${root}/config`;
      const answer = await http.json(url, signal ? { signal } : {});
      const config = readConfig(answer!.value, url);
      http.limiter.set(config.maxCallsPerTimeWindow, config.timeWindowS * 1000);
      return config;
    },
    async metadata(table, options = {}) {
      return readMetadata(await metadataBody(table, options), metadataUrl(table, options.language));
    },
    metadataBody,
    async data(table, selection, { language = "sv", signal } = {}) {
      const url = dataUrl(table, language);
      const query = [...selection].map(
        ([variable, codes]) =>
          `valueCodes[${encodeURIComponent(variable)}]=${codes.map(encodeURIComponent).join(",")}`,
      );
      const get = `${url}&${query.join("&")}`;
      const plain = [...selection.values()].every((codes) => codes.every((code) => !/[,[\]()]/.test(code)));
      const body = {
        selection: [...selection].map(([variableCode, valueCodes]) => ({ variableCode, valueCodes })),
      };
      const asked = signal ? { signal } : {};
      const answer =
        plain && get.length <= LONGEST_GET
          ? await http.json(get, asked)
          : await http.json(url, { ...asked, method: "POST", body });
      return answer!;
    },
  };
}

function readConfig(value: unknown, file: string): PxWebConfig {
  const config = (value ?? {}) as Record<string, unknown>;
  const number = (key: string, fallback?: number): number => {
    const found = config[key] ?? fallback;
    if (typeof found === "number" && found > 0) return found;
    throw new SourceError("body", {
      file,
      row: key,
      value: found ?? null,
      problem: { sv: "tjänstens inställningar är oläsbara", en: "the service's configuration is unreadable" },
      expected: { sv: `ett tal över 0 i ${key}`, en: `a number above 0 in ${key}` },
      action: {
        sv: "kontrollera att adressen är basadressen till ett PxWebApi 2",
        en: "check that the address is the base address of a PxWebApi 2",
      },
    });
  };
  const languages = Array.isArray(config.languages) ? config.languages : [];
  return {
    maxDataCells: number("maxDataCells"),
    maxCallsPerTimeWindow: number("maxCallsPerTimeWindow", 30),
    timeWindowS: number("timeWindow", 10),
    languages: languages.map((language) => String((language as { id?: unknown }).id ?? language)),
    licence: typeof config.license === "string" ? config.license : undefined,
  };
}
