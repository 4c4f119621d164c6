import { MAX_PERMUTATIONS } from "@tvars/api";
import type { BarrierSegregation } from "@tvars/api";
import { wholeNumber, yearArgument } from "../arguments.ts";
import type { Io } from "../io.ts";
import type { Lang } from "../lang.ts";
import { networkArguments } from "../network-arguments.ts";
import type { NetworkOptions } from "../network-arguments.ts";
import { numberText, rowsText } from "../rows.ts";
import { inventedLine } from "./words.ts";

/** `tvars barriers --segregation`: what it takes and how it reads. */
export interface SegregationOptions extends NetworkOptions {
  grouping?: string;
  groups?: string;
  year?: string;
  measure?: string;
  radius?: string;
  permutations?: string;
  seed?: string;
}

/** @throws UsageError */
export function segregationArguments(options: SegregationOptions, lang: Lang) {
  const { grouping, groups, measure, radius, permutations, seed } = options;
  const { within: _within, ...network } = networkArguments(options, lang) as ReturnType<
    typeof networkArguments
  > & { within?: number };
  const year = yearArgument(options.year, lang);
  return {
    ...network,
    ...(grouping ? { grouping } : {}),
    ...(groups ? { groups } : {}),
    ...(year === undefined ? {} : { year }),
    ...(measure ? { measure } : {}),
    ...(radius ? { radius } : {}),
    ...(permutations
      ? { permutations: wholeNumber(permutations, lang, { low: 0, high: MAX_PERMUTATIONS }) }
      : {}),
    ...(seed ? { seed: wholeNumber(seed, lang, { low: 0, high: Number.MAX_SAFE_INTEGER }) } : {}),
  };
}

const right = true;
const DECIMALS = 4;
const BARRIERS = 10;

export function segregationText(answer: BarrierSegregation, { lang }: Io): string {
  const n = (value: number): string => numberText(value, lang, DECIMALS);
  const rows = rowsText(
    answer.radii,
    [
      { head: { sv: "radie m", en: "radius m" }, text: ({ radiusM }) => numberText(radiusM, lang), right },
      { head: { sv: "nu", en: "now" }, text: ({ now }) => n(now), right },
      { head: { sv: "öppna", en: "open" }, text: ({ open }) => n(open), right },
      { head: { sv: "rak linje", en: "straight" }, text: ({ straight }) => n(straight), right },
      { head: { sv: "nu − öppna", en: "now − open" }, text: ({ difference }) => n(difference), right },
      {
        head: { sv: "nu − rak linje", en: "now − straight" },
        text: ({ beyondStraight }) => n(beyondStraight),
        right,
      },
      { head: { sv: "p", en: "p" }, text: ({ p }) => (p === null ? "–" : numberText(p, lang, 3)), right },
    ],
    lang,
  );
  const percent = (value: number): string => numberText(100 * value, lang, 1);
  const mixing = rowsText(
    answer.mixing.barriers.slice(0, BARRIERS),
    [
      { head: { sv: "barriär", en: "barrier" }, text: ({ name, barrier }) => name || barrier },
      { head: { sv: "slag", en: "kind" }, text: ({ kind }) => kind },
      {
        head: { sv: "förlorad blandning %", en: "mixing lost %" },
        text: ({ share }) => percent(share),
        right,
      },
      { head: { sv: "del av allt %", en: "part of all %" }, text: ({ part }) => percent(part), right },
      { head: { sv: "värsta sträckan", en: "worst stretch" }, text: ({ segment }) => segment },
    ],
    lang,
  );
  const groups = answer.groups.map(({ label }) => label[lang]).join(", ");
  return `${inventedLine(answer)[lang]}${answer.reading[lang]}\n${answer.grouping.title[lang]} (${groups}), ${answer.year}\n${rows}\n${mixing}`;
}
