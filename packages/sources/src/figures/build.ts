import type { AreaKey } from "@tvars/areas";
import { isValidYear, versionInfo } from "@tvars/areas";
import { STATUSES, flagBit, isKnown, mergeNotes, statusCode } from "@tvars/cube";
import type { Category, Cube, Dimension, Note, Text } from "@tvars/cube";
import { statedCells } from "../cube-of.ts";
import type { Definition } from "../definition.ts";
import { SourceError } from "../source-error.ts";
import type { PlainCodes } from "./area-of.ts";
import { areaOf } from "./area-of.ts";
import { Columns } from "./grow.ts";
import { placesOf, yearOf } from "./places.ts";
import { sorted } from "./sorted.ts";
import type { Rules } from "./rules.ts";
import { rulesFor } from "./rules.ts";

export interface FigureArea extends AreaKey {
  label: Text;
}

/** Figures as a long table: one row per known cell; the first code column is the area, then one per dimension. */
export interface FigureTable {
  areas: FigureArea[];
  /** Every dimension but the area. */
  dimensions: Dimension[];
  columns: Columns;
  notes: Note[];
  report: FigureReport;
}

export interface FigureReport {
  /** Cells in the bodies read. */
  read: number;
  stored: number;
  /** Zeros outside their version's years, which a source states instead of "missing": not stored. */
  masked: number;
  /** Areas with such zeros. */
  maskedAreas: number;
  /** Absent figures outside their version's years: nothing is lost by not storing them. */
  outside: number;
  /** Figures of the nation, län and kommuner for years before today's division of 2007: not stored. */
  early: number;
  /** Categories of the area variable that are not areas of ours. */
  notAreas: string[];
}

interface Placed extends FigureArea {
  /** Position among the areas, −1 until the first figure. */
  at: number;
}

export interface BuildOptions {
  definition?: Definition;
  plain?: PlainCodes;
}

const KNOWN = STATUSES.map((status) => isKnown(status));
const PERTURBED = flagBit("perturbed");
const ZERO = statusCode("zero");

/** Collects cubes of one table (parts of a fetch, or several bodies of a folder) into one long table. */
export class FigureBuilder {
  readonly #options: BuildOptions;
  #rules: Rules | undefined;
  #dimensions: Dimension[] = [];
  readonly #positions: Map<string, number>[] = [];
  readonly #areas = new Map<string, number>();
  readonly #areaList: FigureArea[] = [];
  #columns: Columns | undefined;
  #notes: Note[] = [];
  readonly #report: FigureReport = {
    read: 0,
    stored: 0,
    masked: 0,
    maskedAreas: 0,
    outside: 0,
    early: 0,
    notAreas: [],
  };
  readonly #maskedAreas = new Set<string>();

  constructor(options: BuildOptions = {}) {
    this.#options = options;
  }

  /**
   * Adds the figures of one body. Where a cell comes again, the later body's figure stands.
   * @throws SourceError where the body has other variables than the ones before it, no area or no year, or a figure
   *   other than zero for a year its area's version does not hold.
   */
  add(cube: Cube, file: string): void {
    const { definition } = this.#options;
    const rules = (this.#rules ??= rulesFor(cube, definition));
    const places = placesOf(cube, rules, file);
    this.#begin(cube, rules, places.others, file);
    const columns = this.#columns!;
    const years = cube.dimensions[places.year]!.categories.map(({ id }) => yearOf(id, file));
    const others = places.others.map((at, index) =>
      cube.dimensions[at]!.categories.map((category) =>
        this.#category(index, category, rules[cube.dimensions[at]!.id]!),
      ),
    );
    const areas = cube.dimensions[places.area]!.categories;
    const plain = this.#options.plain ?? plainOf(areas, definition);
    const known = areas.map(({ id, label }) => this.#placed(id, label, years, plain));
    const stated = statedCells(cube);
    this.#report.read += stated ? stated.filter((row) => row >= 0).length : cube.values.length;
    this.#report.notAreas.push(
      ...areas.flatMap(({ id }, at) => (known[at]!.every((key) => key === null) ? [id] : [])),
    );

    const sizes = cube.dimensions.map(({ categories }) => categories.length);
    const at = sizes.map(() => 0);
    const row = [0, ...others.map(() => 0)];
    for (let cell = 0; cell < cube.values.length; cell += 1) {
      const yearAt = at[places.year]!;
      const key = known[at[places.area]!]![yearAt]!;
      if (key !== null && (stated === undefined || stated[cell]! >= 0)) {
        const year = years[yearAt]!;
        const status = cube.status[cell]!;
        if (isValidYear(key.version, year)) {
          row[0] = key.at < 0 ? (key.at = this.#area(key)) : key.at;
          for (let other = 0; other < others.length; other += 1)
            row[other + 1] = others[other]![at[places.others[other]!]!]!;
          const perturbed =
            year >= (definition?.perturbedFrom ?? Infinity) && KNOWN[status]! && status !== ZERO;
          columns.push(row, cube.values[cell]!, status, cube.flags[cell]! | (perturbed ? PERTURBED : 0));
        } else this.#refuse(key, year, status, cube.values[cell]!, areas[at[places.area]!]!, file);
      }
      for (let dimension = sizes.length - 1; dimension >= 0; dimension -= 1) {
        if (++at[dimension]! < sizes[dimension]!) break;
        at[dimension] = 0;
      }
    }
    this.#notes = mergeNotes([{ notes: this.#notes }, cube]);
  }

  /** The table in order of area, year and further dimensions, each cell once: the same bodies give the same bytes. */
  finish(): FigureTable {
    const table = sorted({
      areas: this.#areaList,
      dimensions: this.#dimensions,
      columns: this.#columns ?? new Columns(1),
      notes: this.#notes,
      report: this.#report,
    });
    // The unsorted columns may be the larger half of what is held.
    this.#columns = undefined;
    this.#report.stored = table.columns.length;
    this.#report.maskedAreas = this.#maskedAreas.size;
    return table;
  }

  #begin(cube: Cube, rules: Rules, others: readonly number[], file: string): void {
    const dimensions = others.map((at): Dimension => {
      const { id, label, role } = cube.dimensions[at]!;
      const rule = rules[id]!;
      return { id: rule.to, label: rule.label ?? label, ...(role ? { role } : {}), categories: [] };
    });
    if (this.#columns === undefined) {
      this.#dimensions = dimensions;
      this.#positions.push(...dimensions.map(() => new Map<string, number>()));
      this.#columns = new Columns(dimensions.length + 1);
    } else if (dimensions.map(({ id }) => id).join() !== this.#dimensions.map(({ id }) => id).join())
      throw new SourceError("content", {
        file,
        row: "dimension",
        value: dimensions.map(({ id }) => id),
        problem: {
          sv: "tabellen har andra variabler än de andra filerna av samma tabell",
          en: "the table has other variables than the other files of the same table",
        },
        expected: {
          sv: this.#dimensions.map(({ id }) => id).join(", "),
          en: this.#dimensions.map(({ id }) => id).join(", "),
        },
        action: { sv: "läs in filen för sig", en: "import the file by itself" },
      });
  }

  #category(index: number, category: Category, rule: Rules[string]): number {
    const said = rule.ids?.[category.id];
    const matched = rule.match?.find(({ label }) => new RegExp(label, "i").test(category.label.sv));
    const given = typeof said === "object" ? said : undefined;
    const id = typeof said === "string" ? said : (given?.id ?? matched?.id ?? category.id);
    const positions = this.#positions[index]!;
    const found = positions.get(id);
    if (found !== undefined) return found;
    const { categories } = this.#dimensions[index]!;
    const unit = given?.unit ?? matched?.unit ?? category.unit;
    const decimals = given?.decimals ?? category.decimals;
    positions.set(id, categories.length);
    categories.push({
      id,
      label: given?.label ?? category.label,
      ...(unit ? { unit } : {}),
      ...(decimals === undefined ? {} : { decimals }),
    });
    return categories.length - 1;
  }

  /** The area of a category in each year; one object where the year does not matter, so that it is looked up once. */
  #placed(id: string, label: Text, years: readonly number[], plain: PlainCodes): (Placed | null)[] {
    const place = (year: number): Placed | null => {
      const key = areaOf(id, year, plain);
      return key && { ...key, label, at: -1 };
    };
    if (plain === "by-year") return years.map(place);
    const same = place(years[0] ?? 2025);
    return years.map(() => same);
  }

  #area({ version, code, label }: Placed): number {
    const id = `${version}:${code}`;
    const found = this.#areas.get(id);
    if (found !== undefined) return found;
    this.#areas.set(id, this.#areaList.length);
    this.#areaList.push({ version, code, label });
    return this.#areaList.length - 1;
  }

  #refuse(key: Placed, year: number, status: number, value: number, category: Category, file: string): void {
    if (!KNOWN[status]) {
      this.#report.outside += 1;
      return;
    }
    // Kommuner and län before 2007 are other areas than today's; they are left out, not refused.
    if (!key.version.startsWith("regso") && !key.version.startsWith("deso")) {
      this.#report.early += 1;
      return;
    }
    if (value === 0) {
      this.#report.masked += 1;
      this.#maskedAreas.add(`${key.version}:${key.code}`);
      return;
    }
    const { firstYear, lastYear } = versionInfo(key.version);
    throw new SourceError("content", {
      file,
      row: category.id,
      value: `${category.id}, ${year}: ${value}`,
      problem: {
        sv: `koden hör till ${key.version}, som inte gäller ${year}`,
        en: `the code is of ${key.version}, which does not hold for ${year}`,
      },
      expected: {
        sv: `år ${firstYear ?? "–"}–${lastYear ?? ""} för ${key.version}`,
        en: `years ${firstYear ?? "–"}–${lastYear ?? ""} for ${key.version}`,
      },
      action: {
        sv: "kontrollera koden och året; ange version om koderna hör till en annan indelning",
        en: "check the code and the year; say the version if the codes are of another division",
      },
    });
  }
}

function plainOf(areas: readonly Category[], definition: Definition | undefined): PlainCodes {
  return definition?.source === "scb" || areas.some(({ id }) => /_(RegSO|DeSO)2025$/.test(id))
    ? "older"
    : "by-year";
}
