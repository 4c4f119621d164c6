import type { Answer, Problem, RouteName } from "@tvars/api";
import { rememberRequest } from "./asked-with.ts";
import { ApiError } from "./problem.ts";

const KEPT_ANSWERS = 240;
const answers = new Map<string, unknown>();
const listeners = new Set<() => void>();

/** Forgets every answer, after data has been fetched or imported. */
export function forgetAnswers(): void {
  answers.clear();
  for (const listener of listeners) listener();
}

/** Forgets one answer: what is asked next for it is asked anew. */
export const forgetAnswer = (path: string): void => void answers.delete(path);

export function onForget(listener: () => void): () => void {
  listeners.add(listener);
  return () => void listeners.delete(listener);
}

type QueryValue = string | number | null | undefined;

/** A request's address; empty values are left out. */
export function apiPath(path: string, query: Record<string, QueryValue> = {}): string {
  const pairs = Object.entries(query).flatMap(([key, value]) =>
    value === null || value === undefined || value === "" ? [] : [[key, String(value)] as [string, string]],
  );
  const search = new URLSearchParams(pairs).toString().replace(/%(?:40|3A|2C|3B)/gi, decodeURIComponent);
  return search === "" ? path : `${path}?${search}`;
}

async function readProblem(response: Response): Promise<ApiError> {
  const body = await response.text();
  try {
    const problem = JSON.parse(body) as Problem;
    if (typeof problem.detail === "string")
      return new ApiError("problem", problem.detail, response.status, problem);
  } catch {
    // Not a problem document: told as it is below.
  }
  return new ApiError("server", `${response.status} ${response.statusText}`, response.status);
}

async function send<Name extends RouteName>(
  name: Name,
  path: string,
  init: RequestInit,
): Promise<Answer<Name>> {
  let response: Response;
  try {
    response = await fetch(path, {
      ...init,
      headers: {
        accept: "application/json",
        // What goes wrong is told in the language of the page.
        "accept-language": document.documentElement.lang,
        ...init.headers,
      },
    });
  } catch (cause) {
    if (init.signal?.aborted) throw cause;
    throw new ApiError("offline", String(cause));
  }
  if (!response.ok) throw await readProblem(response);
  const answer = (await response.json()) as Answer<Name>;
  rememberRequest(name, { method: init.method ?? "GET", path, body: init.body ?? null }, answer);
  return answer;
}

export const kept = <Name extends RouteName>(_name: Name, path: string): Answer<Name> | undefined =>
  answers.get(path) as Answer<Name> | undefined;

/** Asks the server and keeps the answer in memory. */
export async function ask<Name extends RouteName>(
  name: Name,
  path: string,
  signal?: AbortSignal,
): Promise<Answer<Name>> {
  const known = kept(name, path);
  if (known !== undefined) return known;
  const answer = await send(name, path, { signal });
  answers.set(path, answer);
  if (answers.size > KEPT_ANSWERS) answers.delete(answers.keys().next().value!);
  return answer;
}

/** Sends something that changes the workspace; never kept. */
export const tell = <Name extends RouteName>(
  name: Name,
  method: "POST" | "PUT" | "DELETE",
  path: string,
  body?: unknown,
  signal?: AbortSignal,
): Promise<Answer<Name>> =>
  send(name, path, {
    method,
    signal,
    ...(body === undefined
      ? {}
      : { body: JSON.stringify(body), headers: { "content-type": "application/json" } }),
  });
