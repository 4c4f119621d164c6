import type { AccessFormAnswer } from "@tvars/api";
import type { Text } from "@tvars/cube";
import {
  accessConcentration,
  accessGini,
  accessPalma,
  accessPoverty,
  accessTheil,
  percentileOf,
} from "@tvars/network";
import type { Costs } from "@tvars/network";
import { typeOf } from "../barriers.ts";
import type { PeopleOnNodes } from "../people.ts";
import { n } from "../words.ts";
import { type FormChoice, formParameters } from "./form-query.ts";
import { FORMS, NUMBER, PER_1000, PER_KM, SIZED } from "./forms.ts";
import type { Services } from "./services.ts";

export interface FormAsked {
  choice: FormChoice;
  services: Services;
  living: Uint32Array;
  types: readonly number[];
  people: PeopleOnNodes;
  /** Costs in minutes from those who live to the places, as it is and with the barriers open. */
  now: Costs;
  open: Costs;
}

const finite = (value: number): number | null => (Number.isFinite(value) ? value : null);

/** One form of access over people: by area type, how uneven it is, and what the barriers take and from whom. */
export function formAnswer(asked: FormAsked): AccessFormAnswer {
  const { choice, services, living, types, people, now, open } = asked;
  const form = FORMS[choice.form];
  const amount = Float64Array.from(living, (node) => people.people[node]!);
  const type = Uint8Array.from(living, (node) => people.type[node]!);
  const index = Float64Array.from(living, (node) => people.index[node]!);
  const market = { demand: amount, supply: services.size };
  const of = (costs: Costs): Float64Array =>
    form.of({ costs, market, decay: choice.weight, cutoff: choice.cutoff, n: choice.n });
  const has = of(now);
  const could = open === now ? has : of(open);
  // Sums of weights in another order differ in their last digits.
  const lost = has.map((value, at) => {
    const gone = form.moreIsBetter ? could[at]! - value : value - could[at]!;
    return Math.abs(gone) <= 1e-9 * Math.max(1, value) ? 0 : gone;
  });
  const who = { has, could, lost, amount };
  const everybody = rowOf(null, who, () => true, form.moreIsBetter);
  const { allLost, ...all } = everybody;
  const byType = types.map((one) => {
    const { allLost: own, ...row } = rowOf(typeOf(one), who, (at) => type[at] === one, form.moreIsBetter);
    return {
      ...row,
      shareOfLost: form.isMonotone && allLost > 0 ? own / allLost : null,
      shareOfPeople: all.people > 0 ? row.people / all.people : 0,
    };
  });
  const known = Array.from(living.keys()).filter((at) => Number.isFinite(has[at]!));
  const ranked = known.filter((at) => Number.isFinite(index[at]!));
  const pick = (values: ArrayLike<number>, from: readonly number[]): Float64Array =>
    Float64Array.from(from, (at) => values[at]!);
  const line = choice.line ?? percentileOf(pick(has, known), pick(amount, known), 50) / 2;
  const theil =
    known.length > 0 ? accessTheil(pick(has, known), pick(amount, known), pick(type, known)) : null;
  const poverty =
    form.moreIsBetter && known.length > 0 && line > 0
      ? accessPoverty(pick(has, known), pick(amount, known), line)
      : null;
  const lostRanked = ranked.filter((at) => Number.isFinite(lost[at]!));
  const answer = {
    form: choice.form,
    explains: form.explains,
    unit: unitOf(asked),
    moreIsBetter: form.moreIsBetter,
    service: { kind: services.kind, name: services.name, count: services.size.length },
    parameters: parametersOf(choice),
    all: { ...all, shareOfLost: form.isMonotone && allLost > 0 ? 1 : null, shareOfPeople: 1 },
    byType,
    inequality: {
      gini: known.length > 0 ? finite(accessGini(pick(has, known), pick(amount, known))) : null,
      palma:
        ranked.length > 0
          ? // A high index tells of greater challenges: those with the fewest are the upper tenth.
            finite(
              accessPalma(
                pick(has, ranked),
                pick(amount, ranked),
                pick(index, ranked).map((i) => -i),
              ),
            )
          : null,
      concentration:
        ranked.length > 0
          ? finite(accessConcentration(pick(has, ranked), pick(amount, ranked), pick(index, ranked)))
          : null,
      theil:
        theil && Number.isFinite(theil.total)
          ? { total: theil.total, between: theil.between, within: theil.within }
          : null,
      poverty: poverty && { line, share: poverty[0], gap: poverty[1], squared: poverty[2] },
    },
    lost: form.isMonotone
      ? {
          concentration:
            allLost > 0 && lostRanked.length > 0
              ? finite(
                  accessConcentration(
                    pick(lost, lostRanked),
                    pick(amount, lostRanked),
                    pick(index, lostRanked),
                  ),
                )
              : null,
        }
      : null,
  };
  return { ...answer, reading: readingOf(answer) };
}

function unitOf({ choice, services, people }: FormAsked): Text {
  const { unit } = FORMS[choice.form];
  if (unit === NUMBER && services.size.some((size) => size !== 1)) return SIZED;
  return unit === PER_1000 && people.from === "streets" ? PER_KM : unit;
}

interface Who {
  has: Float64Array;
  could: Float64Array;
  lost: Float64Array;
  amount: Float64Array;
}

function rowOf(
  type: AccessFormAnswer["all"]["type"],
  { has, could, lost, amount }: Who,
  isIn: (at: number) => boolean,
  moreIsBetter: boolean,
) {
  const own = Array.from(has.keys()).filter(isIn);
  let [people, reached, sum, openReached, openSum, compared, allLost, nothing] = [0, 0, 0, 0, 0, 0, 0, 0];
  for (const at of own) {
    const persons = amount[at]!;
    people += persons;
    const isWithout = moreIsBetter ? has[at] === 0 : has[at] === Infinity;
    if (isWithout) nothing += persons;
    if (Number.isFinite(has[at]!)) {
      reached += persons;
      sum += persons * has[at]!;
    }
    if (Number.isFinite(could[at]!)) {
      openReached += persons;
      openSum += persons * could[at]!;
    }
    if (Number.isFinite(lost[at]!)) {
      compared += persons;
      allLost += persons * lost[at]!;
    }
  }
  const values = own.map((at) => has[at]!);
  const persons = own.map((at) => amount[at]!);
  return {
    type,
    people,
    mean: reached > 0 ? sum / reached : null,
    worst: finite(percentileOf(values, persons, moreIsBetter ? 10 : 90)),
    without: people > 0 ? nothing / people : 0,
    meanOpen: openReached > 0 ? openSum / openReached : null,
    lost: compared > 0 ? allLost / compared : null,
    allLost,
  };
}

function parametersOf(choice: FormChoice): AccessFormAnswer["parameters"] {
  const { form: _, ...parameters } = formParameters(choice);
  return parameters;
}

const digits = (value: number): number => (Math.abs(value) >= 100 ? 0 : Math.abs(value) >= 1 ? 1 : 2);

function readingOf({
  byType,
  all,
  service,
  unit,
  moreIsBetter,
  lost,
}: Omit<AccessFormAnswer, "reading">): Text {
  const typed = byType.filter(({ type, mean }) => type !== null && mean !== null);
  const said = (value: number | null): Text =>
    value === null ? { sv: "–", en: "–" } : n(value, digits(value));
  const own = said(all.mean);
  if (typed.length < 2)
    return {
      sv: `${capital(service.name.sv)}: i medel ${own.sv} ${unit.sv}.`,
      en: `${capital(service.name.en)}: ${own.en} ${unit.en} on average.`,
    };
  const [first, last] = [typed[0]!, typed.at(-1)!];
  const [low, high] = [said(first.mean), said(last.mean)];
  const most = typed.reduce((a, b) => ((b.lost ?? 0) > (a.lost ?? 0) ? b : a));
  const takes = said(most.lost);
  const bears = lost && (most.lost ?? 0) > 0;
  return {
    sv: `${capital(service.name.sv)}: i medel ${low.sv} ${unit.sv} i områden av typ ${first.type}, ${high.sv} i typ ${last.type}.${bears ? ` Barriärerna ${moreIsBetter ? "tar" : "lägger på"} mest i typ ${most.type}: ${takes.sv}.` : ""}`,
    en: `${capital(service.name.en)}: on average ${low.en} ${unit.en} in areas of type ${first.type}, ${high.en} in type ${last.type}.${bears ? ` The barriers ${moreIsBetter ? "take" : "add"} most in type ${most.type}: ${takes.en}.` : ""}`,
  };
}

const capital = (word: string): string => word.charAt(0).toUpperCase() + word.slice(1);
