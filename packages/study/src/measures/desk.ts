import type {
  MeasureAnswer,
  MeasureAreas,
  MeasureDecomposition,
  MeasurePlaces,
  MeasureScale,
  MeasureTrend,
} from "@tvars/api";
import { resolveYears } from "./years.ts";
import { versionFor } from "@tvars/areas";
import type { Place } from "../barometer/place.ts";
import type { Data } from "../data/data.ts";
import { StudyError } from "../error.ts";
import type { Geography } from "../layers/geography.ts";
import type { ChanceQuery, MeasuredQuery } from "../study.ts";
import { measuresNamed } from "./catalogue.ts";
import { choose, groupYear } from "./choose.ts";
import { count } from "./counted.ts";
import type { Chosen } from "./counted.ts";
import { decompositionAnswer } from "./decomposition.ts";
import type { GroupingShelf } from "./groupings.ts";
import { measureAnswer } from "./measure.ts";
import type { Asked } from "./measure.ts";
import { optionsFor } from "./options.ts";
import { areasAnswer } from "./per-area.ts";
import { placesAnswer } from "./places.ts";
import { scaleAnswer } from "./scale.ts";
import { trendAnswer } from "./trend.ts";

/** A place in a year. */
export type PlaceOf = (data: Data, id: string, year: number) => Promise<Place>;

type Query = MeasuredQuery & { measures: readonly string[] };

/** Answers questions about measures over the stored tables. */
export class MeasureDesk {
  readonly #shelf: GroupingShelf;
  readonly #geography: Geography;
  readonly #placeOf: PlaceOf;

  constructor(shelf: GroupingShelf, geography: Geography, placeOf: PlaceOf) {
    this.#shelf = shelf;
    this.#geography = geography;
    this.#placeOf = placeOf;
  }

  async measure(data: Data, query: Query & ChanceQuery & { year?: number }): Promise<MeasureAnswer> {
    const { test, bootstrap, replicates = 500, seed = 1 } = query;
    const asked = await this.#asked(data, query, query.year);
    return measureAnswer(asked, test || bootstrap ? { test, bootstrap, replicates, seed } : {});
  }

  async areas(data: Data, query: Query & { year?: number }): Promise<MeasureAreas> {
    return areasAnswer(await this.#asked(data, query, query.year));
  }

  async scale(data: Data, query: Query & { year?: number }): Promise<MeasureScale> {
    const asked = await this.#asked(data, query, query.year);
    const other = await this.#in(asked, asked.counted.division === "regso" ? "deso" : "regso");
    return scaleAnswer(asked, other);
  }

  async trend(data: Data, query: Query & { from?: number; to?: number }): Promise<MeasureTrend> {
    const { asked, years } = await this.#span(data, query);
    return trendAnswer(asked, await this.#inYears(asked, years));
  }

  async decomposition(
    data: Data,
    query: Query & { from?: number; to?: number },
  ): Promise<MeasureDecomposition> {
    const { asked, years } = await this.#span(data, query);
    const [before] = years.length > 1 ? await this.#inYears(asked, [years[0]!]) : [];
    return decompositionAnswer(asked, before);
  }

  async places(
    data: Data,
    query: Omit<Query, "division"> & { division: "kommun" | "lan"; areas: "regso" | "deso"; year?: number },
  ): Promise<MeasurePlaces> {
    const { division, areas, ...rest } = query;
    return placesAnswer(await this.#asked(data, { ...rest, division: areas }, query.year), division);
  }

  /**
   * The place; where the workspace knows of no areas but those of the table itself, the country, a län or a kommun is made of these.
   */
  async #place(data: Data, { table }: Chosen, id: string, year: number): Promise<Place> {
    try {
      return await this.#placeOf(data, id, year);
    } catch (error) {
      const [head, prefix = ""] = id.split(":");
      const official = head === "riket" || head === "lan" || head === "kommun";
      const version = versionFor("regso", year);
      const codes = official ? table.codes(version).filter((code) => code.startsWith(prefix)) : [];
      const deso = official
        ? table.codes(versionFor("deso", year)).some((code) => code.startsWith(prefix))
        : false;
      if (!(error instanceof StudyError) || error.kind !== "not-found" || (codes.length === 0 && !deso))
        throw error;
      const known = data.gazetteer.get(head === "lan" ? "lan@2007" : "kommun@2007", prefix)?.name;
      const name =
        head === "riket"
          ? { sv: `Tabellens ${codes.length} områden`, en: `The ${codes.length} areas of the table` }
          : { sv: known ?? prefix, en: known ?? prefix };
      return {
        ref: { id, kind: head as "riket" | "lan" | "kommun", name, areas: codes.length },
        version,
        codes,
      };
    }
  }

  async #chosen(data: Data, { measures, grouping = "background", groups, rest }: Query) {
    const named = measuresNamed(measures);
    const table = await this.#shelf.get(data, grouping);
    return { named, chosen: choose(table, named, { groups, rest }) };
  }

  async #asked(data: Data, query: Query, year: number | undefined): Promise<Asked> {
    const { named, chosen } = await this.#chosen(data, query);
    return this.#at(data, query, named, chosen, groupYear(chosen.table, year));
  }

  async #at(
    data: Data,
    { place = "riket", division = "regso", level = 0.95, options = {} }: Query,
    measures: Asked["measures"],
    chosen: Chosen,
    year: number,
  ): Promise<Asked> {
    const where = await this.#place(data, chosen, place, year);
    return {
      data,
      counted: count(data, chosen, where, division, year),
      measures,
      optionsOf: optionsFor(measures, options),
      given: options,
      level,
      groundOf: () => this.#geography.ground(versionFor(division, year)),
    };
  }

  /** The later year of a span, and every year of the grouping within it. */
  async #span(data: Data, query: Query & { from?: number; to?: number }) {
    const { named, chosen } = await this.#chosen(data, query);
    const years = resolveYears(chosen.table, query.from, query.to);
    return { asked: await this.#at(data, query, named, chosen, years.at(-1)!), years };
  }

  /** The same question in other years; a year in which the place has no areas or no counts is left out. */
  async #inYears(asked: Asked, years: readonly number[]): Promise<Asked[]> {
    const { data, counted } = asked;
    const found = await Promise.all(
      years.map(async (year): Promise<Asked | undefined> => {
        const place = await this.#place(data, counted.chosen, counted.place.ref.id, year).catch(nowhere);
        if (!place) return undefined;
        const then = count(data, counted.chosen, place, counted.division, year);
        const version = versionFor(counted.division, year);
        return { ...asked, counted: then, groundOf: () => this.#geography.ground(version) };
      }),
    );
    return found.filter((one) => one !== undefined && one.counted.codes.length > 0) as Asked[];
  }

  async #in(asked: Asked, division: "regso" | "deso"): Promise<Asked> {
    const { data, counted } = asked;
    const { chosen, place, year } = counted;
    const version = versionFor(division, year);
    return {
      ...asked,
      counted: count(data, chosen, place, division, year),
      groundOf: () => this.#geography.ground(version),
    };
  }
}

const nowhere = (cause: unknown): undefined => {
  if (cause instanceof StudyError && cause.kind === "not-found") return undefined;
  throw cause;
};
