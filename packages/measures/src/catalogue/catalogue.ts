import { MeasuresError } from "../error.ts";
import { AUTOCORRELATION } from "../autocorrelation/index.ts";
import { CONTEXT } from "../context/index.ts";
import { DECOMPOSITION } from "../decomposition/index.ts";
import { INEQUALITY } from "../inequality/index.ts";
import { LOCAL } from "../local/index.ts";
import { MULTI } from "../multi/index.ts";
import { ORDERED } from "../ordered/index.ts";
import { RATES } from "../rates/index.ts";
import { SINGLE } from "../single/index.ts";
import { SMALL_UNITS } from "../small-units/index.ts";
import { SPATIAL } from "../spatial/index.ts";
import type { Measure } from "./measure.ts";

/** Every measure there is: what the command line, the API, the screen and the documentation are made from. */
export const CATALOGUE: readonly Measure[] = [
  ...SINGLE,
  ...MULTI,
  ...LOCAL,
  ...SMALL_UNITS,
  ...ORDERED,
  ...INEQUALITY,
  ...SPATIAL,
  ...CONTEXT,
  ...AUTOCORRELATION,
  ...DECOMPOSITION,
  ...RATES,
];

const byName = new Map<string, Measure>(
  CATALOGUE.flatMap((measure) =>
    [measure.info.id, ...(measure.info.aliases ?? [])].map((name) => [name.toLowerCase(), measure]),
  ),
);

/**
 * The measure of an id or an alias, whatever its case.
 * @throws MeasuresError `input` for a name that no measure has, with the nearest ids.
 */
export function measureOf(name: string): Measure {
  const found = byName.get(name.trim().toLowerCase());
  if (found) return found;
  throw new MeasuresError("input", {
    value: name,
    expected: "the id of a measure",
    action: `There are ${CATALOGUE.length}, for example ${CATALOGUE.slice(0, 5)
      .map(({ info }) => info.id)
      .join(", ")}.`,
  });
}
