import type { Text } from "@tvars/cube";
import type { MeasureInfo, Result } from "@tvars/measures";
import type { Group } from "./counted.ts";
import { inBoth, joined, levelText, numberText, percentText } from "./words.ts";

/** What a reading may speak of. */
export interface Read {
  groups: readonly Group[];
  /** Each group's share of all counted. */
  shares: readonly number[];
  /** What is counted, in the plural. */
  unit: Text;
}

type Sentence = (result: Result, read: Read) => Text;

const named = (group: Group | undefined): Text =>
  group === undefined || group.id === "rest"
    ? { sv: "de övriga", en: "the rest" }
    : { sv: `gruppen ${group.label.sv}`, en: `the group ${group.label.en}` };
const first = ({ groups }: Read): Text => named(groups[0]);
const second = ({ groups }: Read): Text => named(groups[1]);

/** The share of the neighbours of the group's average member, beside the share of all. */
const neighbours =
  (whose: (read: Read) => Text, of: number): Sentence =>
  ({ value }, read) =>
    inBoth((lang) => {
      const share = percentText(value, lang);
      const all = percentText(read.shares[of] ?? 0, lang);
      return lang === "sv"
        ? `Den genomsnittliga medlemmen av ${first(read).sv} har omkring sig ett område där ${share} tillhör ${whose(read).sv}; i hela platsen är andelen ${all}.`
        : `The average member of ${first(read).en} lives in an area where ${share} belong to ${whose(read).en}; in the whole place the share is ${all}.`;
    });

const SENTENCES: Record<string, Sentence> = {
  dissimilarity: ({ value }, read) =>
    inBoth((lang) => {
      const share = percentText(value, lang);
      return lang === "sv"
        ? `${share} av ${first(read).sv} skulle behöva bo i ett annat område för att vara fördelad som ${second(read).sv}.`
        : `${share} of ${first(read).en} would have to live in another area to be spread as ${second(read).en}.`;
    }),
  ojamlikhetsindex: ({ value }, read) =>
    inBoth((lang) => {
      const share = percentText(value / 100, lang);
      return lang === "sv"
        ? `${share} av ${first(read).sv} skulle behöva bo i ett annat område för att vara fördelad som ${second(read).sv}.`
        : `${share} of ${first(read).en} would have to live in another area to be spread as ${second(read).en}.`;
    }),
  isolation: neighbours(first, 0),
  interaction: neighbours(second, 1),
  "theil-h": ({ value }) =>
    inBoth((lang) => {
      const share = percentText(value, lang);
      return lang === "sv"
        ? `Områdena är i genomsnitt ${share} mindre blandade än platsen som helhet.`
        : `Areas are on average ${share} less mixed than the place as a whole.`;
    }),
  "mutual-information": ({ value }) =>
    inBoth((lang) =>
      lang === "sv"
        ? `Att veta vilket område någon bor i säger ${numberText(value, lang)} nat om gruppen, eller det omvända.`
        : `Knowing the area someone lives in tells ${numberText(value, lang)} nats about the group, or the other way round.`,
    ),
};

/** What the value says, in a plain sentence or a few, with its numbers; the range stands in for measures without words of their own. */
export function readingOf(info: MeasureInfo, result: Result, read: Read): Text {
  const own = SENTENCES[info.id]?.(result, read) ?? onItsScale(info, result);
  return joined(capital(own), byChance(result), between(result));
}

const capital = ({ sv, en }: Text): Text => ({ sv: upper(sv), en: upper(en) });
const upper = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);
const withoutStop = (text: string): string => text.replace(/\.\s*$/, "");
const lower = (text: string): string => text.charAt(0).toLowerCase() + text.slice(1);

function onItsScale({ name, range }: MeasureInfo, { value }: Result): Text {
  return inBoth((lang) => {
    const means = lang === "sv" ? "betyder" : "means";
    const ends = (
      [
        [range.low, range.lowMeans],
        [range.high, range.highMeans],
      ] as const
    ).map(([end, meaning]) => {
      const words = lower(withoutStop(meaning[lang]));
      if (Number.isFinite(end)) return `${end.toLocaleString(lang)} ${means}: ${words}`;
      const side =
        lang === "sv" ? (end < 0 ? "låga värden" : "höga värden") : end < 0 ? "low values" : "high values";
      return `${side}${lang === "sv" ? " betyder" : " mean"}: ${words}`;
    });
    const is = lang === "sv" ? "är" : "is";
    return `${name[lang]} ${is} ${numberText(value, lang)}. ${ends.map(upper).join(". ")}.`;
  });
}

function byChance({ expected }: Result): Text | undefined {
  if (expected === undefined) return undefined;
  return inBoth((lang) =>
    lang === "sv"
      ? `Slumpen ensam skulle ge omkring ${numberText(expected, lang)}.`
      : `Chance alone would give about ${numberText(expected, lang)}.`,
  );
}

function between({ interval }: Result): Text | undefined {
  if (!interval) return undefined;
  return inBoth((lang) => {
    const limits = `${numberText(interval.low, lang)}–${numberText(interval.high, lang)}`;
    const level = levelText(interval.level, lang);
    return lang === "sv"
      ? `Värdet ligger med ${level} procent säkerhet inom ${limits}, om områdena ses som ett utfall av slump.`
      : `With ${level} per cent confidence the value lies within ${limits}, if the areas are seen as an outcome of chance.`;
  });
}
