import type { PeopleByType, PlanMeasure, PlanRow } from "@tvars/api";
import type { Figure, Text } from "@tvars/cube";
import { absent, figure } from "@tvars/cube";
import type { Data } from "../data/data.ts";
import { typeNumber } from "../data/data.ts";
import { typeOf } from "../network/barriers.ts";
import { BENEFIT_SPREAD } from "./benefit.ts";
import { CRITERIA } from "./criteria.ts";
import { about, type Random, spread } from "./draws.ts";
import type { LivedNear } from "./lived-near.ts";
import type { PlanGeometry } from "./place-cells.ts";
import { NOT_KNOWN, SURROUNDINGS } from "./words.ts";

/** Of a cost whose uncertainty the list does not tell: the program's own assumption. */
export const COST_SPREAD = 0.2;
/** All that is known of one measure before it is weighed. */
export interface Known {
  measure: PlanMeasure;
  /** Where it is counted from: its own place, or that of its scenario. */
  place: PlanGeometry | null;
  near: LivedNear | null;
  benefit: PlanRow["benefit"];
  notKnown: Text[];
}

export interface Facts {
  known: Known;
  reach: PeopleByType | null;
  share: Figure;
  cost: PlanRow["costPerPerson"];
  surroundings: PlanRow["surroundings"];
  values: Record<(typeof CRITERIA)[number]["id"], number | null>;
}

/** People by type: of the RegSO that each lives in, in the latest year. */
export function peopleByTypeOf(data: Data, near: LivedNear): PeopleByType {
  const year = data.years.at(-1);
  const people = new Float64Array(6);
  for (const [code, here] of near.regso) {
    const type = year === undefined || code === "" ? 0 : typeNumber(data, code, year);
    people[type]! += here;
  }
  return {
    all: people.reduce((sum, one) => sum + one, 0),
    byType: [1, 2, 3, 4, 5, 0].flatMap((type) =>
      people[type]! > 0 ? [{ type: typeOf(type), people: people[type]! }] : [],
    ),
  };
}

const challengedOf = ({ byType }: PeopleByType): number =>
  byType.reduce((sum, { type, people }) => (type !== null && type <= 2 ? sum + people : sum), 0);
const typedOf = ({ byType }: PeopleByType): number =>
  byType.reduce((sum, { type, people }) => (type === null ? sum : sum + people), 0);

/** What a measure is weighed by. */
export function factsOf(data: Data, one: Known): Facts {
  const { measure, near, benefit, notKnown } = one;
  const reach = near && peopleByTypeOf(data, near);
  const challenged = reach && challengedOf(reach);
  const typed = reach ? typedOf(reach) : 0;
  const share = reach && typed > 0 ? challenged! / typed : null;
  const costPer =
    reach && reach.all > 0 && measure.costMsek !== null ? (1e6 * measure.costMsek) / reach.all : null;
  const relative = measure.costSpread ?? COST_SPREAD;
  if (measure.costMsek === null) notKnown.push(NOT_KNOWN.cost);
  if (near === null) notKnown.push(one.place === null ? NOT_KNOWN.place : NOT_KNOWN.people);
  else if (near.structure === null) notKnown.push(NOT_KNOWN.structure);
  if (measure.from === null) notKnown.push(NOT_KNOWN.years);
  const structure = near?.structure ?? null;
  return {
    known: one,
    reach,
    share: share === null ? absent("missing") : figure(share, ["estimated"]),
    cost:
      costPer === null
        ? null
        : {
            figure: figure(costPer, ["estimated"]),
            low: Math.max(0, costPer * (1 - 1.6449 * relative)),
            high: costPer * (1 + 1.6449 * relative),
          },
    surroundings: structure
      ? SURROUNDINGS.map(({ id, title }) => ({ id, title, people: structure[id] }))
      : [],
    values: {
      people: reach?.all ?? null,
      "people-challenged": typed > 0 ? challenged : null,
      "share-challenged": share,
      "cost-per-person": costPer,
      severed: structure?.cutOff ?? null,
      access: benefit?.people.all ?? null,
      "sparse-separated": structure?.sparseOrSeparated ?? null,
    },
  };
}

/** What is known with the uncertainty it has: counts as Poisson counts, costs and benefits lognormal about their values. */
export function drawnValues({ known: { measure }, reach, values }: Facts, random: Random): (number | null)[] {
  const challenged = values["people-challenged"];
  const [one, other] = [
    challenged === null ? null : about(random, challenged),
    reach === null ? null : about(random, reach.all - (challenged ?? 0)),
  ];
  const cost =
    measure.costMsek === null ? null : measure.costMsek * spread(random, measure.costSpread ?? COST_SPREAD);
  const people = other === null ? null : (one ?? 0) + other;
  const drawn: Facts["values"] = {
    people,
    "people-challenged": one,
    // Few without a type: they are taken to be spread as the others.
    "share-challenged": values["share-challenged"] === null || !people ? null : one! / people,
    "cost-per-person":
      cost === null || !people || values["cost-per-person"] === null ? null : (1e6 * cost) / people,
    severed: values.severed === null ? null : about(random, values.severed),
    access: values.access === null ? null : values.access * spread(random, BENEFIT_SPREAD),
    "sparse-separated":
      values["sparse-separated"] === null ? null : about(random, values["sparse-separated"]),
  };
  return CRITERIA.map(({ id }) => drawn[id]);
}
