import type { Provenance, RouteName } from "@tvars/api";
import type { Text } from "@tvars/cube";
import { mayBeStep } from "@tvars/api";

/** The request each answer on screen was asked with, known by the origins of its figures: they stay the same object however it is passed on. */
const requests = new WeakMap<object, Asked>();

interface Asked {
  request: string;
  place: Text | undefined;
}

/** Lists of things that each have an address of their own: one of them is kept, not the list. */
const LISTS: ReadonlySet<RouteName> = new Set(["goals", "plans"]);

interface Request {
  method: string;
  path: string;
  body?: BodyInit | null;
}

/** What the place of an answer is called, where it is of one. */
function placeOf(answer: object): Text | undefined {
  const { place, area } = answer as { place?: { name?: Text }; area?: { name?: string } };
  if (typeof place?.name === "object") return place.name;
  return typeof area?.name === "string" ? { sv: area.name, en: area.name } : undefined;
}

const withProvenance = (value: unknown): value is { provenance: Provenance } =>
  typeof value === "object" && value !== null && "provenance" in value;

/** Remembers what an answer was asked with. */
export function rememberRequest(name: RouteName, { method, path, body }: Request, answer: unknown): void {
  if (!mayBeStep(name) || LISTS.has(name)) return;
  const request = [method === "GET" ? "" : `${method} `, path, body ? ` ${String(body)}` : ""].join("");
  for (const one of Array.isArray(answer) ? answer : [answer])
    if (withProvenance(one))
      requests.set(one.provenance.origin, {
        request,
        place: Array.isArray(answer) ? undefined : placeOf(one),
      });
}

/** What gives a result exactly as it stands on screen; a request "" where nothing does. */
export const askedWith = ({ origin, request }: Provenance): Asked =>
  requests.get(origin) ?? { request, place: undefined };
