import type { Barriers, CrossingInfo } from "@tvars/api";
import type { Text } from "@tvars/cube";
import { EXCESS_CLASSES, crossingGaps } from "@tvars/network";
import type { BarrierLine, Crossing } from "@tvars/network";
import type { Data } from "../data/data.ts";
import { networkId } from "./info.ts";
import type { Model } from "./model.ts";
import { toDegrees } from "./plane.ts";
import { asked, networkProvenance } from "./provenance.ts";
import { severanceMethod } from "./severance-method.ts";
import { orZero, segmentAnswerOf } from "./segment.ts";
import type { SeveredSums } from "./severed.ts";
import { PROFILE_WORDS, barrierWords, n, peopleWords } from "./words.ts";

/** What all barriers of a network sever, and each stretch of them. */
export function barriersAnswer(data: Data, model: Model, severed: SeveredSums): Barriers {
  const { snapshot, profile, built, segments, roads } = model;
  const { result, withinM, limitM } = severed;
  const { total } = result;
  const found = Array.from({ length: segments.count }, (_, segment) =>
    segmentAnswerOf(model, severed, segment),
  );
  const listed = found
    .filter(({ pairs }) => pairs > 0)
    .sort((a, b) => b.burden - a.burden || b.contacts - a.contacts || (a.id < b.id ? -1 : 1));
  return {
    network: networkId(snapshot),
    profile,
    withinM,
    limitM,
    classesM: [...EXCESS_CLASSES.limits],
    totals: {
      pairs: total.pairs,
      contacts: total.contacts,
      detour: orZero(total.detour),
      detourWithout: orZero(total.detourWithout),
      excessM: orZero(total.severanceM),
      severed: orZero(total.severedShare),
      byType: total.groups.map(({ id, severanceM }, at) => {
        const { people, within, severed: lost } = severed.byType[at]!;
        return {
          type: typeOf(Number(id)),
          excessM: orZero(severanceM),
          severed: orZero(lost / within),
          people,
        };
      }),
    },
    segments: listed,
    crossings: built.crossings.map(crossingInfo),
    gaps: roads.lines
      .map((line) => gapsOf(built.barriers[line]!, roads.crossings))
      .sort((a, b) => b.km - a.km || (a.barrier < b.barrier ? -1 : 1)),
    reading: readingOf(model, listed, total),
    provenance: networkProvenance(data, model, {
      method: severanceMethod(EXCESS_CLASSES.limits),
      ...asked("barriers", "/api/barriers", {
        network: networkId(snapshot),
        profile,
        within: withinM,
        limit: limitM,
      }),
    }),
  };
}

/** 0 stands for no type known. */
export const typeOf = (type: number): 1 | 2 | 3 | 4 | 5 | null =>
  type >= 1 && type <= 5 ? (type as 1 | 2 | 3 | 4 | 5) : null;

const crossingInfo = ({ id, barrier, kind, xM, yM, delayS, widthM }: Crossing): CrossingInfo => ({
  id,
  barrier,
  kind,
  at: toDegrees(xM, yM),
  delayS: Math.round(delayS * 10) / 10,
  ...(widthM === undefined ? {} : { widthM }),
});

/** How far apart the crossings of a barrier are: see `crossingGaps` of the package. Where no one has measured, the limit stands for the speed. */
function gapsOf(barrier: BarrierLine, crossings: readonly Crossing[]): Barriers["gaps"][number] {
  const found = crossingGaps(barrier, crossings, { speed85KmH: () => barrier.speedKmH });
  const [over400 = 0, over800 = 0] = found.shareInLongGaps;
  return {
    barrier: barrier.id,
    name: barrier.name ?? "",
    kind: barrier.kind,
    km: Math.round(found.lengthM) / 1000,
    crossings: found.crossings,
    safe: orZero(found.shareSafe),
    meanToCrossingM: Math.round(found.meanDistanceM),
    expectedDetourM: Math.round(found.expectedDetourM),
    maxGapM: Math.round(found.longestGapM),
    over400,
    over800,
  };
}

function readingOf(model: Model, listed: Barriers["segments"], total: SeveredSums["result"]["total"]): Text {
  const [worst] = listed;
  const who = PROFILE_WORDS[model.profile];
  if (worst === undefined || !(total.contacts > 0))
    return {
      sv:
        model.people.from === "streets"
          ? "Ingen gata ligger så att en barriär skiljer den från sina grannar."
          : "Ingen bor så att en barriär ligger mellan grannar.",
      en:
        model.people.from === "streets"
          ? "No street lies so that a barrier parts it from its neighbours."
          : "Nobody lives so that a barrier lies between neighbours.",
    };
  const across = peopleWords(worst.people, model.people.from);
  const words = barrierWords(worst);
  const share = n(100 * orZero(total.severedShare), 1);
  return {
    sv: `För ${who.sv} gör barriärerna vägen till grannar på andra sidan i snitt ${n(orZero(total.severanceM)).sv} m längre än om de vore öppna, och ${share.sv} % av de kontakter som då vore inom räckhåll bryts. Tyngst belastar en sträcka av ${words.sv}: ${across.sv} på båda sidor, ${n(worst.excessM).sv} m merväg per kontakt.`,
    en: `For ${who.en} the barriers make the way to neighbours on the other side ${n(orZero(total.severanceM)).en} m longer on average than were they open, and ${share.en} % of the contacts then within reach are severed. The heaviest burden is a stretch of ${words.en}: ${across.en} on both sides, ${n(worst.excessM).en} m of excess for each contact.`,
  };
}
