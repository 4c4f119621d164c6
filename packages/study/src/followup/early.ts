import type { EarlyAnswer } from "@tvars/api";
import type { Text } from "@tvars/cube";
import { figure } from "@tvars/cube";
import { studentQuantile } from "@tvars/measures";
import { comparableCodes } from "../barometer/comparable.ts";
import type { Place } from "../barometer/place.ts";
import { yearCutoffs } from "../barometer/year-cutoffs.ts";
import type { Data } from "../data/data.ts";
import { indexFigure, provenanceOf, regsoVersion, typeNumber } from "../data/data.ts";
import { areaRef } from "../data/gazetteer.ts";
import type { Model, Said, Step } from "./early-chance.ts";
import { calibrate, chancesOf, fit, scoreOf, slope } from "./early-chance.ts";
import { noCuts } from "./problems.ts";
import { numberOf } from "./words.ts";

/** Years an area's own trend is read over, the base year among them. */
const TREND_YEARS = 5;
/** Areas with a smaller chance of another type are not listed. */
const LEAST_CHANCE = 0.1;

/**
 * Areas that may change type within `ahead` years: each area's position in the year's own standard deviations, and how far areas in
 * such a position have moved before. The same is said for every earlier year with what was known then, and held against what happened.
 */
export function earlyOf(data: Data, place: Place, year: number, ahead: number): EarlyAnswer {
  const cuts = yearCutoffs(data, year);
  if (!cuts?.best) throw noCuts(year);
  const positions = new Positions(data);
  const model = positions.model(year, ahead);
  const said: Said[] = [];
  for (const base of data.years) {
    if (base + ahead > year || !data.years.includes(base + ahead)) continue;
    const then = positions.model(base, ahead);
    if (!then) continue;
    const usual = positions.usual(base, ahead);
    for (const { code, type, later } of changesOf(data, base, ahead)) {
      const step = positions.steps(base).get(code);
      if (!step) continue;
      said.push({ chance: 1 - chancesOf(step, then)[type - 1]!, happened: later !== type, usual });
    }
  }
  const rows = model ? rowsOf(data, place, year, ahead, positions, model) : [];
  const enough = model !== null;
  const score = scoreOf(said);
  return {
    title: enough
      ? {
          sv: `${rows.length} av ${place.codes.length} områden har minst en chans på tio att byta typ till ${year + ahead}`,
          en: `${rows.length} of ${place.codes.length} areas have at least one chance in ten of another type by ${year + ahead}`,
        }
      : {
          sv: "Det finns för få år för att säga något om kommande typer",
          en: "There are too few years to say anything of types to come",
        },
    reading: [
      {
        sv: "En chans säger hur ofta områden i samma läge har bytt typ. Den säger inte varför, och inget om dem som bor där.",
        en: "A chance says how often areas in the same position have changed type. It does not say why, and nothing of those who live there.",
      },
      ...(score ? scoreWords(score) : []),
      {
        sv: "Gränserna flyttas varje år. Osäkerheten om var de hamnar ingår i chansen.",
        en: "The cuts move every year. The uncertainty of where they will be is part of the chance.",
      },
    ],
    year,
    ahead,
    rows,
    calibration: calibrate(said),
    score,
    provenance: provenanceOf(data, ["TAB6586"], {
      method: {
        sv: `Områdets läge är (index − μ) / σ för året. Det väntas ligga kvar, så när som på en flyttning dragen ur tidigare års flyttningar över ${ahead} år, mätta i spridningen för områden i samma läge; vad alla områden ett år flyttat gemensamt räknas bort. Gränserna ligger vid −1, 0, 1 och 2.${model ? ` Byggt på ${model.steps} flyttningar.` : ""}`,
        en: `An area's position is (index − μ) / σ of the year. It is expected to stay but for a move drawn from earlier moves over ${ahead} years, measured in the spread of areas in the same position; what all areas of a year moved in common is taken out. The cuts are at −1, 0, 1 and 2.${model ? ` Made from ${model.steps} moves.` : ""}`,
      },
      command: `tvars follow early --place ${place.ref.id} --year ${year} --ahead ${ahead}`,
      request: `/api/early?place=${encodeURIComponent(place.ref.id)}&year=${year}&ahead=${ahead}`,
    }),
  };
}

/** What was said before against what happened, and against saying the same of all or nothing. */
function scoreWords({
  expected,
  happened,
  areas,
  brier,
  climatology,
  persistence,
}: NonNullable<EarlyAnswer["score"]>): Text[] {
  const [off, usual, none] = [brier, climatology, persistence].map((one) => numberOf(one, 4)) as [
    Text,
    Text,
    Text,
  ];
  const better = brier < Math.min(climatology, persistence);
  return [
    {
      sv: `Prövat bakåt med vad som var känt då: för ${areas} områden och år väntades ${numberOf(expected, 0).sv} byten, och ${happened} skedde.`,
      en: `Tested backwards with what was known then: for ${areas} areas and years ${numberOf(expected, 0).en} changes were expected, and ${happened} happened.`,
    },
    {
      sv: `Felet (Brier, 0 är bäst) är ${off.sv}, mot ${usual.sv} om alla ges samma chans och ${none.sv} om inget byte väntas. ${better ? "Chanserna säger alltså mer än så." : "Chanserna säger alltså inte mer än så: läs dem försiktigt."}`,
      en: `The error (Brier, 0 is best) is ${off.en}, against ${usual.en} where all are given the same chance and ${none.en} where no change is expected. ${better ? "So the chances say more than that." : "So the chances say no more than that: read them with care."}`,
    },
  ];
}

/** Types of the same areas in two years, so many years apart. */
function changesOf(data: Data, base: number, ahead: number): { code: string; type: number; later: number }[] {
  return [...comparableCodes(data, base, base + ahead)].flatMap((code) => {
    const [type, later] = [typeNumber(data, code, base), typeNumber(data, code, base + ahead)];
    return type === 0 || later === 0 ? [] : [{ code, type, later }];
  });
}

function rowsOf(
  data: Data,
  place: Place,
  year: number,
  ahead: number,
  positions: Positions,
  model: Model,
): EarlyAnswer["rows"] {
  const { best } = yearCutoffs(data, year)!;
  const steps = positions.steps(year);
  const version = regsoVersion(year);
  return place.codes
    .flatMap((code) => {
      const step = steps.get(code);
      const type = typeNumber(data, code, year);
      const index = indexFigure(data, "index", code, year);
      if (!step || type === 0 || index.value === null) return [];
      const chances = chancesOf(step, model);
      const other = 1 - chances[type - 1]!;
      if (other < LEAST_CHANCE) return [];
      const nearestCut = best!.bounds.toSorted(
        (a, b) => Math.abs(a - index.value!) - Math.abs(b - index.value!),
      )[0]!;
      const distance = index.value - nearestCut;
      const past = positions.indexes(code, year);
      const { slope: perYear, error } = slope(past);
      const reach = past.length > 2 ? studentQuantile(0.975, past.length - 2) * error : Infinity;
      const most = chances.map((chance, at) => ({ type: at + 1, chance })).filter((one) => one.type !== type);
      const likely = most.toSorted((a, b) => b.chance - a.chance)[0]!;
      const per = numberOf(100 * likely.chance, 0);
      const far = numberOf(Math.abs(distance), 1);
      return [
        {
          area: data.gazetteer.get(version, code) ?? areaRef(version, code, code),
          type: type as 1 | 2 | 3 | 4 | 5,
          index,
          distance,
          trend: {
            figure: figure(perYear),
            low: Number.isFinite(reach) ? perYear - reach : null,
            high: Number.isFinite(reach) ? perYear + reach : null,
          },
          chances: chances.map((chance, at) => ({ type: (at + 1) as 1 | 2 | 3 | 4 | 5, chance })),
          text: {
            sv: `Typ ${type}, ${far.sv} indexpunkter ${distance >= 0 ? "över" : "under"} närmaste gräns. ${per.sv} % chans för typ ${likely.type} ${year + ahead}.`,
            en: `Type ${type}, ${far.en} index points ${distance >= 0 ? "above" : "below"} the nearest cut. ${per.en}% chance of type ${likely.type} in ${year + ahead}.`,
          },
        },
      ];
    })
    .sort(
      (a, b) =>
        (a.area.kommun?.name ?? "").localeCompare(b.area.kommun?.name ?? "", "sv") ||
        a.area.name.localeCompare(b.area.name, "sv"),
    );
}

/** Positions of all areas at hand, each year made once. */
class Positions {
  readonly #data: Data;
  readonly #years = new Map<number, Map<string, number>>();
  readonly #steps = new Map<number, Map<string, Step>>();

  constructor(data: Data) {
    this.#data = data;
  }

  #of(year: number): Map<string, number> {
    const known = this.#years.get(year);
    if (known) return known;
    const made = new Map<string, number>();
    const cuts = this.#data.years.includes(year) ? yearCutoffs(this.#data, year) : undefined;
    if (cuts?.best)
      cuts.columns.codes.forEach((code, at) => {
        const value = cuts.unrounded[at]!;
        if (!Number.isNaN(value)) made.set(code, (value - cuts.best!.mean) / cuts.best!.sd);
      });
    this.#years.set(year, made);
    return made;
  }

  /** The last years of an area up to a year, unbroken and on the same ground. */
  #past(code: string, year: number, of: (year: number) => number | undefined): number[] {
    const values: number[] = [];
    for (let at = year; at > year - TREND_YEARS; at -= 1) {
      const value = of(at);
      if (value === undefined || !comparableCodes(this.#data, at, year).has(code)) break;
      values.unshift(value);
    }
    return values;
  }

  indexes(code: string, year: number): number[] {
    return this.#past(code, year, (at) => indexFigure(this.#data, "index", code, at).value ?? undefined);
  }

  steps(year: number): Map<string, Step> {
    const known = this.#steps.get(year);
    if (known) return known;
    const made = new Map<string, Step>();
    for (const [code, z] of this.#of(year)) made.set(code, { base: year, z });
    this.#steps.set(year, made);
    return made;
  }

  /** Made of what was known in the year: moves that had ended by then. */
  model(year: number, ahead: number): Model | null {
    const steps: Step[] = [];
    for (const base of this.#ended(year, ahead)) {
      const later = this.#of(base + ahead);
      const same = comparableCodes(this.#data, base, base + ahead);
      for (const [code, step] of this.steps(base)) {
        const end = later.get(code);
        if (end !== undefined && same.has(code)) steps.push({ ...step, later: end });
      }
    }
    return fit(steps);
  }

  /** Share of areas that had another type so many years later, as far as was known in the year. */
  usual(year: number, ahead: number): number {
    const all = this.#ended(year, ahead).flatMap((base) => changesOf(this.#data, base, ahead));
    return all.filter(({ type, later }) => type !== later).length / Math.max(1, all.length);
  }

  #ended(year: number, ahead: number): number[] {
    const { years } = this.#data;
    return years.filter((base) => base + ahead <= year && years.includes(base + ahead));
  }
}
