import type { Measure, OptionInfo } from "@tvars/measures";
import type { MeasureOptions } from "../study.ts";
import { badOption, noSuchOption } from "./problems.ts";

/**
 * The options that each measure gets: those it has, read as its catalogue entry says. Texts come from an address or a command line.
 * @throws StudyError `bad-request` for an option that none of the measures has, or a value that is not of its kind
 */
export function optionsFor(
  measures: readonly Measure[],
  given: MeasureOptions = {},
): (measure: Measure) => Record<string, unknown> {
  const known = measures.flatMap(({ info }) => info.options ?? []);
  for (const name of Object.keys(given))
    if (!known.some(({ id }) => id === name))
      throw noSuchOption(name, [...new Set(known.map(({ id }) => id))]);
  const read = new Map<OptionInfo, unknown>();
  for (const option of known)
    if (given[option.id] !== undefined) read.set(option, valueOf(option, given[option.id]));
  return ({ info }) =>
    Object.fromEntries(
      (info.options ?? []).flatMap((option) => (read.has(option) ? [[option.id, read.get(option)]] : [])),
    );
}

/** Bounds for what makes work without end. */
const MOST: Readonly<Record<string, number>> = {
  replicates: 10_000,
  permutations: 10_000,
  thresholds: 100_000,
  components: 8,
  corners: 64,
};
const MOST_NUMBERS = 1000;

function valueOf({ id, kind, choices }: OptionInfo, given: unknown): unknown {
  if (kind === "boolean") {
    if (given === true || given === "true") return true;
    if (given === false || given === "false") return false;
    throw badOption(id, given, { sv: "true eller false", en: "true or false" });
  }
  if (kind === "choice") {
    if (typeof given === "string" && choices?.includes(given)) return given;
    throw badOption(id, given, { sv: choices?.join(", ") ?? "", en: choices?.join(", ") ?? "" });
  }
  if (kind === "number") {
    const value = typeof given === "string" && given.trim() !== "" ? Number(given.replace(",", ".")) : given;
    const most = MOST[id];
    if (typeof value === "number" && most !== undefined && value > most)
      throw badOption(id, given, { sv: `högst ${most}`, en: `at most ${most}` });
    if (typeof value === "number" && Number.isFinite(value)) return value;
    throw badOption(id, given, { sv: "ett tal", en: "a number" });
  }
  const parts = typeof given === "string" ? given.split(/[,;]/) : Array.isArray(given) ? given : [given];
  const numbers = parts.map((part) => (typeof part === "string" && part.trim() === "" ? NaN : Number(part)));
  if (numbers.length > MOST_NUMBERS)
    throw badOption(id, numbers.length, {
      sv: `högst ${MOST_NUMBERS} tal`,
      en: `at most ${MOST_NUMBERS} numbers`,
    });
  if (numbers.length > 0 && numbers.every(Number.isFinite)) return numbers;
  throw badOption(id, given, { sv: "tal med komma emellan", en: "numbers parted by commas" });
}
