import { PROFILES, crossingKind } from "@tvars/api";
import type { Modification, Position, Profile } from "@tvars/api";
import { choice } from "./arguments.ts";
import { UsageError } from "./exit.ts";
import type { Lang } from "./lang.ts";

const CROSSING_KINDS = crossingKind.options;

export interface NetworkOptions {
  network?: string;
  profile?: string;
  within?: string;
}

/** What every question about a network takes. @throws UsageError */
export function networkArguments({ network, profile, within }: NetworkOptions, lang: Lang) {
  return {
    ...(network ? { network } : {}),
    profile: profileArgument(profile, lang),
    ...(within ? { within: metres("--within", within, { low: 100, high: 2000 }, lang) } : {}),
  };
}

export const profileArgument = (text: string | undefined, lang: Lang): Profile =>
  choice(text ?? "adult", PROFILES, lang, { sv: "--profile", en: "--profile" });

/** A number within bounds. @throws UsageError */
export function metres(
  option: string,
  text: string,
  { low, high }: { low: number; high: number },
  lang: Lang,
): number {
  const value = text.trim() === "" ? NaN : Number(text);
  if (value >= low && value <= high) return value;
  throw new UsageError(
    lang === "sv"
      ? `${option}: fick ${text}, väntade ett tal från ${low} till ${high}`
      : `${option}: got ${text}, expected a number from ${low} to ${high}`,
  );
}

/** `17.64,59.86 17.65,59.87 bridge` as a crossing that is added. @throws UsageError */
export function addedCrossing(text: string, lang: Lang): Modification {
  const [from, to, kind = "bridge", ...rest] = text.trim().split(/\s+/);
  const isKind = CROSSING_KINDS.some((one) => one === kind);
  const [start, end] = [position(from), position(to)];
  if (start === undefined || end === undefined || !isKind || rest.length > 0)
    throw new UsageError(
      lang === "sv"
        ? `--add: fick "${text}", väntade "lon,lat lon,lat [${CROSSING_KINDS.join("|")}]"`
        : `--add: got "${text}", expected "lon,lat lon,lat [${CROSSING_KINDS.join("|")}]"`,
    );
  return { do: "add-crossing", from: start, to: end, kind: kind as (typeof CROSSING_KINDS)[number] };
}

/** `ID 20` as a crossing that gets another wait. @throws UsageError */
export function changedCrossing(text: string, lang: Lang): Modification {
  const parts = text.trim().split(/\s+/);
  const delayS = Number(parts[1] ?? NaN);
  if (parts.length === 2 && delayS >= 0) return { do: "change-crossing", crossing: parts[0]!, delayS };
  throw new UsageError(
    lang === "sv"
      ? `--change: fick "${text}", väntade "ID SEKUNDER"`
      : `--change: got "${text}", expected "ID SECONDS"`,
  );
}

function position(text: string | undefined): Position | undefined {
  const parts = (text ?? "").split(",").map((part) => (part === "" ? NaN : Number(part)));
  const [lon = NaN, lat = NaN] = parts;
  return parts.length === 2 && Math.abs(lon) <= 180 && Math.abs(lat) <= 85 ? [lon, lat] : undefined;
}
