import type { Indicator, IndicatorFigures } from "@tvars/api";
import type { Division } from "@tvars/areas";
import type { Engine } from "@tvars/engine";
import type { PlaceIn } from "../barometer/barometer.ts";
import type { Place } from "../barometer/place.ts";
import type { Data } from "../data/data.ts";
import type { Memo } from "../data/memo.ts";
import { readIndicators } from "./catalogue.ts";
import type { IndicatorDefinition } from "./definition.ts";
import { describe, indicatorFigures } from "./figures.ts";
import { loadIndicator } from "./values.ts";
import type { IndicatorValues } from "./values.ts";
import { indicatorNeeds, noSuchIndicator } from "../problems.ts";

/** The indicators of a workspace with their values, loaded when first asked for. */
export class IndicatorShelf {
  readonly #folder: string;
  readonly #engine: Engine;
  readonly #memo: Memo;

  constructor(folder: string, engine: Engine, memo: Memo) {
    this.#folder = folder;
    this.#engine = engine;
    this.#memo = memo;
  }

  /** Every definition, with the years at hand; none where its table is not stored. */
  async list(data: Data): Promise<Indicator[]> {
    const definitions = await readIndicators(this.#folder);
    return Promise.all(
      definitions.map(async (definition) => describe(definition, await this.#values(data, definition))),
    );
  }

  async figures(
    data: Data,
    id: string,
    place: Place,
    year: number,
    division: Division,
    placeIn: PlaceIn,
  ): Promise<IndicatorFigures> {
    const definition = (await readIndicators(this.#folder)).find((candidate) => candidate.id === id);
    if (!definition) throw noSuchIndicator(id);
    const values = await this.#values(data, definition);
    if (!values) throw indicatorNeeds(definition.title, definition.table);
    return indicatorFigures(data, definition, values, place, year, division, placeIn);
  }

  /** An indicator's definition with its values, for those who sum them over areas of their own choice. */
  async values(
    data: Data,
    id: string,
  ): Promise<{ definition: IndicatorDefinition; values: IndicatorValues }> {
    const definition = (await readIndicators(this.#folder)).find((candidate) => candidate.id === id);
    if (!definition) throw noSuchIndicator(id);
    const values = await this.#values(data, definition);
    if (!values) throw indicatorNeeds(definition.title, definition.table);
    return { definition, values };
  }

  /** Indicators with figures for DeSO. */
  async withDeso(data: Data): Promise<{ definition: IndicatorDefinition; values: IndicatorValues }[]> {
    const definitions = await readIndicators(this.#folder);
    const found = await Promise.all(
      definitions
        .filter(({ divisions }) => divisions.includes("deso"))
        .map(async (definition) => ({ definition, values: await this.#values(data, definition) })),
    );
    return found.flatMap(({ definition, values }) => (values ? [{ definition, values }] : []));
  }

  #values(data: Data, definition: IndicatorDefinition): Promise<IndicatorValues | undefined> {
    const key = `indicator ${data.state} ${definition.id} ${JSON.stringify(definition.value)}`;
    return this.#memo.get(key, () => loadIndicator(data, this.#engine, definition));
  }
}
