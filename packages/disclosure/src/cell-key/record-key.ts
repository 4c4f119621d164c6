import { text } from "@tvars/cube";
import { DisclosureError } from "../error.ts";
import { hmac } from "./sha256.ts";

/** Any keyed hash: message → at least four bytes. */
export type KeyedHash = (message: Uint8Array) => Uint8Array;

const UTF8 = new TextEncoder();

/**
 * Record keys: every record (person, case) gets a number in [0, 1) that is the same in every table and year, from a
 * secret and the record's identity by HMAC-SHA-256 (or an injected keyed hash). Without the secret it cannot be guessed.
 * @throws DisclosureError for a secret shorter than 16 bytes
 */
export function recordKeys(secret: Uint8Array | KeyedHash): (identity: string) => number {
  if (typeof secret !== "function" && secret.length < 16)
    throw new DisclosureError("argument", {
      what: text("Hemligheten för cellnycklar", "The secret of cell keys"),
      value: `${secret.length} byte`,
      expected: text("minst 16 byte", "at least 16 bytes"),
      action: text(
        "Skapa en ny, och behåll den: samma hemlighet ger samma brus.",
        "Make one, and keep it: the same secret gives the same noise.",
      ),
    });
  const hash = typeof secret === "function" ? secret : hmac(secret);
  return (identity) => {
    const bytes = hash(UTF8.encode(identity));
    return ((bytes[0]! * 256 + bytes[1]!) * 256 + bytes[2]!) / 2 ** 24 + bytes[3]! / 2 ** 32;
  };
}

/** The key of a cell: the fractional part of the sum of its records' keys. Summed in whole 2⁻³², so order is no matter. */
export function cellKeyOf(keys: Iterable<number>): number {
  let sum = 0;
  for (const key of keys) sum = (sum + Math.round(key * 2 ** 32)) % 2 ** 32;
  return sum / 2 ** 32;
}
