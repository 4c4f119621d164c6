/** JSON-stat 2.0 in the shape PxWebApi 2 answers, from a rule that gives each cell. */
export type Language = "sv" | "en";
export type Label = Record<Language, string>;

export interface BodyCategory {
  id: string;
  label: Label;
  unit?: Label;
  decimals?: number;
}

export interface BodyDimension {
  id: string;
  label: Label;
  categories: BodyCategory[];
  /** Category that stands for the sum, where the source lets the variable be left out. */
  elimination?: string;
}

export interface BodyTable {
  id: string;
  label: Label;
  contents: Label;
  updated: string;
  subject: { code: string; area: Label; file: string; official: boolean };
  refperiod: Label;
  notes: Label[];
  dimensions: BodyDimension[];
  /** The number of a cell, or null for "..": positions in the dimensions' order. */
  cell(at: number[]): number | null;
}

export const SOURCE: Label = { sv: "Tvärs exempel (påhittat)", en: "Tvärs example (invented)" };

export const INVENTED: Label = {
  sv: "PÅHITTADE UPPGIFTER. Området finns inte. Siffrorna är framställda av Tvärs för att visa hur systemet fungerar och säger ingenting om någon verklig plats. ”Riket” är här summan av exempelregionen.",
  en: "INVENTED FIGURES. The area does not exist. The figures were made by Tvärs to show how the system works and say nothing about any real place. The “nation” is here the sum of the example region.",
};

const DOTS: Label = {
  sv: ".. = Uppgiften är inte tillgänglig, för osäker för att anges eller borttagen av sekretesskäl.",
  en: ".. = Data not available, too uncertain to be stated or removed for reasons of confidentiality.",
};

/** The two bodies of a table: equal figures, labels in Swedish and in English. */
export function writeBodies(table: BodyTable): Record<Language, string> {
  const { value, status } = cells(table);
  return { sv: serialise(table, "sv", value, status), en: serialise(table, "en", value, status) };
}

function cells({ dimensions, cell }: BodyTable): {
  value: (number | null)[];
  status: Record<string, string>;
} {
  const size = dimensions.map(({ categories }) => categories.length);
  const count = size.reduce((a, b) => a * b, 1);
  const at = size.map(() => 0);
  const value: (number | null)[] = [];
  const status: Record<string, string> = {};
  for (let i = 0; i < count; i++) {
    const number = cell(at);
    value.push(number);
    if (number === null) status[i] = "..";
    for (let d = size.length - 1; d >= 0; d--) {
      at[d]!++;
      if (at[d]! < size[d]!) break;
      at[d] = 0;
    }
  }
  return { value, status };
}

function serialise(
  table: BodyTable,
  lang: Language,
  value: (number | null)[],
  status: Record<string, string>,
): string {
  const { id, label, contents, updated, subject, notes, dimensions } = table;
  const shown = [INVENTED, ...notes, ...(Object.keys(status).length > 0 ? [DOTS] : [])];
  const body = {
    version: "2.0",
    class: "dataset",
    label: label[lang],
    source: SOURCE[lang],
    updated,
    note: shown.map((note) => note[lang]),
    role: { time: ["Tid"], metric: ["ContentsCode"] },
    id: dimensions.map((dimension) => dimension.id),
    size: dimensions.map(({ categories }) => categories.length),
    dimension: Object.fromEntries(dimensions.map((d) => [d.id, dimensionBody(d, lang, table)])),
    extension: {
      tvars: { invented: true },
      noteMandatory: Object.fromEntries(shown.map((_, i) => [i, i <= notes.length])),
      px: {
        infofile: subject.file,
        tableid: id,
        decimals: 0,
        "official-statistics": false,
        aggregallowed: false,
        copyright: false,
        language: lang,
        contents: contents[lang],
        descriptiondefault: false,
        heading: ["ContentsCode", "Tid"],
        stub: dimensions.map((dimension) => dimension.id).filter((d) => d !== "ContentsCode" && d !== "Tid"),
        matrix: id,
        "subject-code": subject.code,
        "subject-area": subject.area[lang],
      },
      discontinued: null,
    },
    value,
    ...(Object.keys(status).length > 0 ? { status } : {}),
  };
  return JSON.stringify(body);
}

function dimensionBody(
  { id, label, categories, elimination }: BodyDimension,
  lang: Language,
  table: BodyTable,
) {
  const metric = id === "ContentsCode";
  const per = <T>(value: (category: BodyCategory) => T) =>
    Object.fromEntries(categories.map((category) => [category.id, value(category)]));
  return {
    label: label[lang],
    category: {
      index: Object.fromEntries(categories.map((category, i) => [category.id, i])),
      label: per((category) => category.label[lang]),
      ...(metric ? { unit: per((c) => ({ base: c.unit?.[lang] ?? "", decimals: c.decimals ?? 0 })) } : {}),
    },
    extension: {
      elimination: elimination !== undefined,
      ...(elimination === undefined ? {} : { eliminationValueCode: elimination }),
      ...(metric ? { refperiod: per(() => table.refperiod[lang]) } : {}),
      show: id === "Tid" ? "code" : "value",
      ...(metric
        ? {
            measuringType: per(() => "Stock"),
            priceType: per(() => "NotApplicable"),
            adjustment: per(() => "None"),
            alternativeText: per((category) => category.label[lang]),
          }
        : {}),
    },
  };
}
