import { SEGREGATION_MEASURES } from "@tvars/api";
import type { SegregationMeasure } from "@tvars/api";
import {
  dissimilarityAround,
  divergence,
  informationTheoryAround,
  relativeDiversityAround,
  spatialDissimilarityRo,
  spatialInformationTheory,
  spatialRelativeDiversity,
} from "@tvars/measures";
import type { Counts, MeasureInfo, Weighted } from "@tvars/measures";
import { measureNamed } from "../measures/catalogue.ts";
import { notAroundBarriers } from "./problems.ts";

/** A measure of surroundings, as it is made once these are known. */
export interface MeasuredAround {
  id: SegregationMeasure;
  info: MeasureInfo;
  kernel: "biweight" | "uniform";
  of: (counts: Counts, environment: Counts) => Weighted;
}

const AROUND: Record<SegregationMeasure, Omit<MeasuredAround, "id">> = {
  "spatial-information-theory": {
    info: spatialInformationTheory.info,
    kernel: "biweight",
    of: informationTheoryAround,
  },
  "spatial-relative-diversity": {
    info: spatialRelativeDiversity.info,
    kernel: "biweight",
    of: relativeDiversityAround,
  },
  "spatial-dissimilarity-ro": {
    info: spatialDissimilarityRo.info,
    kernel: "biweight",
    of: dissimilarityAround,
  },
  divergence: { info: divergence.info, kernel: "uniform", of: divergenceAround },
};

/** @throws StudyError `bad-request` for a measure that is not made of surroundings alone */
export function measureAround(name: string): MeasuredAround {
  const { id } = measureNamed(name).info;
  const known = SEGREGATION_MEASURES.find((one) => one === id);
  if (known === undefined) throw notAroundBarriers(name, SEGREGATION_MEASURES);
  return { id: known, ...AROUND[known] };
}

/** D = Σ τ_p Σ_m π̃_pm ln(π̃_pm/π_m) / T, nats: Roberto 2018. */
export function divergenceAround({ areas, groups, totals }: Counts, environment: Counts): Weighted {
  const sum = (column: Float64Array): number => column.reduce((all, one) => all + one, 0);
  const all = sum(totals);
  const whole = groups.map((column) => sum(column) / all);
  const perArea = new Float64Array(areas);
  let [value, people, leftOut] = [0, 0, 0];
  for (let place = 0; place < areas; place++) {
    const around = environment.totals[place]!;
    if (!(around > 0)) {
      leftOut += totals[place]!;
      continue;
    }
    let own = 0;
    whole.forEach((share, m) => {
      const near = environment.groups[m]![place]! / around;
      if (near > 0) own += near * Math.log(near / share);
    });
    perArea[place] = totals[place]! * own;
    people += totals[place]!;
  }
  for (let place = 0; place < areas; place++) {
    perArea[place]! /= people;
    value += perArea[place]!;
  }
  return { value, perArea, leftOut };
}
