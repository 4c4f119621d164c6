import type { AccessDecay, AccessForm, Modification, Position, Profile } from "@tvars/api";
import { ACCESS_DECAYS, ACCESS_FORMS } from "./access.ts";
import { readEdits, writeEdits } from "./edits.ts";
import { START_ASKED, type TableAsked, askedPairs, readAsked } from "./records.ts";

/** Everything a screen shows follows from this state, and this state is the address. */
export const SCREENS = [
  "karta",
  "omraden",
  "matt",
  "uppgifter",
  "utlamning",
  "barriarer",
  "planera",
  "folj-upp",
  "rapport",
  "jamfor",
  "indikatorer",
  "data",
  "ordlista",
] as const;
export type Screen = (typeof SCREENS)[number];

export const MAP_LAYERS = ["type", "index", "change"] as const;
export type MapLayer = (typeof MAP_LAYERS)[number];

/** What of a change of type is shown: all of it, what the area's own values did, or what the moved cuts did. */
export const CHANGE_PARTS = ["all", "own", "cuts"] as const;
export type ChangePart = (typeof CHANGE_PARTS)[number];

/** What of a measure is looked at. */
export const ASPECTS = ["now", "time", "scale", "parts", "places"] as const;
export type Aspect = (typeof ASPECTS)[number];

/** What is done with barriers: look at what they sever, draw a crossing, see what is within reach. */
export const TASKS = ["barriers", "scenario", "access"] as const;
export type Task = (typeof TASKS)[number];

/** What the stretches of a barrier are coloured by. */
export const COLOURINGS = ["burden", "excess", "severed", "divides"] as const;
export type Colouring = (typeof COLOURINGS)[number];

export const PROFILES = [
  "adult",
  "child",
  "older",
  "wheelchair",
  "cycle",
  "car",
] as const satisfies readonly Profile[];

/** From and to, in the unit of the colouring; null is without end. */
export type Band = readonly [low: number | null, high: number | null];

export const LANGUAGES = ["sv", "en"] as const;
export type Language = (typeof LANGUAGES)[number];

export interface Sort {
  column: string;
  descending: boolean;
}

export interface Camera {
  zoom: number;
  lon: number;
  lat: number;
}

export interface State {
  screen: Screen;
  /** An area id, `kommun:1780`, `lan:17`, `set:ID` or `areas:CODE,CODE`; null is everything there is. */
  place: string | null;
  year: number | null;
  /** The year a change is counted from; null is the year before. */
  since: number | null;
  layer: MapLayer;
  part: ChangePart;
  patterns: boolean;
  view: "map" | "table";
  /** Ids of the results that show their table instead of their picture. */
  tables: string[];
  places: string[];
  indicator: string | null;
  /** The measure looked at, the groups it is of, and others shown beside it. */
  measure: string | null;
  beside: string[];
  grouping: string | null;
  groups: string[];
  aspect: Aspect;
  division: "regso" | "deso" | "kommun" | "lan";
  /** Which places are listed beside each other. */
  level: "kommun" | "lan";
  sort: Sort | null;
  page: number;
  q: string;
  snapshot: string | null;
  /** Who walks where: null is the first network there is. */
  network: string | null;
  profile: Profile;
  /** What about the barriers is looked at: an id of the barrier screen's list of views; "" is the first. */
  about: string;
  /** Where classes of excess end, metres as `50,250,500`; null is as usual. */
  classes: string | null;
  /** Which roads are barriers, as `adt:8000,speed:80`; null is as usual. */
  rules: string | null;
  /** Where a place counts as cut off, sparse and separated: what was changed, as `severed-0.2,sparse-500`. */
  limits: string[];
  /** Metres around a place, where surroundings are looked at. */
  radius: number | null;
  /** A doubtful place of the network, and the network it is compared with. */
  fault: string | null;
  compared: string | null;
  task: Task;
  segment: string | null;
  crossing: string | null;
  colouring: Colouring;
  band: Band | null;
  /** Area types under the barriers. */
  under: boolean;
  /** What is drawn, the saved scenario it was opened from, and the one it is set against. */
  edits: Modification[];
  scenario: string | null;
  against: string | null;
  /** The map as it was before what is drawn. */
  before: boolean;
  /** Before and after side by side, parted at this share of the map's width, per cent. */
  swipe: number | null;
  /** Scenarios set beside each other: ids of saved ones, or `now` for what is drawn. */
  versus: string[];
  /** Where a crossing would do most is asked for. */
  suggest: boolean;
  service: string | null;
  minutes: number | null;
  /** How access is measured; null: who reaches the nearest in time. */
  form: AccessForm | null;
  decay: AccessDecay | null;
  /** The closest so many. */
  nth: number | null;
  /** By public transport on a day, from a time, in a window of minutes. */
  transit: boolean;
  date: string | null;
  departure: string | null;
  window: number | null;
  /** The point that is walked from. */
  at: Position | null;
  /** The stored records looked at, what is asked of them, and the release looked at. */
  records: string | null;
  asked: TableAsked;
  release: string | null;
  /** The plan looked at, how it is weighed (`people:1,severed:2`), metres that count as near, and the measure whose sheet is read. */
  plan: string | null;
  weights: string | null;
  reach: number | null;
  sheet: string | null;
  /** The report that is edited. */
  report: string | null;
  lang: Language;
  camera: Camera | null;
}

export const START: State = {
  screen: "karta",
  place: null,
  year: null,
  since: null,
  layer: "type",
  part: "all",
  patterns: false,
  view: "map",
  tables: [],
  places: [],
  indicator: null,
  measure: null,
  beside: [],
  grouping: null,
  groups: [],
  aspect: "now",
  division: "regso",
  level: "kommun",
  sort: null,
  page: 1,
  q: "",
  snapshot: null,
  network: null,
  profile: "adult",
  about: "",
  classes: null,
  rules: null,
  limits: [],
  radius: null,
  fault: null,
  compared: null,
  task: "barriers",
  segment: null,
  crossing: null,
  colouring: "burden",
  band: null,
  under: false,
  edits: [],
  scenario: null,
  against: null,
  before: false,
  swipe: null,
  versus: [],
  suggest: false,
  service: null,
  minutes: null,
  form: null,
  decay: null,
  nth: null,
  transit: false,
  date: null,
  departure: null,
  window: null,
  at: null,
  records: null,
  asked: START_ASKED,
  release: null,
  plan: null,
  weights: null,
  reach: null,
  sheet: null,
  report: null,
  lang: "sv",
  camera: null,
};

const oneOf = <T extends string>(list: readonly T[], value: string | null, otherwise: T): T =>
  list.find((item) => item === value) ?? otherwise;

const whole = (value: string | null): number | null =>
  value !== null && /^\d{1,6}$/.test(value) ? Number(value) : null;

const percent = (value: string | null): number | null => {
  const share = whole(value);
  return share !== null && share <= 100 ? share : null;
};

const list = (value: string | null, separator: string): string[] =>
  value === null ? [] : value.split(separator).filter((item) => item !== "");

function parseSort(value: string | null): Sort | null {
  const match = value?.match(/^(-?)([a-z][a-zA-Z0-9-]*)$/);
  return match ? { column: match[2]!, descending: match[1] === "-" } : null;
}

/** `zoom/lat/lon`, as map links are written elsewhere. */
function parseCamera(value: string | null): Camera | null {
  const parts = value?.split("/").map(Number) ?? [];
  const [zoom, lat, lon] = parts;
  if (parts.length !== 3 || zoom === undefined || lat === undefined || lon === undefined) return null;
  if (!(zoom >= 0 && zoom <= 22) || !(Math.abs(lat) <= 90) || !(Math.abs(lon) <= 180)) return null;
  return { zoom, lat, lon };
}

/** "12-340", "12-" or "-340". */
function parseBand(value: string | null): Band | null {
  const match = value?.match(/^(\d+(?:\.\d+)?)?-(\d+(?:\.\d+)?)?$/);
  if (!match || (match[1] === undefined && match[2] === undefined)) return null;
  return [match[1] === undefined ? null : Number(match[1]), match[2] === undefined ? null : Number(match[2])];
}

/** "lon,lat". */
function parsePoint(value: string | null): Position | null {
  const [lon, lat, more] = value?.split(",").map(Number) ?? [];
  if (lon === undefined || lat === undefined || more !== undefined) return null;
  return Math.abs(lon) <= 180 && Math.abs(lat) <= 90 ? [lon, lat] : null;
}

function safeDecode(part: string): string {
  try {
    return decodeURIComponent(part);
  } catch {
    return part;
  }
}

/** Reads an address. What it does not understand it leaves at its start value, so an old link still opens. */
export function parseAddress(pathname: string, search: string, language: Language = "sv"): State {
  const [first = "", ...rest] = pathname.split("/").filter((part) => part !== "");
  const screen = oneOf(SCREENS, first, START.screen);
  const id = rest.length > 0 ? safeDecode(rest.join("/")) : null;
  const query = new URLSearchParams(search);
  return {
    screen,
    place: screen === "omraden" ? id : query.get("place"),
    year: whole(query.get("year")),
    since: whole(query.get("since")),
    layer: oneOf(MAP_LAYERS, query.get("layer"), START.layer),
    part: oneOf(CHANGE_PARTS, query.get("part"), START.part),
    patterns: query.has("patterns"),
    view: oneOf(["map", "table"] as const, query.get("view"), START.view),
    tables: list(query.get("tables"), "."),
    places: list(query.get("places"), ";"),
    indicator: screen === "indikatorer" ? id : null,
    measure: query.get("measure"),
    beside: list(query.get("beside"), ","),
    grouping: query.get("grouping"),
    groups: list(query.get("groups"), ","),
    aspect: oneOf(ASPECTS, query.get("show"), START.aspect),
    division: oneOf(["regso", "deso", "kommun", "lan"] as const, query.get("division"), START.division),
    level: oneOf(["kommun", "lan"] as const, query.get("level"), START.level),
    sort: parseSort(query.get("sort")),
    page: Math.max(1, whole(query.get("page")) ?? 1),
    q: query.get("q") ?? "",
    snapshot: query.get("snapshot"),
    network: query.get("network"),
    profile: oneOf(PROFILES, query.get("profile"), START.profile),
    classes: query.get("classes")?.match(/^\d+(,\d+){2}$/)?.[0] ?? null,
    rules: query.get("rules")?.match(/^[a-z]+:[a-z0-9]+(,[a-z]+:[a-z0-9]+)*$/)?.[0] ?? null,
    about: query.get("about")?.match(/^[a-z-]{1,40}$/)?.[0] ?? START.about,
    limits: list(query.get("limits"), ",").filter((one) => /^[a-z]+-\d+(\.\d+)?$/.test(one)),
    radius: whole(query.get("radius")),
    fault: query.get("fault"),
    compared: query.get("compared"),
    task: oneOf(TASKS, query.get("task"), START.task),
    segment: query.get("segment"),
    crossing: query.get("crossing"),
    colouring: oneOf(COLOURINGS, query.get("colour"), START.colouring),
    band: parseBand(query.get("band")),
    under: query.has("under"),
    edits: readEdits(query.get("edits")),
    scenario: query.get("scenario"),
    against: query.get("against"),
    before: query.has("before"),
    swipe: percent(query.get("swipe")),
    versus: list(query.get("versus"), ",").slice(0, 2),
    suggest: query.has("suggest"),
    service: query.get("service"),
    minutes: whole(query.get("minutes")),
    form: ACCESS_FORMS.find((one) => one === query.get("form")) ?? null,
    decay: ACCESS_DECAYS.find((one) => one === query.get("decay")) ?? null,
    nth: whole(query.get("n")),
    transit: query.get("mode") === "transit",
    date: query.get("date"),
    departure: query.get("departure"),
    window: whole(query.get("window")),
    at: parsePoint(query.get("at")),
    records: screen === "uppgifter" ? id : null,
    asked: readAsked(query),
    release: screen === "utlamning" ? id : null,
    plan: screen === "planera" ? id : null,
    weights: query.get("weights")?.match(/^[a-z-]+:\d+(\.\d+)?(,[a-z-]+:\d+(\.\d+)?)*$/)?.[0] ?? null,
    reach: whole(query.get("reach")),
    sheet: query.get("sheet"),
    report: screen === "rapport" ? id : null,
    lang: oneOf(LANGUAGES, query.get("lang"), language),
    camera: parseCamera(query.get("map")),
  };
}

/** Ids are easier to read, and to paste, with their `@ : , ;` left as they are. */
const readable = (value: string): string =>
  encodeURIComponent(value).replace(/%(?:40|3A|2C|3B|2F)/gi, decodeURIComponent);

/** Writes an address; values that are as at the start are left out. */
export function formatAddress(state: State, language: Language = "sv"): string {
  const id =
    {
      omraden: state.place,
      indikatorer: state.indicator,
      uppgifter: state.records,
      utlamning: state.release,
      planera: state.plan,
      rapport: state.report,
    }[state.screen as string] ?? null;
  const path = `/${state.screen}${id === null ? "" : `/${readable(id)}`}`;
  const { camera, sort } = state;
  const pairs: [string, string | null][] = [
    ["place", state.screen === "omraden" ? null : state.place],
    ["places", state.places.length > 0 ? state.places.join(";") : null],
    ["year", state.year === null ? null : String(state.year)],
    ["since", state.since === null ? null : String(state.since)],
    ["layer", state.layer === START.layer ? null : state.layer],
    ["part", state.part === START.part ? null : state.part],
    ["patterns", state.patterns ? "1" : null],
    ["view", state.view === START.view ? null : state.view],
    ["measure", state.measure],
    ["beside", state.beside.length > 0 ? state.beside.join(",") : null],
    ["grouping", state.grouping],
    ["groups", state.groups.length > 0 ? state.groups.join(",") : null],
    ["show", state.aspect === START.aspect ? null : state.aspect],
    ["division", state.division === START.division ? null : state.division],
    ["level", state.level === START.level ? null : state.level],
    ["tables", state.tables.length > 0 ? state.tables.join(".") : null],
    ["sort", sort ? `${sort.descending ? "-" : ""}${sort.column}` : null],
    ["page", state.page > 1 ? String(state.page) : null],
    ["q", state.q === "" ? null : state.q],
    ["snapshot", state.snapshot],
    ["network", state.network],
    ["profile", state.profile === START.profile ? null : state.profile],
    ["classes", state.classes],
    ["rules", state.rules],
    ["about", state.about === START.about ? null : state.about],
    ["limits", state.limits.length > 0 ? state.limits.join(",") : null],
    ["radius", state.radius === null ? null : String(state.radius)],
    ["fault", state.fault],
    ["compared", state.compared],
    ["task", state.task === START.task ? null : state.task],
    ["segment", state.segment],
    ["crossing", state.crossing],
    ["colour", state.colouring === START.colouring ? null : state.colouring],
    ["band", state.band ? state.band.map((end) => end ?? "").join("-") : null],
    ["under", state.under ? "1" : null],
    ["edits", state.edits.length > 0 ? writeEdits(state.edits) : null],
    ["scenario", state.scenario],
    ["against", state.against],
    ["before", state.before ? "1" : null],
    ["swipe", state.swipe === null ? null : String(Math.round(state.swipe))],
    ["versus", state.versus.length > 0 ? state.versus.join(",") : null],
    ["suggest", state.suggest ? "1" : null],
    ["service", state.service],
    ["minutes", state.minutes === null ? null : String(state.minutes)],
    ["form", state.form],
    ["decay", state.decay],
    ["n", state.nth === null ? null : String(state.nth)],
    ["mode", state.transit ? "transit" : null],
    ["date", state.date],
    ["departure", state.departure],
    ["window", state.window === null ? null : String(state.window)],
    ["at", state.at ? state.at.join(",") : null],
    ["weights", state.weights],
    ["reach", state.reach === null ? null : String(state.reach)],
    ["sheet", state.sheet],
    ...askedPairs(state.asked),
    ["lang", state.lang === language ? null : state.lang],
    ["map", camera ? `${camera.zoom.toFixed(2)}/${camera.lat.toFixed(4)}/${camera.lon.toFixed(4)}` : null],
  ];
  const query = pairs
    .flatMap(([key, value]) => (value === null ? [] : [`${key}=${readable(value)}`]))
    .join("&");
  return query === "" ? path : `${path}?${query}`;
}
