import type { Provenance } from "@tvars/api";
import type { Text } from "@tvars/cube";
import { originOf } from "@tvars/engine";
import { provenanceOf } from "../data/data.ts";
import type { Data } from "../data/data.ts";
import type { Model } from "./model.ts";

/** Where an answer about a network comes from: the network itself, and the tables of those who live along it. */
export function networkProvenance(
  data: Data,
  { snapshot, people }: Pick<Model, "snapshot" | "people">,
  how: Pick<Provenance, "method" | "command" | "request">,
): Provenance {
  const tables = provenanceOf(data, people.tables, how);
  return {
    ...tables,
    origin: [originOf(snapshot), ...tables.origin],
    notes: [...tables.notes, { text: people.note, mandatory: people.from === "streets" }],
  };
}

/** A command and the request that says the same; what is left out is what the program takes unless told. */
export function asked(
  command: string,
  path: string,
  options: Record<string, string | number | undefined>,
): Pick<Provenance, "command" | "request"> {
  const given = Object.entries(options).filter(([, value]) => value !== undefined);
  const query = new URLSearchParams(
    given.map(([name, value]): [string, string] => [name, String(value)]),
  ).toString();
  return {
    command: ["tvars", command, ...given.map(([name, value]) => `--${name} ${quoted(String(value))}`)].join(
      " ",
    ),
    request: query === "" ? path : `${path}?${query}`,
  };
}

const quoted = (text: string): string =>
  /^[\w.,:@-]+$/.test(text) ? text : `"${text.replaceAll('"', '\\"')}"`;

export const SEVERANCE_METHOD: Text = {
  sv: "Par av platser med folk, högst så långt från varandra i rak linje som frågan säger, vars raka linje möter en barriär räknas till den sträcka (cirka 250 m) de möter först, från vardera hållet till hälften. Kontakter = Σ PᵢPⱼ. Merväg b = dᴺ − d⁰: dᴺ är kortaste vägen i nätet med väntan vid passager, d⁰ densamma om barriären kunde korsas var 50:e meter där det finns en gata inom 150 m på båda sidor; båda högst gränsen. Merväg per kontakt S = Σ PᵢPⱼ b / Σ PᵢPⱼ. Belastning = Σ PᵢPⱼ b. Bruten kontakt: d⁰ är högst det raka avståndets gräns och dᴺ längre. Omväg = Σ PᵢPⱼ dᴺ / Σ PᵢPⱼ dᴱ (kvot av summor). Passagernas luckor g på en barriär med längden L ger medelavstånd Σg²/4L och väntad omväg Σg²/2L. Klass efter merväg per kontakt: ingen under 50 m, liten under 250 m, måttlig under 500 m, annars svår.",
  en: "Pairs of places with people, at most as far apart in a straight line as asked, whose straight line meets a barrier count for the stretch (about 250 m) met first, half from either end. Contacts = Σ PᵢPⱼ. Excess b = dᴺ − d⁰: dᴺ is the shortest way on the network with waits at crossings, d⁰ the same were the barrier open every 50 m wherever a street lies within 150 m on both sides; both at most the limit. Excess per contact S = Σ PᵢPⱼ b / Σ PᵢPⱼ. Burden = Σ PᵢPⱼ b. A contact is severed where d⁰ is at most the limit of the straight line and dᴺ is longer. Detour = Σ PᵢPⱼ dᴺ / Σ PᵢPⱼ dᴱ (ratio of sums). Gaps g between crossings of a barrier of length L give the mean distance Σg²/4L and the expected detour Σg²/2L. Class by excess per contact: none below 50 m, slight below 250 m, moderate below 500 m, else severe.",
};
