import { editsAddress } from "./edits-address.ts";

type Asked = Record<string, unknown>;
type Pairs = Record<string, unknown>;

/** Ids are easier to read with their `@ : , ;` left as they are. */
const readable = (value: string): string =>
  encodeURIComponent(value).replace(/%(?:40|3A|2C|3B|2F)/gi, decodeURIComponent);

const text = (value: unknown): string | undefined =>
  value === undefined || value === null || value === ""
    ? undefined
    : Array.isArray(value)
      ? value.join(",")
      : typeof value === "object"
        ? undefined
        : String(value);

function address(screen: string, pairs: Pairs = {}, id?: unknown): string {
  const query = Object.entries(pairs).flatMap(([key, value]) => {
    const said = text(value);
    return said === undefined ? [] : [`${key}=${readable(said)}`];
  });
  const named = text(id);
  const path = `/${screen}${named === undefined ? "" : `/${readable(named)}`}`;
  return query.length === 0 ? path : `${path}?${query.join("&")}`;
}

const own = (value: unknown): unknown => (value === "riket" ? undefined : value);
const firstOf = (value: unknown): string | undefined => text(value)?.split(/[,;\s]+/)[0];
const restOf = (value: unknown): string | undefined => {
  const rest =
    text(value)
      ?.split(/[,;\s]+/)
      .slice(1) ?? [];
  return rest.length === 0 ? undefined : rest.join(",");
};

const placePage = ({ place = "riket", year }: Asked): string => address("omraden", { year }, place);

const measured =
  (show?: string): ((asked: Asked) => string) =>
  ({ measure, measures, grouping, groups, place, division, year, to }) =>
    address("matt", {
      place: own(place),
      year: year ?? to,
      measure: firstOf(measure ?? measures),
      beside: restOf(measures),
      grouping,
      groups,
      show,
      division: show === "places" || division === "regso" ? undefined : division,
      ...(show === "places" ? { level: division === "lan" ? "lan" : undefined } : {}),
    });

const network = ({ network: id, profile, rules, classes }: Asked): Pairs => ({
  network: id,
  profile: profile === "adult" ? undefined : profile,
  rules,
  classes,
});

const follow = (about: string, asked: Asked = {}): string =>
  address("folj-upp", { place: own(asked.place), about });

/** Where a result is shown in the app: its screen with the same choices, by the name of its route. */
const SCREENS: Record<string, (asked: Asked) => string> = {
  barometer: placePage,
  mapValues: ({ year, before }) => address("karta", { year, since: before }),
  areas: ({ place, year, division }) =>
    address("karta", {
      place: own(place),
      year,
      view: "table",
      division: division === "regso" ? undefined : division,
    }),
  area: ({ id, year }) => address("omraden", { year }, id),
  place: ({ id, year }) => address("omraden", { year }, id),
  compare: ({ places, year }) =>
    address("jamfor", {
      places: text(places)
        ?.split(/[;\s]+/)
        .join(";"),
      year,
    }),
  transitions: ({ place = "riket", from, to }) => address("omraden", { year: to, since: from }, place),
  indicators: () => address("indikatorer"),
  indicator: ({ id, place, year, division }) =>
    address(
      "indikatorer",
      { place: own(place), year, division: division === "regso" ? undefined : division },
      id,
    ),
  measures: () => address("matt"),
  groupings: () => address("matt"),
  measure: measured(),
  measureAreas: measured(),
  measureTrend: measured("time"),
  measureScale: measured("scale"),
  measureDecomposition: measured("parts"),
  measurePlaces: measured("places"),
  networks: () => address("barriarer"),
  networkQuality: (asked) => address("barriarer", { ...network(asked), about: "quality" }),
  networkComparison: ({ a, b }) => address("barriarer", { network: a, about: "quality", compared: b }),
  structure: (asked) => address("barriarer", { ...network(asked), about: "structure" }),
  barriers: (asked) => address("barriarer", network(asked)),
  barrierSegregation: (asked) =>
    address("barriarer", {
      ...network(asked),
      about: "segregation",
      grouping: asked.grouping,
      measure: asked.measure,
      radius: /^\d+$/.test(text(asked.radius) ?? "") ? asked.radius : undefined,
      year: asked.year,
    }),
  barrierIndicators: (asked) => address("barriarer", { ...network(asked), about: "indicators" }),
  barrierSegment: (asked) => address("barriarer", { ...network(asked), segment: asked.id }),
  scenario: (asked) =>
    address("barriarer", {
      ...network(asked),
      task: "scenario",
      edits: editsAddress(asked.modifications),
      scenario: asked.scenario,
    }),
  scenarios: (asked) => address("barriarer", { ...network(asked), task: "scenario" }),
  candidates: (asked) => address("barriarer", { ...network(asked), task: "scenario", suggest: "1" }),
  access: (asked) =>
    address("barriarer", {
      ...network(asked),
      task: "access",
      service: asked.service,
      form: asked.form,
      n: asked.n,
      decay: asked.decay,
      mode: asked.mode === "transit" ? "transit" : undefined,
      date: asked.date,
      departure: asked.departure,
      window: asked.window,
    }),
  isochrone: (asked) =>
    address("barriarer", { ...network(asked), task: "access", at: `${text(asked.lon)},${text(asked.lat)}` }),
  records: () => address("uppgifter"),
  recordsSet: ({ id }) => address("uppgifter", {}, id),
  denominators: ({ id }) => address("uppgifter", {}, id),
  breakdown: ({
    id,
    by,
    place,
    years,
    figure,
    amount,
    having,
    where,
    per,
    reference,
    standardise,
    rounding,
  }) =>
    address(
      "uppgifter",
      {
        place: own(place),
        by: text(by)
          ?.split(/[,\s]+/)
          .filter((one, _, all) => one !== "type" || all.length > 1)
          .join(","),
        years,
        figure: figure === "count" ? undefined : figure,
        amount,
        having,
        where,
        per: per === "none" ? undefined : per,
        reference,
        standardise: standardise === "none" ? undefined : standardise,
        rounding,
      },
      id,
    ),
  releases: () => address("utlamning"),
  release: ({ id }) => address("utlamning", {}, id),
  releaseCheck: ({ id }) => address("utlamning", {}, id),
  picture: ({ kind, place = "riket", of, year, from, to }) =>
    text(of)?.startsWith("plan:")
      ? address("planera", {}, text(of)!.slice("plan:".length))
      : kind === "distribution" && of !== undefined && of !== "socioeconomic-index"
        ? address("indikatorer", { place: own(place), year }, of)
        : address("omraden", { year: year ?? to, since: from }, place),
  plans: () => address("planera"),
  plan: ({ id, weights, reach }) =>
    address("planera", { weights, reach: reach === 1000 ? undefined : reach }, id),
  planOrder: ({ id, weights, reach }) =>
    address("planera", { weights, reach: reach === 1000 ? undefined : reach }, id),
  planSheet: ({ id, measure, reach }) =>
    address("planera", { reach: reach === 1000 ? undefined : reach, sheet: measure }, id),
  goals: () => follow("goals"),
  goal: () => follow("goals"),
  composition: (asked) => follow("composition", asked),
  evaluate: () => follow("evaluation"),
  evaluation: ({ treated, since, indicator, records, within }) =>
    address("folj-upp", {
      place: own(within),
      places: text(treated)?.split(/[,;]/).join(";"),
      since,
      measure: records === undefined ? indicator : `records:${text(records)}`,
      about: "evaluation",
    }),
  early: (asked) => follow("early", asked),
  news: (asked) => follow("news", asked),
  snapshots: () => address("data"),
  snapshot: ({ id }) => address("data", { snapshot: id }),
  changes: () => address("data"),
};

/** Names of the routes whose figures have a screen. */
export const SCREENED_ROUTES: readonly string[] = Object.keys(SCREENS);

/** The address in the app where the same figure is shown; undefined where no screen shows it. */
export const screenOf = (route: string, asked: Asked): string | undefined => SCREENS[route]?.(asked);
