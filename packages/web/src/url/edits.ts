import type { Modification, Position } from "@tvars/api";

export type AddCrossing = Extract<Modification, { do: "add-crossing" }>;
export type CrossingKind = AddCrossing["kind"];
/** Modifications drawn between two points. */
export type TwoEnded = Extract<Modification, { from: Position; to: Position }>;
/** Modifications of a service or stop at one point. */
export type AtPoint = Extract<Modification, { at: Position }>;

/** In the order a planner thinks of them: away from the traffic first. */
export const CROSSING_KINDS = [
  "bridge",
  "tunnel",
  "signalised",
  "zebra",
  "refuge",
  "level",
  "unmarked",
] as const satisfies readonly CrossingKind[];

/** Five decimals of a degree are finer than a metre, and short enough for an address. */
const DECIMALS = 5;

export const rounded = ([lon, lat]: Position): Position => [
  Number(lon.toFixed(DECIMALS)),
  Number(lat.toFixed(DECIMALS)),
];

export const isTwoEnded = (edit: Modification): edit is TwoEnded => "from" in edit;
export type AddLine = Extract<Modification, { do: "add-line" }>;
/** A line that the timetable has. */
export const isOfLine = (edit: Modification): edit is Extract<Modification, { line: string }> =>
  "line" in edit;
export const isNewLine = (edit: Modification): edit is AddLine => edit.do === "add-line";
/** Nothing that anybody walks changes: lines of public transport. */
export const isOfTransit = (edit: Modification): boolean => isOfLine(edit) || isNewLine(edit);
export const isAtPoint = (edit: Modification): edit is AtPoint => "at" in edit;

const whole = (value: number): string => String(Math.round(value));

/** What of a modification says where it is. */
function placeOf(edit: Modification): string {
  if ("crossing" in edit) return edit.crossing;
  if (isOfLine(edit)) return edit.line;
  if (isNewLine(edit)) return edit.stops.join();
  const kind = edit.do === "add-crossing" ? edit.kind : "service" in edit ? edit.service : "";
  return `${kind} ${isTwoEnded(edit) ? [...edit.from, ...edit.to].join() : edit.at.join()}`;
}

/** Whether two are the same change of the same place, whatever else is said of it. */
export const samePlace = (a: Modification, b: Modification): boolean =>
  a.do === b.do && placeOf(a) === placeOf(b);

/** The word each kind of change is written with in an address. */
const WORDS = {
  "add-crossing": "add",
  "remove-crossing": "remove",
  "change-crossing": "wait",
  "add-link": "link",
  "remove-link": "close",
  "change-speed": "speed",
  "add-service": "serve",
  "remove-service": "unserve",
  "move-service": "move",
  "remove-line": "unline",
  "change-headway": "headway",
  "add-line": "line",
} as const satisfies Record<Modification["do"], string>;

/**
 * `add:bridge,LON,LAT,LON,LAT,cLOW-HIGH,dSECONDS,nNAME`, `remove:ID`, `wait:ID,SECONDS`, `link:ENDS`, `close:ENDS`, `speed:ENDS,fFACTOR`,
 * `serve:KIND,LON,LAT`, `unserve:KIND,LON,LAT`, `move:KIND,ENDS`, `unline:LINE`, `headway:LINE,MINUTES`,
 * `line:MINUTES,LON,LAT,LON,LAT…,sSPEED,t3-4.5,hHH:MM-HH:MM,o`; separated by semicolons.
 */
export const writeEdits = (edits: readonly Modification[]): string => edits.map(writeEdit).join(";");

const degrees = (at: Position): string[] => at.map((one) => String(Number(one.toFixed(DECIMALS))));

const tenths = (value: number): string => String(Number(value.toFixed(1)));

function writeLine({
  minutes,
  stops,
  speedKmH,
  runMinutes,
  first,
  last,
  oneWay,
  cost,
  name,
}: AddLine): string {
  return `${WORDS["add-line"]}:${[
    tenths(minutes),
    ...stops.flatMap(degrees),
    ...(speedKmH === undefined ? [] : [`s${tenths(speedKmH)}`]),
    ...(runMinutes === undefined ? [] : [`t${runMinutes.map(tenths).join("-")}`]),
    ...(first === undefined && last === undefined ? [] : [`h${first ?? ""}-${last ?? ""}`]),
    ...(oneWay ? ["o"] : []),
    ...(cost ? [`c${whole(cost.low)}-${whole(cost.high)}`] : []),
    ...(name ? [`n${encodeURIComponent(name)}`] : []),
  ].join(",")}`;
}

function writeEdit(edit: Modification): string {
  if (isNewLine(edit)) return writeLine(edit);
  const { cost } = edit;
  const first =
    "crossing" in edit
      ? [encodeURIComponent(edit.crossing)]
      : edit.do === "add-crossing"
        ? [edit.kind]
        : "service" in edit
          ? [encodeURIComponent(edit.service)]
          : isOfLine(edit)
            ? [encodeURIComponent(edit.line)]
            : [];
  const where = isTwoEnded(edit)
    ? [...degrees(edit.from), ...degrees(edit.to)]
    : isAtPoint(edit)
      ? degrees(edit.at)
      : [];
  const wait =
    edit.do === "change-crossing"
      ? [whole(edit.delayS)]
      : edit.do === "change-headway"
        ? [tenths(edit.minutes)]
        : [];
  const delay = edit.do === "add-crossing" && edit.delayS !== undefined ? [`d${whole(edit.delayS)}`] : [];
  return `${WORDS[edit.do]}:${[
    ...first,
    ...where,
    ...wait,
    ...(cost ? [`c${whole(cost.low)}-${whole(cost.high)}`] : []),
    ...delay,
    ...(edit.do === "change-speed" ? [`f${Number(edit.factor.toFixed(3))}`] : []),
    ...("name" in edit && edit.name ? [`n${encodeURIComponent(edit.name)}`] : []),
  ].join(",")}`;
}

/** What was written by `writeEdits`; what is not understood is left out. */
export const readEdits = (text: string | null): Modification[] =>
  (text ?? "").split(";").flatMap((part) => {
    try {
      const edit = readEdit(part);
      return edit ? [edit] : [];
    } catch {
      // A broken percent sequence: not something this page has written.
      return [];
    }
  });

interface Extras {
  cost?: { low: number; high: number };
  delayS?: number;
  factor?: number;
  name?: string;
}

function extrasOf(parts: readonly string[]): Extras {
  const found: Extras = {};
  for (const part of parts) {
    const cost = part.match(/^c(\d+)-(\d+)$/);
    const delay = part.match(/^d(\d+)$/);
    const factor = part.match(/^f(\d+(?:\.\d+)?)$/);
    if (cost) found.cost = { low: Number(cost[1]), high: Number(cost[2]) };
    else if (delay) found.delayS = Number(delay[1]);
    else if (factor) found.factor = Number(factor[1]);
    else if (part.startsWith("n")) found.name = decodeURIComponent(part.slice(1));
  }
  return found;
}

function pointOf(lon: string | undefined, lat: string | undefined): Position | null {
  const [x, y] = [Number(lon || Number.NaN), Number(lat || Number.NaN)];
  return Math.abs(x) <= 180 && Math.abs(y) <= 90 ? [x, y] : null;
}

const CLOCK = /^h((?:[0-2]\d:[0-5]\d)?)-((?:[0-2]\d:[0-5]\d)?)$/;
const MOST_STOPS = 40;

const within = (value: number, low: number, high: number): boolean => value >= low && value <= high;

/** Coordinates up to the first part that begins with a letter. */
function readLine(parts: readonly string[]): AddLine | null {
  const end = parts.findIndex((part) => /^[a-z]/.test(part));
  const numbers = parts.slice(1, end < 0 ? parts.length : end);
  const rest = end < 0 ? [] : parts.slice(end);
  const stops = Array.from({ length: Math.ceil(numbers.length / 2) }, (_, k) =>
    pointOf(numbers[2 * k], numbers[2 * k + 1]),
  ).filter((at) => at !== null);
  const minutes = Number(parts[0] || Number.NaN);
  const isWhole = 2 * stops.length === numbers.length && within(stops.length, 2, MOST_STOPS);
  if (!isWhole || !within(minutes, 0.5, 1440)) return null;
  const told = (letter: string): string | undefined => rest.find((part) => part.startsWith(letter))?.slice(1);
  const speedKmH = Number(told("s") ?? Number.NaN);
  const runMinutes = told("t")?.split("-").map(Number);
  const isTimed = runMinutes?.length === stops.length - 1 && runMinutes.every((one) => within(one, 0.1, 240));
  const [, first, last] = rest.find((part) => CLOCK.test(part))?.match(CLOCK) ?? [];
  const { cost, name } = extrasOf(rest);
  return {
    do: "add-line",
    stops,
    minutes,
    ...(within(speedKmH, 3, 300) ? { speedKmH } : {}),
    ...(isTimed ? { runMinutes } : {}),
    ...(first ? { first } : {}),
    ...(last ? { last } : {}),
    ...(rest.includes("o") ? { oneWay: true } : {}),
    ...(cost ? { cost } : {}),
    ...(name ? { name } : {}),
  };
}

const FASTEST = 20;
const SLOWEST = 0.05;

function readEdit(part: string): Modification | null {
  const colon = part.indexOf(":");
  const word = part.slice(0, Math.max(0, colon));
  const does = (Object.keys(WORDS) as Modification["do"][]).find((one) => WORDS[one] === word);
  const parts = part.slice(colon + 1).split(",");
  if (does === undefined || parts[0] === "") return null;
  if (does === "remove-crossing" || does === "change-crossing") {
    const crossing = decodeURIComponent(parts[0]!);
    const { cost } = extrasOf(parts.slice(1));
    const more = cost ? { cost } : {};
    if (does === "remove-crossing") return { do: does, crossing, ...more };
    const delayS = Number(parts[1] || Number.NaN);
    return delayS >= 0 ? { do: does, crossing, delayS, ...more } : null;
  }
  if (does === "remove-line" || does === "change-headway") {
    const line = decodeURIComponent(parts[0]!);
    const { cost } = extrasOf(parts.slice(1));
    const more = cost ? { cost } : {};
    if (does === "remove-line") return { do: does, line, ...more };
    const minutes = Number(parts[1] || Number.NaN);
    return minutes >= 0.5 && minutes <= 1440 ? { do: does, line, minutes, ...more } : null;
  }
  if (does === "add-line") return readLine(parts);
  const named = does === "add-crossing" || does.endsWith("-service");
  const first = named ? decodeURIComponent(parts[0]!) : "";
  const rest = named ? parts.slice(1) : parts;
  const from = pointOf(rest[0], rest[1]);
  if (from === null) return null;
  if (does === "add-service" || does === "remove-service") {
    const { cost, name } = extrasOf(rest.slice(2));
    const more = { ...(cost ? { cost } : {}), ...(name && does === "add-service" ? { name } : {}) };
    return { do: does, service: first, at: from, ...more };
  }
  const to = pointOf(rest[2], rest[3]);
  if (to === null) return null;
  const { cost, delayS, factor, name } = extrasOf(rest.slice(4));
  const both = { from, to, ...(cost ? { cost } : {}), ...(name ? { name } : {}) };
  if (does === "move-service") return { do: does, service: first, ...both };
  if (does === "change-speed")
    return factor !== undefined && factor >= SLOWEST && factor <= FASTEST
      ? { do: does, factor, ...both }
      : null;
  if (does !== "add-crossing") return { do: does as "add-link" | "remove-link", ...both };
  const kind = CROSSING_KINDS.find((one) => one === first);
  return kind === undefined ? null : { do: does, kind, ...both, ...(delayS === undefined ? {} : { delayS }) };
}
