import type { Route, RouteName } from "@tvars/api";
import { mayBeStep, routes } from "@tvars/api";
import { StudyError } from "../error.ts";
import { oddYears, yearsIn } from "../records/breakdown/years-in.ts";
import type { Study } from "../study.ts";

type Asked = Record<string, unknown>;
type Call = (study: Study, asked: never) => Promise<unknown>;

const words = (text: unknown, at: RegExp): string[] | undefined => {
  if (Array.isArray(text)) return text.map(String);
  const parts = typeof text === "string" ? text.split(at).filter((part) => part !== "") : [];
  return parts.length > 0 ? parts : undefined;
};

/** What an address writes as text and a measure takes as options. */
function measured(name: RouteName, { groups, rest, ...asked }: Asked): Asked {
  const known = new Set(Object.keys((routes[name] as Route).query?.shape ?? {}));
  const fields = Object.entries(asked);
  return {
    ...Object.fromEntries(fields.filter(([key]) => known.has(key))),
    groups: words(groups, /,/),
    rest: rest === undefined ? undefined : rest === "true" || rest === true,
    options: Object.fromEntries(
      fields.filter(([key]) => !known.has(key)).map(([key, value]) => [key.replace(/^option\./, ""), value]),
    ),
  };
}

const measuredBy =
  (name: "measureAreas" | "measureTrend" | "measureScale" | "measureDecomposition" | "measurePlaces"): Call =>
  (study, asked: Asked) =>
    study[name](measured(name, asked) as never);

const chosenIn = (text: unknown): [string, string[]][] =>
  (words(text, /;/) ?? []).map((part) => {
    const at = part.indexOf("=");
    return at < 0 ? [part, []] : [part.slice(0, at), part.slice(at + 1).split(",")];
  });

function breakdown(study: Study, { id, by, years, having, where, reference, rounding, ...rest }: Asked) {
  const chosen = chosenIn(having)[0];
  const span = typeof years === "string" ? yearsOf(years) : years;
  return study.breakdown({
    ...rest,
    records: String(id),
    ...(by === undefined ? {} : { by: words(by, /[,;\s]+/) ?? [] }),
    ...(span === undefined ? {} : { years: span }),
    ...(chosen ? { having: { group: chosen[0], values: chosen[1] } } : {}),
    ...(where === undefined ? {} : { where: Object.fromEntries(chosenIn(where)) }),
    ...(reference === undefined ? {} : { reference: reference === "mean" ? reference : Number(reference) }),
    ...(rounding === undefined ? {} : { secrecy: { rounding: Number(rounding) } }),
  } as never);
}

function yearsOf(text: string): number[] {
  const years = yearsIn(text);
  if (years === undefined) throw oddYears(text);
  return years;
}

/** Routes that a step asks in another form than the study's call of the same name takes. */
const FORMS: Partial<Record<string, Call>> = {
  barometer: (study, { compare, ...asked }: Asked) =>
    study.barometer({ ...asked, compare: words(compare, /[;\s]+/) }),
  compare: (study, { places, ...asked }: Asked) =>
    study.compare({ ...asked, places: words(places, /[;\s]+/) ?? [] }),
  measure: (study, { measures, ...asked }: Asked) =>
    study.measure({ ...measured("measure", asked), measures: words(measures, /[,;\s]+/) ?? [] }),
  measureAreas: measuredBy("measureAreas"),
  measureTrend: measuredBy("measureTrend"),
  measureScale: measuredBy("measureScale"),
  measureDecomposition: measuredBy("measureDecomposition"),
  measurePlaces: measuredBy("measurePlaces"),
  route: (study, { open, ...asked }: Asked) =>
    study.route({ ...(asked as { from: string; to: string }), open: open === "true" || open === true }),
  breakdown,
  snapshot: (study, { id }: { id: string }) => study.snapshot(id),
  recordsSet: (study, { id }: { id: string }) => study.recordsSet(id),
};

/** Names of the routes a step can be. */
export const STEP_ROUTES: readonly string[] = Object.keys(routes).filter(mayBeStep);

/**
 * What a step asks, read by the schemas of its route.
 * @throws StudyError where there is no such route, or it does not take what is asked
 */
export function checkAsked(name: string, asked: Asked): Asked {
  const route = (routes as Record<string, Route>)[name];
  if (route === undefined || !STEP_ROUTES.includes(name))
    throw new StudyError(
      "bad-request",
      {
        sv: `Det finns ingen fråga som heter ${name} att ha i en utredning.`,
        en: `There is no question called ${name} that a study can hold.`,
      },
      { value: name, expected: STEP_ROUTES.join(", ") },
    );
  let input: Asked = {};
  for (const schema of [route.body, route.query, route.params]) {
    if (schema === undefined) continue;
    const parsed = schema.safeParse(asked);
    if (!parsed.success) {
      const [issue] = parsed.error.issues;
      throw new StudyError(
        "bad-request",
        {
          sv: `${name} kan inte frågas så: ${issue!.path.join(".")} ${issue!.message}`,
          en: `${name} cannot be asked so: ${issue!.path.join(".")} ${issue!.message}`,
        },
        { value: asked, row: issue!.path.join(".") },
      );
    }
    input = { ...input, ...(parsed.data as Asked) };
  }
  const { format: _format, lang: _lang, ...rest } = input;
  return rest;
}

/**
 * Asks a route of the API by name with the parameters its address takes, through the same schemas and the same calls
 * as the server.
 * @throws StudyError where there is no such route, or it does not take what is asked
 */
export async function callRoute(study: Study, name: string, asked: Asked): Promise<unknown> {
  const rest = checkAsked(name, asked);
  const form = FORMS[name];
  if (form) return form(study, rest as never);
  return (study as unknown as Record<string, (query: Asked) => Promise<unknown>>)[name]!(rest);
}

/** The address that gives the same answer over HTTP; a body is shown after it. */
export function requestOf(name: string, asked: Asked): string {
  const route = (routes as Record<string, Route>)[name];
  if (route === undefined) return name;
  const left = { ...asked };
  const path = route.path.replaceAll(/\{(\w+)\}/g, (_, key: string) => {
    const value = String(left[key] ?? "");
    delete left[key];
    return value;
  });
  if (route.body) return `${route.method.toUpperCase()} ${path} ${JSON.stringify(left)}`;
  const search = new URLSearchParams(
    Object.entries(left).map(([key, value]): [string, string] => [key, String(value)]),
  ).toString();
  return `GET ${path}${search === "" ? "" : `?${search}`}`;
}
