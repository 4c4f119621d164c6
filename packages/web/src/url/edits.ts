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
export const isOfLine = (edit: Modification): edit is Extract<Modification, { line: string }> =>
  "line" in edit;
export const isAtPoint = (edit: Modification): edit is AtPoint => "at" in edit;

const whole = (value: number): string => String(Math.round(value));

/** What of a modification says where it is. */
function placeOf(edit: Modification): string {
  if ("crossing" in edit) return edit.crossing;
  if (isOfLine(edit)) return edit.line;
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
} as const satisfies Record<Modification["do"], string>;

/**
 * `add:bridge,LON,LAT,LON,LAT,cLOW-HIGH,dSECONDS,nNAME`, `remove:ID`, `wait:ID,SECONDS`, `link:ENDS`, `close:ENDS`, `speed:ENDS,fFACTOR`,
 * `serve:KIND,LON,LAT`, `unserve:KIND,LON,LAT`, `move:KIND,ENDS`, `unline:LINE`, `headway:LINE,MINUTES`; separated by semicolons.
 */
export const writeEdits = (edits: readonly Modification[]): string => edits.map(writeEdit).join(";");

const degrees = (at: Position): string[] => at.map((one) => String(Number(one.toFixed(DECIMALS))));

function writeEdit(edit: Modification): string {
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
        ? [String(Number(edit.minutes.toFixed(1)))]
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
