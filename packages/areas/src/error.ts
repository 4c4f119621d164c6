/** What callers branch on: a code, a year, rows that do not nest, a sum that must not be made, other input. */
export type AreaErrorKind = "code" | "year" | "nesting" | "not-additive" | "input";

export interface AreaErrorDetail {
  value: unknown;
  expected: string;
  action: string;
  cause?: unknown;
}

const shown = (value: unknown): string => (typeof value === "string" ? JSON.stringify(value) : String(value));

/** Every error of this package: the value, what was expected, and what to do. */
export class AreaError extends Error {
  readonly kind: AreaErrorKind;
  readonly value: unknown;
  readonly expected: string;
  readonly action: string;

  constructor(kind: AreaErrorKind, { value, expected, action, cause }: AreaErrorDetail) {
    super(
      `Got ${shown(value)}, expected ${expected}. ${action}`,
      cause === undefined ? undefined : { cause },
    );
    this.name = "AreaError";
    this.kind = kind;
    this.value = value;
    this.expected = expected;
    this.action = action;
  }
}

/** A code or area id that cannot be read, or that is of another version than asked for. */
export class AreaCodeError extends AreaError {
  constructor(detail: AreaErrorDetail) {
    super("code", detail);
    this.name = "AreaCodeError";
  }
}
