import type { AreaPage } from "@tvars/api";
import { nearestCut } from "@tvars/areas";
import type { Data } from "../data/data.ts";
import { cutoffsOf } from "../barometer/cutoffs.ts";
import { yearCutoffs } from "../barometer/year-cutoffs.ts";

/** How far an area's unrounded index lies from the nearest cut, in index points and standard deviations, with the cut's interval. */
export function distanceOf(data: Data, code: string, year: number): AreaPage["distance"] {
  const found = yearCutoffs(data, year);
  const at = found?.columns.codes.indexOf(code) ?? -1;
  if (!found?.best || at === -1) return null;
  const near = nearestCut(found.unrounded[at]!, found.best);
  if (!near) return null;
  const { type, toward, points, sd } = near;
  // Cuts are listed from 5|4 upwards: the cut between types 5 and 4 is number 0.
  const cut = cutoffsOf(data, year)?.recovered[5 - Math.max(type, toward)];
  const exact = found.computed !== undefined || found.published !== undefined;
  return {
    nearest: [type, toward],
    points: -points,
    sd: exact ? -sd : null,
    cut: cut ?? { low: null, high: null },
  };
}
