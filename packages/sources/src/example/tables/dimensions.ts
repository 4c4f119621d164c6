import type { BodyCategory, BodyDimension, Label } from "../jsonstat.ts";
import { AGES } from "../people.ts";
import type { Region } from "../regions.ts";

export const both = (text: string): Label => ({ sv: text, en: text });

export const regionDimension = (regions: Region[]): BodyDimension => ({
  id: "Region",
  label: both("region"),
  categories: regions.map(({ code, label }) => ({
    id: code,
    label: { sv: label, en: label.replace("Riket (påhittat)", "Sweden (invented)") },
  })),
});

export const yearDimension = (years: number[]): BodyDimension => ({
  id: "Tid",
  label: { sv: "år", en: "year" },
  categories: years.map((year) => ({ id: `${year}`, label: both(`${year}`) })),
});

export const contentsDimension = (categories: BodyCategory[]): BodyDimension => ({
  id: "ContentsCode",
  label: { sv: "tabellinnehåll", en: "observations" },
  categories,
});

export const sexDimension: BodyDimension = {
  id: "Kon",
  label: { sv: "kön", en: "sex" },
  elimination: "1+2",
  categories: [
    { id: "1", label: { sv: "män", en: "men" } },
    { id: "2", label: { sv: "kvinnor", en: "women" } },
    { id: "1+2", label: { sv: "totalt", en: "total" } },
  ],
};

const ageText = (age: string) => (age === "-4" ? "0-4" : age);

export const ageDimension: BodyDimension = {
  id: "Alder",
  label: { sv: "ålder", en: "age" },
  elimination: "totalt",
  categories: [
    { id: "totalt", label: { sv: "totalt", en: "total" } },
    ...AGES.map((age) => ({ id: age, label: { sv: `${ageText(age)} år`, en: `${ageText(age)} years` } })),
  ],
};

export const ANTAL: Label = { sv: "antal", en: "number" };
export const DECEMBER: Label = { sv: "31 december respektive år", en: "31 December of each year" };
export const YEAR: Label = { sv: "År", en: "Year" };

export const subject = {
  population: {
    code: "BE",
    area: { sv: "Befolkning", en: "Population" },
    file: "BE0101",
    official: false,
  },
  living: {
    code: "LE",
    area: { sv: "Levnadsförhållanden", en: "Living conditions" },
    file: "LE0105",
    official: false,
  },
  income: {
    code: "HE",
    area: { sv: "Hushållens ekonomi", en: "Household finances" },
    file: "HE0110",
    official: false,
  },
  labour: { code: "AM", area: { sv: "Arbetsmarknad", en: "Labour market" }, file: "AM0210", official: false },
  education: { code: "UF", area: { sv: "Utbildning", en: "Education" }, file: "UF0506", official: false },
  housing: { code: "BO", area: { sv: "Boende", en: "Housing" }, file: "BO0104", official: false },
};

export const VERSIONS_NOTE: Label = {
  sv: "Från och med referensåret 2024 används en ny version av DeSO och RegSO. Vissa områden är därför inte jämförbara över tid.",
  en: "From reference year 2024 a new version of DeSO and RegSO is used. Some areas are therefore not comparable over time.",
};

export const PERTURBED_NOTE: Label = {
  sv: "Från och med referensåret 2025 är en liten kontrollerad slumpmässig osäkerhet införd i samtliga uppgifter (Cell Key Method). De redovisade totalerna är därför inte alltid lika med summan av sina delar.",
  en: "From reference year 2025 a small controlled random uncertainty is added to every figure (Cell Key Method). Totals are therefore not always equal to the sum of their parts.",
};
