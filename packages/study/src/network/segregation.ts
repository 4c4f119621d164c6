import type { BarrierSegregation } from "@tvars/api";
import { kernelOf, MeasuresError, straightLine } from "@tvars/measures";
import { segregationRandom } from "./segregation-random.ts";
import { areaRef } from "../data/gazetteer.ts";
import type { Data } from "../data/data.ts";
import { groupSums, groupsOf, usedGrouping } from "../measures/counted.ts";
import type { Chosen } from "../measures/counted.ts";
import { asStudyError } from "../measures/problems.ts";
import { aroundAreas, countsAround, countsAt } from "./around-areas.ts";
import type { AroundAreas } from "./around-areas.ts";
import { networkId } from "./info.ts";
import { groupColumns, sharesOfAreas } from "./lived-areas.ts";
import type { LivedAreas } from "./lived-areas.ts";
import { mixingLost } from "./mixing.ts";
import type { Model } from "./model.ts";
import { noBarriers } from "./problems.ts";
import { asked, networkProvenance } from "./provenance.ts";
import type { MeasuredAround } from "./segregation-measures.ts";
import { segregationMethod, segregationReading } from "./segregation-words.ts";
import type { Severed } from "./severed.ts";
import { walkReach } from "./walk-reach.ts";

export interface SegregationAsked {
  severed: Severed;
  chosen: Chosen;
  lived: LivedAreas;
  measure: MeasuredAround;
  radiiM: readonly number[];
  permutations: number;
  seed: number;
}

type AtRadius = BarrierSegregation["radii"][number];

/** Areas named at each radius; the rest of them are in the sum. */
const NAMED_AREAS = 20;

/**
 * Segregation with and without barriers: a measure of the surroundings of all places on the network as it is (N), with its barriers open (N⁰) and by
 * straight line (E), and the chance that N − N⁰ would be as large were the compositions of the areas exchanged at random.
 */
export function segregationAnswer(data: Data, model: Model, question: SegregationAsked): BarrierSegregation {
  const { snapshot, profile } = model;
  const { chosen, lived, measure, radiiM, permutations, seed, severed } = question;
  if (model.segments.count === 0) throw noBarriers(snapshot.title.sv);
  const groups = groupsOf(chosen);
  const { places, nodes, codes } = lived;
  const kernels = radiiM.map((radiusM) => kernelOf(measure.kernel, radiusM));
  const [now, open, straight] = [
    walkReach(model.engine, nodes, places),
    walkReach(model.without().engine, nodes, places),
    straightLine({ x: places.xM, y: places.yM }),
  ].map((reach) => aroundAreas(reach, places, codes.length, kernels)) as [
    AroundAreas[],
    AroundAreas[],
    AroundAreas[],
  ];
  const radii = radiiM.map((radiusM, at): AtRadius => {
    try {
      return atRadius(data, question, radiusM, [now[at]!, open[at]!, straight[at]!]);
    } catch (error) {
      if (error instanceof MeasuresError) throw asStudyError(measure.info, error);
      throw error;
    }
  });
  const { rule } = chosen.table;
  const provenance = networkProvenance(
    data,
    {
      snapshot,
      rules: model.rules,
      remarks: model.remarks,
      people: { ...model.people, tables: [...new Set([rule.table, ...model.people.tables])] },
    },
    {
      method: segregationMethod(measure, lived.division),
      ...asked("barriers --segregation", "/api/barriers/segregation", {
        network: networkId(snapshot),
        profile,
        grouping: rule.id,
        groups: chosen.groups.map(({ id }) => id).join(","),
        year: lived.year,
        measure: measure.id,
        radius: radiiM.join(","),
        permutations,
        seed,
      }),
    },
  );
  return {
    network: networkId(snapshot),
    profile,
    grouping: usedGrouping(chosen),
    groups: groupSums(groups, groupColumns(lived, chosen)),
    measure: {
      id: measure.id,
      symbol: measure.info.symbol,
      name: measure.info.name,
      kernel: measure.kernel,
    },
    division: lived.division,
    version: lived.version,
    year: lived.year,
    places: nodes.length,
    areas: codes.length,
    leftOut: lived.leftOut,
    permutations,
    seed,
    radii,
    mixing: mixingLost(model, severed, lived, {
      shares: sharesOfAreas(lived, groups.length),
      groups: groups.length,
    }),
    reading: segregationReading(measure, radii, profile),
    provenance,
  };
}

function atRadius(
  data: Data,
  { chosen, lived, measure, permutations, seed }: SegregationAsked,
  radiusM: number,
  [now, open, straight]: readonly [AroundAreas, AroundAreas, AroundAreas],
): AtRadius {
  const { places, codes, counts, version } = lived;
  const groups = groupsOf(chosen).length;
  const shares = sharesOfAreas(lived, groups);
  const from = Uint32Array.from(codes.keys());
  const own = countsAt(places, shares, from, groups);
  const [N, N0, E] = [now, open, straight].map((around) =>
    measure.of(own, countsAround(around, shares, from, groups)),
  ) as [ReturnType<typeof measure.of>, ReturnType<typeof measure.of>, ReturnType<typeof measure.of>];
  const difference = N.value - N0.value;
  const lost = new Float64Array(codes.length);
  places.area.forEach((area, place) => (lost[area]! += N.perArea[place]! - N0.perArea[place]!));
  const persons = counts.map((one) => one.reduce((all, count) => all + count, 0));
  const p = segregationRandom({
    // Only areas where someone lives have a composition to exchange.
    areas: from.filter((area) => persons[area]! > 0),
    permutations,
    seed,
    difference,
    exchanged: (order) => {
      const mixed = countsAt(places, shares, order, groups);
      return (
        measure.of(mixed, countsAround(now, shares, order, groups)).value -
        measure.of(mixed, countsAround(open, shares, order, groups)).value
      );
    },
    count: codes.length,
  });
  const worst = [...codes.keys()]
    .filter((area) => lost[area]! > 0)
    .sort((a, b) => lost[b]! - lost[a]! || a - b)
    .slice(0, NAMED_AREAS);
  return {
    radiusM,
    now: N.value,
    open: N0.value,
    straight: E.value,
    difference,
    beyondStraight: N.value - E.value,
    p,
    areas: worst.map((area) => ({
      area: data.gazetteer.get(version, codes[area]!) ?? areaRef(version, codes[area]!, codes[area]!),
      persons: persons[area]!,
      difference: lost[area]!,
    })),
  };
}
