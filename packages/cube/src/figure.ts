/**
 * A figure is one number with its status: the difference between "none", "not known" and "hidden" is never left
 * to a bare null.
 */
export const STATUSES = ["value", "zero", "suppressed", "missing", "not-applicable"] as const;
export type Status = (typeof STATUSES)[number];

/** What else is true of a figure. `perturbed`: Cell-Key protected at the source; parts need not sum to totals. */
export const FLAGS = ["small", "break", "estimated", "perturbed", "revised", "invented"] as const;
export type Flag = (typeof FLAGS)[number];

export interface Figure {
  /** The number; null exactly when status is suppressed, missing or not-applicable. */
  value: number | null;
  status: Status;
  flags?: Flag[];
}

export const isKnown = (status: Status): boolean => status === "value" || status === "zero";

export function figure(value: number | null | undefined, flags?: Flag[]): Figure {
  if (value === null || value === undefined || Number.isNaN(value)) return absent("missing", flags);
  return { value, status: value === 0 ? "zero" : "value", ...(flags?.length ? { flags } : {}) };
}

export function absent(status: "suppressed" | "missing" | "not-applicable", flags?: Flag[]): Figure {
  return { value: null, status, ...(flags?.length ? { flags } : {}) };
}
