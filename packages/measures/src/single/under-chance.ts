import { normalInterval } from "../numeric/normal-interval.ts";
import type { Result } from "../result.ts";
import type { Text } from "../text.ts";

/** What the closed forms say about a value. */
export interface Chance {
  standardError: number;
  /** How much too high the value is because persons are few. */
  bias: number;
  /** The value to be expected if everyone were placed at random. */
  expected: number;
}

const decimals = (value: number): string => value.toFixed(value < 0.001 ? 6 : 4);

/**
 * Standard error, interval and expected value beside a value, and the sentence that explains them. The interval is drawn about the value less
 * its bias, as a bootstrap with bias correction does; with many small areas it can lie below the value itself.
 */
export function underChance(
  value: number,
  { standardError, bias, expected }: Chance,
  level: number,
  highest: number,
): Pick<Result, "standardError" | "interval" | "expected"> & { said: Text } {
  const interval = normalInterval(
    Math.min(Math.max(value - bias, 0), highest),
    standardError,
    level,
    "delta method, about the value less its small-sample bias",
    0,
    highest,
  );
  const [lift, chance] = [decimals(Math.abs(bias)), decimals(expected)];
  const comma = (number: string): string => number.replace(".", ",");
  const lower = bias < 0;
  return {
    standardError,
    interval,
    expected,
    said: {
      sv: `Om alla placerades slumpvis skulle värdet bli omkring ${comma(chance)}. Här ${lower ? "sänker" : "höjer"} slumpen det med omkring ${comma(lift)}; intervallet är räknat utan den.`,
      en: `If everyone were placed at random the value would be about ${chance}. Here chance ${lower ? "lowers" : "raises"} it by about ${lift}; the interval is drawn without that.`,
    },
  };
}
