import { PROFILES, crossingKind, modification } from "@tvars/api";
import type { Modification, Position, Profile } from "@tvars/api";
import { choice } from "./arguments.ts";
import { UsageError } from "./exit.ts";
import type { Lang } from "./lang.ts";

const CROSSING_KINDS = crossingKind.options;

export interface NetworkOptions {
  network?: string;
  profile?: string;
  within?: string;
  rules?: string;
}

/** What every question about a network takes. @throws UsageError */
export function networkArguments({ network, profile, within, rules }: NetworkOptions, lang: Lang) {
  return {
    ...(network ? { network } : {}),
    ...(rules ? { rules } : {}),
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

/** `17.64,59.86 17.65,59.87 zebra 5` as a crossing that is added, with its wait in seconds. @throws UsageError */
export function addedCrossing(text: string, lang: Lang): Modification {
  const [from, to, kind = "bridge", delay, ...rest] = text.trim().split(/\s+/);
  const isKind = CROSSING_KINDS.some((one) => one === kind);
  const [start, end] = [position(from), position(to)];
  const delayS = delay === undefined ? undefined : Number(delay);
  const isWait = delayS === undefined || (delayS >= 0 && delayS <= 3600);
  if (start === undefined || end === undefined || !isKind || !isWait || rest.length > 0)
    throw wrong("--add", text, `lon,lat lon,lat [${CROSSING_KINDS.join("|")}] [${seconds(lang)}]`, lang);
  const all = { from: start, to: end, kind: kind as (typeof CROSSING_KINDS)[number] };
  return { do: "add-crossing", ...all, ...(delayS === undefined ? {} : { delayS }) };
}

const seconds = (lang: Lang): string => (lang === "sv" ? "SEKUNDER" : "SECONDS");

/** `17.64,59.86 17.65,59.87` as a street that is added or closed. @throws UsageError */
export function changedLink(does: "add-link" | "remove-link", text: string, lang: Lang): Modification {
  const parts = text.trim().split(/\s+/);
  const [from, to] = [position(parts[0]), position(parts[1])];
  if (from === undefined || to === undefined || parts.length !== 2)
    throw wrong(`--${does}`, text, "lon,lat lon,lat", lang);
  return { do: does, from, to };
}

/** `601 10` as a line that runs every ten minutes. @throws UsageError */
export function changedHeadway(text: string, lang: Lang): Modification {
  const [, line, given = ""] = /^\s*(\S.*?)\s+(\S+)\s*$/.exec(text) ?? [];
  const minutes = Number(given.replace(",", "."));
  if (line === undefined || !(minutes >= 0.5 && minutes <= 1440))
    throw wrong(
      "--headway",
      text,
      lang === "sv" ? "LINJE MINUTER (0,5–1440)" : "LINE MINUTES (0.5–1440)",
      lang,
    );
  return { do: "change-headway", line, minutes };
}

const LINE_WORDS: Record<Lang, string> = {
  sv: "MINUTER lon,lat lon,lat … [speed=KM/H] [times=MIN,MIN…] [first=TT:MM] [last=TT:MM] [one-way] [name=NAMN]",
  en: "MINUTES lon,lat lon,lat … [speed=KM/H] [times=MIN,MIN…] [first=HH:MM] [last=HH:MM] [one-way] [name=NAME]",
};

/** `10 17.64,59.86 17.65,59.87 17.66,59.87 speed=25 name=Ny linje` as a line that is added; the name takes the rest. @throws UsageError */
export function addedLine(text: string, lang: Lang): Modification {
  const [, before = "", name] = /^(.*?)(?:\bname=(.*))?$/s.exec(text.trim())!;
  const [minutes = "", ...parts] = before.trim().split(/\s+/);
  const stops = parts.map(position).filter((at) => at !== undefined);
  const told = new Map(
    parts
      .filter((part) => position(part) === undefined)
      .map((part): [string, string] => {
        const [word = "", ...value] = part.split("=");
        return [word, value.join("=")];
      }),
  );
  const own = {
    do: "add-line",
    ...(name?.trim() ? { name: name.trim() } : {}),
    stops,
    minutes: Number(minutes.replace(",", ".")),
    ...(told.has("speed") ? { speedKmH: Number(told.get("speed")) } : {}),
    ...(told.has("times") ? { runMinutes: told.get("times")!.split(",").map(Number) } : {}),
    ...(told.has("first") ? { first: told.get("first") } : {}),
    ...(told.has("last") ? { last: told.get("last") } : {}),
    ...(told.has("one-way") ? { oneWay: true } : {}),
  };
  const isKnown = [...told.keys()].every((word) =>
    ["speed", "times", "first", "last", "one-way"].includes(word),
  );
  const read = modification.safeParse(own);
  if (!isKnown || !read.success) throw wrong("--add-line", text, LINE_WORDS[lang], lang);
  return read.data;
}

/** `17.64,59.86 17.65,59.87 0.6` as a street where one goes at 0.6 times the speed. @throws UsageError */
export function changedSpeed(text: string, lang: Lang): Modification {
  const parts = text.trim().split(/\s+/);
  const [from, to] = [position(parts[0]), position(parts[1])];
  const factor = Number(parts[2] ?? NaN);
  if (from === undefined || to === undefined || !(factor >= 0.05 && factor <= 20) || parts.length !== 3)
    throw wrong("--speed", text, lang === "sv" ? "lon,lat lon,lat FAKTOR" : "lon,lat lon,lat FACTOR", lang);
  return { do: "change-speed", from, to, factor };
}

/** `school 17.64,59.86`, and for a move also where to. @throws UsageError */
export function changedService(
  does: "add-service" | "remove-service" | "move-service",
  text: string,
  lang: Lang,
): Modification {
  const [service = "", first, second, ...rest] = text.trim().split(/\s+/);
  const [from, to] = [position(first), position(second)];
  const isMove = does === "move-service";
  if (service === "" || from === undefined || (to === undefined) === isMove || rest.length > 0) {
    const kind = lang === "sv" ? "SLAG" : "KIND";
    throw wrong(`--${does}`, text, `${kind} lon,lat${isMove ? " lon,lat" : ""}`, lang);
  }
  return isMove ? { do: does, service, from, to: to! } : { do: does, service, at: from };
}

const wrong = (option: string, text: string, expected: string, lang: Lang): UsageError =>
  new UsageError(
    lang === "sv"
      ? `${option}: fick "${text}", väntade "${expected}"`
      : `${option}: got "${text}", expected "${expected}"`,
  );

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
