import type { PlaceRef } from "@tvars/api";
import { divisionOfCode, parseAreaId, versionInfo } from "@tvars/areas";
import type { Version } from "@tvars/areas";
import type { Text } from "@tvars/cube";
import type { Data } from "../data/data.ts";
import { regsoCodes, regsoVersion } from "../data/data.ts";
import type { SetStore } from "../workspace/sets.ts";
import { areaWithoutFigures, emptyPlace, notAPlace, notInVersion } from "../problems.ts";

/** A place in a year: the RegSO it is made of. */
export interface Place {
  ref: PlaceRef;
  version: Version;
  codes: readonly string[];
}

const same = (name: string): Text => ({ sv: name, en: name });

/** Län of the country, kommuner of a län: by the codes of the areas themselves. */
export function memberIds({ ref, codes }: Place): string[] {
  if (ref.kind !== "riket" && ref.kind !== "lan") return [];
  const lan = new Set(codes.map((code) => code.slice(0, 2)));
  // A region inside one län is made of its kommuner.
  const digits = ref.kind === "riket" && lan.size > 1 ? 2 : 4;
  const prefix = digits === 2 ? "lan:" : "kommun:";
  return [...new Set(codes.map((code) => code.slice(0, digits)))].sort().map((code) => prefix + code);
}

/** Resolves `riket`, `lan:17`, `kommun:1780`, a RegSO or DeSO id, `set:ID` or `areas:CODE,CODE` in a year. */
export async function resolvePlace(data: Data, sets: SetStore, id: string, year: number): Promise<Place> {
  const version = regsoVersion(year);
  const all = regsoCodes(data, year);
  const has = (code: string): boolean => hasRegso(data, version, code);
  const place = (kind: PlaceRef["kind"], name: Text, codes: readonly string[]): Place => {
    if (codes.length === 0) throw emptyPlace(id, year, version);
    return { ref: { id, kind, name, areas: codes.length }, version, codes };
  };
  if (id === "riket") return place("riket", wholeName(data, version, all.length), all);
  if (id.startsWith("set:")) {
    const set = await sets.get(id.slice(4));
    return place("set", same(set.name), inVersion(data, set.codes, set.version, version, id));
  }
  if (id.startsWith("areas:")) {
    const codes = [...new Set(id.slice(6).split(",").filter(Boolean))];
    const unknown = codes.find((code) => !has(code));
    if (unknown !== undefined) throw areaWithoutFigures(unknown, year, version, all[0] ?? "1780R001");
    const count = codes.length;
    return place("set", { sv: `${count} valda områden`, en: `${count} chosen areas` }, codes);
  }
  const key = readId(id);
  const known = data.gazetteer.get(key.version, key.code);
  const division = versionInfo(key.version).division;
  if (division === "lan" || division === "kommun") {
    const codes = all.filter((code) => code.startsWith(key.code));
    const fallback = division === "lan" ? `Län ${key.code}` : `Kommun ${key.code}`;
    return place(division, same(known?.name ?? fallback), codes);
  }
  if (division === "deso") {
    const regso = data.gazetteer.regsoOf(key.version, key.code);
    return place("deso", same(known?.name ?? key.code), regso && has(regso) ? [regso] : []);
  }
  const codes = inVersion(data, [key.code], key.version, version, id);
  return place("regso", same(known?.name ?? key.code), codes);
}

/** Asked for every area of a set in every year of a trend, so without a walk through the list. */
const hasRegso = (data: Data, version: Version, code: string): boolean =>
  data.index.get(version)?.has(code) ?? data.gazetteer.get(version, code) !== undefined;

function readId(id: string) {
  try {
    return parseAreaId(id);
  } catch (cause) {
    throw notAPlace(id, divisionOfCode(id) !== null, cause);
  }
}

/** Codes of a set in the version of the year: kept where the code lives on; boundaries that moved are the reader's to see in the bridge. */
function inVersion(data: Data, codes: readonly string[], from: Version, to: Version, id: string): string[] {
  const kept = codes.filter((code) => hasRegso(data, to, code));
  if (from !== to && kept.length < codes.length)
    throw notInVersion(
      id,
      codes.filter((code) => !hasRegso(data, to, code)),
      from,
      to,
    );
  return kept;
}

/** "Riket" only where the country is complete; otherwise the name says what it is a sum of. */
function wholeName(data: Data, version: Version, areas: number): Text {
  if (data.invented) return { sv: "Exempelregionen", en: "The Example Region" };
  const { count } = versionInfo(version);
  if (areas >= count) return { sv: "Riket", en: "Sweden" };
  const [whole, some] = [count, areas].map((n) => ({
    sv: n.toLocaleString("sv-SE"),
    en: n.toLocaleString("en-GB"),
  })) as [Text, Text];
  if (areas === 1)
    return {
      sv: `Det enda inlästa området (av ${whole.sv})`,
      en: `The only area at hand (of ${whole.en})`,
    };
  return {
    sv: `De ${some.sv} inlästa områdena (av ${whole.sv})`,
    en: `The ${some.en} areas at hand (of ${whole.en})`,
  };
}
