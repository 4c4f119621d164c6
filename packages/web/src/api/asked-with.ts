import type { Provenance, RouteName } from "@tvars/api";
import { mayBeStep } from "@tvars/api";

/** The request each answer on screen was asked with, known by the origins of its figures: they stay the same object however it is passed on. */
const requests = new WeakMap<object, string>();

/** Lists of things that each have an address of their own: one of them is kept, not the list. */
const LISTS: ReadonlySet<RouteName> = new Set(["goals", "plans"]);

interface Request {
  method: string;
  path: string;
  body?: BodyInit | null;
}

const withProvenance = (value: unknown): value is { provenance: Provenance } =>
  typeof value === "object" && value !== null && "provenance" in value;

/** Remembers what an answer was asked with. */
export function rememberRequest(name: RouteName, { method, path, body }: Request, answer: unknown): void {
  if (!mayBeStep(name) || LISTS.has(name)) return;
  const request = [method === "GET" ? "" : `${method} `, path, body ? ` ${String(body)}` : ""].join("");
  for (const one of Array.isArray(answer) ? answer : [answer])
    if (withProvenance(one)) requests.set(one.provenance.origin, request);
}

/** The request that gives a result exactly as it stands on screen; "" where there is none. */
export const requestOf = (provenance: Provenance): string =>
  requests.get(provenance.origin) ?? provenance.request;
