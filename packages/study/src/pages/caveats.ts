import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import type { Caveat } from "@tvars/api";
import { divisionOf, versionFor } from "@tvars/areas";
import type { Version } from "@tvars/areas";
import { figure } from "@tvars/cube";
import { comparableCodes } from "../barometer/comparable.ts";
import type { Data } from "../data/data.ts";
import { populationFigure } from "../data/data.ts";
import type { AgeShares } from "./ages.ts";

/** Limits above which a caveat is shown. Chosen so that it concerns few areas; each caveat shows its evidence. */
export const LIMITS = {
  /** Aged 20–24, per cent of residents: about three times the national share. */
  studentShare: 18,
  /** Aged 65 and over, per cent of residents: about 1.7 times the national share. */
  pensionerShare: 36,
  /** Change of population over three years, per cent. */
  newBuildingChange: 12,
  /** Residents below which single persons move the index by tenths. */
  smallPopulation: 1000,
} as const;

const border = new Set<string>(
  (
    JSON.parse(
      readFileSync(fileURLToPath(new URL("../../caveats/border-kommuner.json", import.meta.url)), "utf8"),
    ) as { kommuner: string[] }
  ).kommuner,
);

const PER_CENT = { sv: "procent", en: "per cent" };
const PERSONS = { sv: "personer", en: "persons" };

/** SCB's own reasons to read an index with care, where the figures at hand show that they apply. */
export function caveatsOf(
  data: Data,
  version: Version,
  code: string,
  year: number,
  ages: AgeShares | undefined,
): Caveat[] {
  if (divisionOf(version) !== "regso" && divisionOf(version) !== "deso") return [];
  const caveats: Caveat[] = [];
  if (ages && ages.young > LIMITS.studentShare)
    caveats.push({
      id: "student",
      title: { sv: "Många i studieåldern", en: "Many of student age" },
      text: {
        sv: "Studenter har låg inkomst en tid utan att området har utmaningar i den mening indexet avser. Läs låg ekonomisk standard (V1) med försiktighet.",
        en: "Students have low income for a while without the area having challenges in the sense the index means. Read low economic standard (V1) with care.",
      },
      evidence: [share("20–24 år", "Aged 20–24", ages.young, ages.year)],
    });
  if (ages && ages.old > LIMITS.pensionerShare)
    caveats.push({
      id: "pensioner",
      title: { sv: "Många äldre", en: "Many older residents" },
      text: {
        sv: "Utbildning och arbete mäts bland personer 20–64 år, som är få här. Enskilda personer påverkar V2 och V3 mer än i andra områden.",
        en: "Education and work are measured among persons aged 20–64, who are few here. Single persons affect V2 and V3 more than in other areas.",
      },
      evidence: [share("65 år och äldre", "Aged 65 and over", ages.old, ages.year)],
    });
  if (border.has(code.slice(0, 4)))
    caveats.push({
      id: "border",
      title: { sv: "Gränskommun", en: "Border municipality" },
      text: {
        sv: "Inkomster från grannlandet saknas för en del invånare, så låg ekonomisk standard (V1) kan se högre ut än den är.",
        en: "Income from the neighbouring country is missing for some residents, so low economic standard (V1) can look higher than it is.",
      },
      evidence: [],
    });
  const now = populationFigure(data, version, code, year).value;
  const before = earlierPopulation(data, version, code, year, year - 3);
  if (now !== null && before !== null && before > 0) {
    const change = (100 * (now - before)) / before;
    if (Math.abs(change) >= LIMITS.newBuildingChange)
      caveats.push({
        id: "new-building",
        title: { sv: "Folkmängden ändras snabbt", en: "The population changes fast" },
        text: {
          sv: "Nybyggnad, ombyggnad eller flyttningar ändrar vilka som bor här. Indexet kan ändras utan att läget har ändrats för dem som bodde här förut.",
          en: "New building, rebuilding or moves change who lives here. The index can change without the situation having changed for those who lived here before.",
        },
        evidence: [
          share("Folkmängdens ändring på tre år", "Change of population in three years", change, year),
          { what: { sv: "Folkmängd", en: "Population" }, figure: figure(now), unit: PERSONS, year },
        ],
      });
  }
  if (now !== null && now < LIMITS.smallPopulation)
    caveats.push({
      id: "small-population",
      title: { sv: "Få invånare", en: "Few residents" },
      text: {
        sv: "I ett litet område kan några få personer ändra indexet med tiondelar. Se hellre på flera år.",
        en: "In a small area a few persons can change the index by tenths. Look at several years instead.",
      },
      evidence: [{ what: { sv: "Folkmängd", en: "Population" }, figure: figure(now), unit: PERSONS, year }],
    });
  return caveats;
}

/** Population of the same area in an earlier year: across the new division only where the area is known to be unchanged. */
function earlierPopulation(
  data: Data,
  version: Version,
  code: string,
  year: number,
  then: number,
): number | null {
  const division = divisionOf(version);
  const versionThen = versionFor(division, then);
  const same =
    versionThen === version || (division === "regso" && comparableCodes(data, then, year).has(code));
  return same ? populationFigure(data, versionThen, code, then).value : null;
}

const share = (sv: string, en: string, value: number, year: number): Caveat["evidence"][number] => ({
  what: { sv, en },
  figure: figure(value),
  unit: PER_CENT,
  year,
});
