import type { Text } from "@tvars/cube";

/** A group as a sum of a table's categories; those under `minus` are taken away. */
export interface GroupRule {
  id: string;
  label?: Text;
  /** Categories that are summed; the group's own id unless told. */
  plus?: readonly string[];
  minus?: readonly string[];
}

/** Which dimension of a table holds groups, and how they are read. */
export interface GroupingRule {
  id: string;
  title: Text;
  table: string;
  /** Dimension whose categories are the groups; `measure` where a table has a measure for each. */
  dimension: string;
  /** The groups in order; every category but the total and the unknown unless told. */
  groups?: readonly GroupRule[];
  /** Categories that are no group: unknown, data missing. */
  without?: readonly string[];
  /** Category that is the published total. */
  total?: string;
  ordered: boolean;
  suggested: readonly string[];
  unit: Text;
  /** What other dimensions are cut down to. */
  where: Readonly<Record<string, readonly string[]>>;
  caveats: readonly Text[];
  /** Counts are made of shares and population. */
  shares?: true;
}

const PERSONS: Text = { sv: "personer", en: "persons" };

const PERTURBED: Text = {
  sv: "Från och med 2025 är antalen skyddade med Cell Key-metoden: delar summerar inte till totaler, och små områden får brus.",
  en: "From 2025 the counts are protected with the Cell Key method: parts do not sum to totals, and small areas carry noise.",
};

/** The groupings that SCB's tables for RegSO and DeSO hold. */
export const GROUPING_RULES: readonly GroupingRule[] = [
  {
    id: "background",
    title: { sv: "Utländsk och svensk bakgrund", en: "Foreign and Swedish background" },
    table: "TAB6571",
    dimension: "background",
    groups: [{ id: "foreign" }, { id: "swedish" }],
    total: "total",
    ordered: false,
    suggested: ["foreign"],
    unit: PERSONS,
    where: { sex: ["total"], measure: ["population"] },
    caveats: [
      {
        sv: "Utländsk bakgrund: född utomlands, eller född i Sverige med två utrikes födda föräldrar.",
        en: "Foreign background: born abroad, or born in Sweden with two foreign-born parents.",
      },
      PERTURBED,
    ],
  },
  {
    id: "age",
    title: { sv: "Ålder", en: "Age" },
    table: "TAB6574",
    dimension: "age",
    total: "total",
    ordered: true,
    suggested: [],
    unit: PERSONS,
    where: { sex: ["total"], measure: ["population"] },
    caveats: [PERTURBED],
  },
  {
    id: "education",
    title: { sv: "Utbildningsnivå, 25–65 år", en: "Level of education, ages 25–65" },
    table: "TAB6534",
    dimension: "education",
    groups: [
      { id: "pre_upper_secondary" },
      { id: "upper_secondary" },
      { id: "post_secondary_short" },
      { id: "post_secondary_long" },
    ],
    without: ["unknown"],
    ordered: true,
    suggested: ["pre_upper_secondary", "post_secondary_long"],
    unit: PERSONS,
    where: { measure: ["population"] },
    caveats: [
      {
        sv: "Personer utan uppgift om utbildning är inte med. Utländsk utbildning är ofullständig.",
        en: "Persons without information on education are left out. Foreign education is incomplete.",
      },
    ],
  },
  {
    id: "tenure",
    title: { sv: "Upplåtelseform", en: "Tenure" },
    table: "TAB6638",
    dimension: "tenure",
    groups: [{ id: "rented" }, { id: "cooperative" }, { id: "owned" }],
    without: ["unknown"],
    ordered: false,
    suggested: ["rented"],
    unit: { sv: "lägenheter", en: "dwellings" },
    where: { measure: ["dwellings"] },
    caveats: [
      {
        sv: "Räknar bostäder, inte människor. Bostäder utan uppgift är inte med.",
        en: "Counts dwellings, not people. Dwellings without information are left out.",
      },
    ],
  },
  {
    id: "household",
    title: { sv: "Hushållstyp", en: "Type of household" },
    table: "TAB6568",
    dimension: "household",
    total: "total",
    ordered: false,
    suggested: ["single_with_children"],
    unit: { sv: "hushåll", en: "households" },
    where: { measure: ["households"] },
    caveats: [{ sv: "Räknar hushåll, inte människor.", en: "Counts households, not people." }],
  },
  {
    id: "labour",
    title: { sv: "Arbetsmarknadsstatus, 20–64 år", en: "Labour market status, ages 20–64" },
    table: "TAB6680",
    dimension: "measure",
    groups: [
      { id: "unemployed" },
      { id: "employed" },
      {
        id: "outside",
        label: { sv: "utanför arbetskraften", en: "outside the labour force" },
        plus: ["population"],
        minus: ["labour_force"],
      },
    ],
    total: "population",
    ordered: false,
    suggested: ["unemployed"],
    unit: PERSONS,
    where: { sex: ["total"], age: ["20-64"] },
    caveats: [
      {
        sv: "Utanför arbetskraften är befolkningen minus arbetskraften: studerande, sjuka och andra.",
        en: "Outside the labour force is the population less the labour force: students, the ill and others.",
      },
    ],
  },
  {
    id: "economic-standard",
    title: { sv: "Ekonomisk standard: låg, mellan, hög", en: "Economic standard: low, middle, high" },
    table: "TAB6685",
    dimension: "measure",
    groups: [
      {
        id: "low",
        label: { sv: "låg ekonomisk standard", en: "low economic standard" },
        plus: ["low_standard"],
      },
      { id: "middle", label: { sv: "varken låg eller hög", en: "neither low nor high" } },
      {
        id: "high",
        label: { sv: "hög ekonomisk standard", en: "high economic standard" },
        plus: ["high_standard"],
      },
    ],
    ordered: true,
    suggested: ["low", "high"],
    unit: PERSONS,
    where: { age: ["total"] },
    shares: true,
    caveats: [
      {
        sv: "Antalen är gjorda här: SCB:s publicerade andelar i procent (TAB6685) gånger områdets folkmängd (TAB6574). De är därför avrundade och inte hela tal.",
        en: "The counts are made here: SCB's published shares in per cent (TAB6685) times the area's population (TAB6574). They are therefore rounded, and not whole numbers.",
      },
      {
        sv: "Låg standard: under 60 procent av medianen i riket. Hög: minst dubbla medianen. Det är inte kvintiler.",
        en: "Low: below 60 per cent of the national median. High: at least twice the median. They are not quintiles.",
      },
    ],
  },
];
