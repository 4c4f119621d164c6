/**
 * What callers branch on.
 * input: an argument that cannot be used (lengths that differ, a negative count, an unknown option)
 * needs: the measure needs something that was not given (centres, adjacency, a nesting …)
 * undefined: the measure has no value for these data (a group without members, nobody at all, no variation)
 */
export type MeasuresErrorKind = "input" | "needs" | "undefined";

export interface MeasuresErrorDetail {
  value: unknown;
  expected: string;
  action: string;
  cause?: unknown;
}

const shown = (value: unknown): string => (typeof value === "string" ? JSON.stringify(value) : String(value));

/** Every error of this package: the value, what was expected, and what to do. */
export class MeasuresError extends Error {
  readonly kind: MeasuresErrorKind;
  readonly value: unknown;
  readonly expected: string;
  readonly action: string;

  constructor(kind: MeasuresErrorKind, { value, expected, action, cause }: MeasuresErrorDetail) {
    super(
      `Got ${shown(value)}, expected ${expected}. ${action}`,
      cause === undefined ? undefined : { cause },
    );
    this.name = "MeasuresError";
    this.kind = kind;
    this.value = value;
    this.expected = expected;
    this.action = action;
  }
}
