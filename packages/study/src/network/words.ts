import type { Profile } from "@tvars/api";
import type { Text } from "@tvars/cube";
import type { BarrierLine } from "@tvars/network";

export const KIND_WORDS: Readonly<Record<BarrierLine["kind"], Text>> = {
  motorway: { sv: "motorvägen", en: "the motorway" },
  trunk: { sv: "motortrafikleden eller stamvägen", en: "the trunk road" },
  primary: { sv: "den primära vägen", en: "the primary road" },
  "state-road": { sv: "den statliga vägen", en: "the state road" },
  rail: { sv: "järnvägen", en: "the railway" },
  river: { sv: "vattendraget", en: "the river" },
};

export const PROFILE_WORDS: Readonly<Record<Profile, Text>> = {
  adult: { sv: "vuxna till fots", en: "adults on foot" },
  child: { sv: "barn till fots", en: "children on foot" },
  older: { sv: "äldre till fots", en: "older people on foot" },
  wheelchair: { sv: "den som använder rullstol", en: "those who use a wheelchair" },
  cycle: { sv: "den som cyklar", en: "those who cycle" },
  car: { sv: "den som kör bil", en: "those who drive" },
};

/** `motorvägen E6`, or only what it is where it has no name. */
export const barrierWords = ({ kind, name }: { kind: BarrierLine["kind"]; name?: string }): Text => {
  const called = name ? ` ${name}` : "";
  return { sv: KIND_WORDS[kind].sv + called, en: KIND_WORDS[kind].en + called };
};

const spaced = (value: number, lang: keyof Text, decimals: number): string =>
  value.toLocaleString(lang, { minimumFractionDigits: decimals, maximumFractionDigits: decimals });
export const n = (value: number, decimals = 0): Text => ({
  sv: spaced(value, "sv", decimals),
  en: spaced(value, "en", decimals),
});

const COMPASS: readonly Text[] = [
  { sv: "norr", en: "north" },
  { sv: "öster", en: "east" },
  { sv: "söder", en: "south" },
  { sv: "väster", en: "west" },
];

/** Which way the left and the right side of a line lie, seen along it from its start. */
export function sidesOf(line: readonly (readonly [lon: number, lat: number])[]): { left: Text; right: Text } {
  const [start, end] = [line[0]!, line.at(-1)!];
  const east = (end[0] - start[0]) * Math.cos((start[1] * Math.PI) / 180);
  const north = end[1] - start[1];
  // A quarter turn to the left of (east, north) points to (−north, east).
  const quarter = Math.round(Math.atan2(-north, east) / (Math.PI / 2));
  const left = ((quarter % 4) + 4) % 4;
  return { left: COMPASS[left]!, right: COMPASS[(left + 2) % 4]! };
}

/** People, or metres of street where nobody knows who lives there. */
export const peopleWords = (people: number, from: "areas" | "points" | "streets"): Text =>
  from === "streets"
    ? { sv: `${n(people).sv} m gata`, en: `${n(people).en} m of street` }
    : { sv: `${n(people).sv} personer`, en: `${n(people).en} people` };
