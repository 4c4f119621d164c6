import { routes } from "../routes.ts";
import type { Route } from "../routes/route.ts";
import { mayBeStep } from "./step-name.ts";

/** What an answer was asked with: a route's name and its parameters, as a step of a study holds them. */
export interface AskedStep {
  route: string;
  asked: Record<string, unknown>;
}

/** How an answer is written, rather than what it says. */
const FORM: ReadonlySet<string> = new Set(["format", "lang"]);

const patternOf = (path: string): RegExp => new RegExp(`^${path.replaceAll(/\{(\w+)\}/g, "(?<$1>[^/]+)")}$`);

/**
 * The step that gives the same answer as a request.
 * @param request `/api/barometer?place=riket`, `GET …`, or `POST /api/scenario {…}`
 * @returns undefined where no route a study can hold answers it
 */
export function stepOfRequest(request: string): AskedStep | undefined {
  const [, method = "GET", address = "", body] = request.match(/^(?:([A-Z]+) )?(\S+)(?: (.*))?$/s) ?? [];
  const [path = "", search = ""] = address.split("?", 2);
  for (const [route, { path: pattern, method: own }] of Object.entries(routes) as [string, Route][]) {
    if (own.toUpperCase() !== method || !mayBeStep(route)) continue;
    const found = patternOf(pattern).exec(path);
    if (!found) continue;
    const inPath = Object.entries(found.groups ?? {}).map(([name, value]) => [
      name,
      decodeURIComponent(value),
    ]);
    const query = [...new URLSearchParams(search)].filter(([name]) => !FORM.has(name));
    const given = body === undefined ? {} : (JSON.parse(body) as Record<string, unknown>);
    return { route, asked: { ...given, ...Object.fromEntries([...query, ...inPath]) } };
  }
  return undefined;
}
