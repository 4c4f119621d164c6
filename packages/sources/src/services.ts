import type { Definition } from "./definition.ts";
import { SourceError } from "./source-error.ts";

/** Services the package's definitions name. `env` lets a test or a mirror stand in for the real address. */
const SERVICES: Record<string, { url: string; env: string }> = {
  "scb-pxweb": { url: "https://statistikdatabasen.scb.se/api/v2", env: "TVARS_SCB_PXWEB" },
  "scb-wfs": { url: "https://geodata.scb.se/geoserver/stat/wfs", env: "TVARS_SCB_WFS" },
  kolada: { url: "https://api.kolada.se/v3", env: "TVARS_KOLADA" },
};

/** Service name or address → base address to use instead. */
export type BaseUrls = Readonly<Record<string, string>>;

/** The base address of a definition: the caller's, then the environment's, then the service's own. */
export function baseUrlOf(definition: Definition, baseUrls: BaseUrls = {}): string {
  const { service } = definition;
  const known = service === undefined ? undefined : SERVICES[service];
  const found =
    service === undefined
      ? undefined
      : (baseUrls[service] ?? (known ? (process.env[known.env] ?? known.url) : service));
  if (found === undefined || !/^https?:\/\//.test(found))
    throw new SourceError("definition", {
      file: definition.id,
      row: "service",
      value: service ?? "(absent)",
      problem: { sv: "tabellen har ingen känd tjänst att hämtas från", en: "the table has no known service" },
      expected: {
        sv: `${Object.keys(SERVICES).join(", ")} eller en adress som börjar med https://`,
        en: `${Object.keys(SERVICES).join(", ")} or an address starting with https://`,
      },
      action: {
        sv: "rätta service i definitionen, eller läs in tabellen från en fil",
        en: "correct service in the definition, or import the table from a file",
      },
    });
  return found.replace(/\/+$/, "");
}
