import type { NetworkComparison } from "@tvars/api";
import type { Text } from "@tvars/cube";
import { originOf } from "@tvars/engine";
import { compareSources } from "@tvars/network";
import type { Crossing } from "@tvars/network";
import type { Data } from "../data/data.ts";
import { networkId } from "./info.ts";
import type { Model } from "./model.ts";
import { toDegrees } from "./plane.ts";
import { sameNetwork } from "./problems.ts";
import { networkProvenance } from "./provenance.ts";
import { n } from "./words.ts";

/** A network covers the ground in squares of this size where one of its ways is in the square or beside it. */
const COVERED_M = 250;

/** Where two networks disagree on crossings, on the ground that both cover. @throws StudyError `bad-request` for one and the same */
export function comparisonAnswer(data: Data, a: Model, b: Model, withinM: number): NetworkComparison {
  if (a.snapshot.id === b.snapshot.id) throw sameNetwork(networkId(a.snapshot));
  const [ofA, ofB] = [inBoth(a, b), inBoth(b, a)];
  const { both, onlyFirst, onlySecond } = compareSources({ crossings: ofA }, { crossings: ofB }, withinM);
  const rows: Omit<NetworkComparison["rows"][number], "id">[] = [
    ...onlyFirst.map((at) => ({
      ...rowOf(a, ofA[at]!),
      what: "only-a" as const,
      kindA: ofA[at]!.kind,
      kindB: null,
    })),
    ...onlySecond.map((at) => ({
      ...rowOf(b, ofB[at]!),
      what: "only-b" as const,
      kindA: null,
      kindB: ofB[at]!.kind,
    })),
    ...both
      .filter(({ kindsAgree }) => !kindsAgree)
      .map(({ first, second, awayM }) => ({
        ...rowOf(a, ofA[first]!),
        what: "kind" as const,
        kindA: ofA[first]!.kind,
        kindB: ofB[second]!.kind,
        awayM: Math.round(awayM * 10) / 10,
      })),
  ];
  const side = (model: Model, compared: readonly Crossing[]): NetworkComparison["a"] => ({
    id: networkId(model.snapshot),
    title: model.snapshot.title,
    crossings: compared.length,
    outside: model.built.crossings.length - compared.length,
  });
  const answer = {
    a: side(a, ofA),
    b: side(b, ofB),
    withinM,
    agree: both.filter(({ kindsAgree }) => kindsAgree).length,
    rows: rows.map((row, at) => ({ ...row, id: `${row.what}-${at + 1}` })),
  };
  const provenance = networkProvenance(data, a, {
    method: METHOD,
    command: `tvars quality --network ${answer.a.id} --compare ${answer.b.id} --within ${withinM}`,
    request: `/api/networks/compare?a=${encodeURIComponent(answer.a.id)}&b=${encodeURIComponent(answer.b.id)}&within=${withinM}`,
  });
  return {
    ...answer,
    reading: readingOf(answer),
    provenance: { ...provenance, origin: [...provenance.origin, originOf(b.snapshot)] },
  };
}

function rowOf({ built }: Model, { barrier, xM, yM }: Crossing) {
  const found = built.barriers.find(({ id }) => id === barrier);
  return {
    at: toDegrees(xM, yM),
    awayM: null,
    barrier: found?.name || barrier,
    barrierKind: found?.kind ?? null,
  };
}

/** Crossings where the other network has ways too: elsewhere it says nothing. */
function inBoth({ built }: Model, other: Model): Crossing[] {
  const covered = squaresOf(other.built);
  return built.crossings.filter(({ xM, yM }) => covered.has(square(xM, yM)));
}

const square = (xM: number, yM: number, dx = 0, dy = 0): string =>
  `${Math.floor(xM / COVERED_M) + dx} ${Math.floor(yM / COVERED_M) + dy}`;

function squaresOf({ edges: { count, firstPoint, xM, yM } }: Model["built"]): Set<string> {
  const covered = new Set<string>();
  const cover = (x: number, y: number): void => {
    for (let dx = -1; dx <= 1; dx++) for (let dy = -1; dy <= 1; dy++) covered.add(square(x, y, dx, dy));
  };
  for (let edge = 0; edge < count; edge++)
    for (let p = firstPoint[edge]!; p < firstPoint[edge + 1]! - 1; p++) {
      const [dx, dy] = [xM[p + 1]! - xM[p]!, yM[p + 1]! - yM[p]!];
      const steps = Math.max(1, Math.ceil(Math.hypot(dx, dy) / COVERED_M));
      for (let k = 0; k <= steps; k++) cover(xM[p]! + (dx * k) / steps, yM[p]! + (dy * k) / steps);
    }
  return covered;
}

function readingOf({ a, b, agree, rows }: Pick<NetworkComparison, "a" | "b" | "agree" | "rows">): Text {
  const count = (what: NetworkComparison["rows"][number]["what"]): Text =>
    n(rows.filter((row) => row.what === what).length);
  if (a.crossings + b.crossings === 0)
    return {
      sv: `${a.title.sv} och ${b.title.sv} har inga passager på samma mark.`,
      en: `${a.title.en} and ${b.title.en} have no crossings on the same ground.`,
    };
  const [onlyA, onlyB, kind] = [count("only-a"), count("only-b"), count("kind")];
  return {
    sv: `Näten är överens om ${n(agree).sv} passager. ${onlyA.sv} finns bara i ${a.title.sv}, ${onlyB.sv} bara i ${b.title.sv}, och ${kind.sv} finns i båda men är av olika slag.`,
    en: `The networks agree on ${n(agree).en} crossings. ${onlyA.en} are only in ${a.title.en}, ${onlyB.en} only in ${b.title.en}, and ${kind.en} are in both but of different kinds.`,
  };
}

const METHOD: Text = {
  sv: `Passager paras ihop närmast först, var och en högst en gång, inom avståndet i frågan och aldrig en planskild med en i plan. De som blir över finns bara i det ena nätet: ett fel i data, eller något nybyggt. Jämförelsen gäller mark där båda näten har vägar (rutor om ${COVERED_M} m).`,
  en: `Crossings are paired nearest first, each at most once, within the distance asked for and never one apart by grade with one at grade. Those left over are in one network only: a fault in the data, or something built lately. The comparison is of ground where both networks have ways (squares of ${COVERED_M} m).`,
};
