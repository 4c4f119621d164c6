import type { Areas, Coverage } from "./coverage.ts";
import { COVERAGES } from "./coverage.ts";
import { KOMMUNER, LAN } from "./plan.ts";
import type { Random } from "./prng.ts";

/** One category of the variable Region as the statistics database spells it. */
export interface Region {
  code: string;
  label: string;
  level: "riket" | "lan" | "kommun" | "regso" | "deso";
  coverage: Coverage | undefined;
  /** Position in its coverage's list of areas; -1 above RegSO. */
  area: number;
  atoms: number[];
}

const SUFFIX: Record<Coverage, string> = {
  "regso@2020": "",
  "regso@2025": "_RegSO2025",
  "deso@2018": "",
  "deso@2025": "_DeSO2025",
};

/** Last year of the old version's window; the new one begins the year after. */
const LAST_OLD_YEAR = 2023;

export function validIn({ coverage }: Region, year: number): boolean {
  if (coverage === undefined) return true;
  return coverage.endsWith("2025") ? year > LAST_OLD_YEAR : year <= LAST_OLD_YEAR;
}

/** Riket, län, municipalities and both versions of DeSO and RegSO, the versions interleaved as in SCB's answers. */
export function listRegions({ areas, ofAtom, atomPeople }: Areas, random: Random): Region[] {
  const all = atomPeople.map((_, atom) => atom);
  const shuffle = random.fork("regions");
  const kommunOf = (atom: number) => areas["regso@2020"][ofAtom["regso@2020"][atom]!]!.kommun;
  const above: Region[] = [
    upper("00", "00 Riket (påhittat)", "riket", all),
    upper(LAN.code, `${LAN.code} ${LAN.name}`, "lan", all),
  ];
  for (const { code, name } of KOMMUNER)
    above.push(
      upper(
        code,
        `${code} ${name}`,
        "kommun",
        all.filter((atom) => kommunOf(atom) === code),
      ),
    );
  const below = COVERAGES.flatMap((coverage) =>
    areas[coverage].map((area, at): Region & { order: string } => ({
      code: area.code + SUFFIX[coverage],
      label: labelOf(area.code, area.name, area.kommun, coverage),
      level: coverage.startsWith("regso") ? "regso" : "deso",
      coverage,
      area: at,
      atoms: all.filter((atom) => ofAtom[coverage][atom] === at),
      order: `${area.code}${shuffle.next() < 0.35 ? (coverage.endsWith("2025") ? 0 : 1) : coverage.endsWith("2025") ? 2 : 1}`,
    })),
  );
  const first = above.map((r) => ({ order: r.level === "kommun" ? r.code : "", region: r }));
  const rest = below.map(({ order, ...region }) => ({ order, region }));
  return [...first, ...rest]
    .sort((a, b) => (a.order < b.order ? -1 : a.order > b.order ? 1 : 0))
    .map((item) => item.region);
}

function labelOf(code: string, name: string, kommun: string, coverage: Coverage): string {
  if (coverage.startsWith("deso")) return code;
  const full = `${KOMMUNER.find((k) => k.code === kommun)!.name} (${name})`;
  return coverage === "regso@2025" ? `${code} ${full}` : full;
}

const upper = (code: string, label: string, level: Region["level"], atoms: number[]): Region => ({
  code,
  label,
  level,
  coverage: undefined,
  area: -1,
  atoms,
});
