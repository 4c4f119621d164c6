/**
 * What callers branch on.
 * input: an argument that cannot be used
 * file: bytes that are not what they should be (a broken PBF, a feed without stop_times); names file and place
 * limit: more than the machine or the format can hold
 */
export type NetworkErrorKind = "input" | "file" | "limit";

export interface NetworkErrorDetail {
  value: unknown;
  expected: string;
  action: string;
  cause?: unknown;
}

const shown = (value: unknown): string => (typeof value === "string" ? JSON.stringify(value) : String(value));

/** Every error of this package: the value, what was expected, and what to do. */
export class NetworkError extends Error {
  readonly kind: NetworkErrorKind;
  readonly value: unknown;
  readonly expected: string;
  readonly action: string;

  constructor(kind: NetworkErrorKind, { value, expected, action, cause }: NetworkErrorDetail) {
    super(
      `Got ${shown(value)}, expected ${expected}. ${action}`,
      cause === undefined ? undefined : { cause },
    );
    this.name = "NetworkError";
    this.kind = kind;
    this.value = value;
    this.expected = expected;
    this.action = action;
  }
}
