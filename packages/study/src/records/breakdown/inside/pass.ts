import type { Passed } from "../shown.ts";

/** The one place where a value becomes one that may leave. */
export const pass = <Value>(value: Value): Passed<Value> => value as Passed<Value>;
