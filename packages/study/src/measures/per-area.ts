import type { MeasureAreas } from "@tvars/api";
import { absent } from "@tvars/cube";
import type { Figure, Flag } from "@tvars/cube";
import { areaRef } from "../data/gazetteer.ts";
import { areaCodes, figuresOf } from "./counted.ts";
import { circumstances, evaluateOrSay, heading, needCounts } from "./measure.ts";
import type { Asked } from "./measure.ts";
import { fitter } from "./place-data.ts";
import { noParts } from "./problems.ts";
import { originOfMeasured } from "./provenance.ts";
import { resultOf } from "./result.ts";

/** Each area's part of a measure, beside its counts. Areas without a known count stand in the table with the reason. */
export async function areasAnswer(asked: Asked): Promise<MeasureAreas> {
  const { data, counted, measures } = asked;
  const measure = measures[0]!;
  const { info } = measure;
  if (!info.perArea) throw noParts(info);
  needCounts(counted);
  const fitted = await fitter(data, counted, asked.groundOf)(info);
  const evaluated = await evaluateOrSay(asked, measure, fitted);
  const parts = evaluated.perArea;
  if (!parts) throw noParts(info);
  const { codes, chosen, version, year, flags } = counted;
  const partOf = new Map<string, number>();
  for (let at = 0; at < parts.length; at += 1) partOf.set(codes[fitted.kept?.[at] ?? at]!, parts[at]!);
  const sum = parts.reduce((before, part) => before + part, 0);
  const addsUp =
    Math.abs(sum - evaluated.value) <= 1e-9 * Math.max(1, Math.abs(evaluated.value)) && sum !== 0;
  const whyNot = new Map(counted.leftOut.map(({ code, status }) => [code, status]));
  const all = areaCodes(data, counted.place, counted.division, year, chosen.table);
  return {
    ...heading(asked),
    result: resultOf(measure, fitted.data, evaluated, circumstances(asked, fitted)),
    what: info.perArea,
    rows: all.map((code) => {
      const part = partFigure(partOf.get(code), whyNot.get(code), flags);
      const counts = figuresOf(chosen, version, code, year);
      return {
        area: data.gazetteer.get(version, code) ?? areaRef(version, code, code),
        part,
        share:
          part.value === null || !addsUp
            ? absent(part.value === null ? (part.status as "missing") : "not-applicable")
            : known(part.value / sum),
        counts: counts.map((one) =>
          one.value !== null && one.value < 0 ? absent("missing", ["perturbed"]) : one,
        ),
        total: totalOf(counts),
      };
    }),
    provenance: originOfMeasured(asked, "measureAreas"),
  };
}

function partFigure(part: number | undefined, why: string | undefined, flags: readonly Flag[]): Figure {
  if (part !== undefined) return known(part, flags);
  return absent(why === "suppressed" || why === "not-applicable" ? why : "missing");
}

const known = (value: number, flags: readonly Flag[] = []): Figure => ({
  value,
  status: value === 0 ? "zero" : "value",
  ...(flags.length > 0 ? { flags: [...flags] } : {}),
});

function totalOf(counts: readonly Figure[]): Figure {
  const lacking = counts.find(({ value }) => value === null);
  if (lacking) return absent(lacking.status as "missing");
  return known(counts.reduce((sum, { value }) => sum + value!, 0));
}
