import type { BreakMark, PlaceRef } from "@tvars/api";
import type { Text } from "@tvars/cube";
import { breaksWithin } from "../barometer/breaks.ts";
import type { Data } from "../data/data.ts";
import { provenanceOf, yearOf } from "../data/data.ts";
import { StudyError } from "../error.ts";
import type { PictureQuery } from "./desk.ts";

/** The two years of a picture: those asked for, else `back` years before the last that can be had, and the last. */
export function yearsOf(
  data: Data,
  { from, to }: Pick<PictureQuery, "from" | "to">,
  back = Infinity,
): { from: number; to: number; breaks: BreakMark[] } {
  const last = yearOf(data, to);
  const earlier = data.years.filter((year) => year < last);
  const first =
    from === undefined
      ? (earlier.at(back === Infinity ? 0 : -back) ?? earlier[0] ?? last)
      : yearOf(data, from);
  if (data.years.length < 2)
    throw new StudyError(
      "unavailable",
      {
        sv: `Bilden kräver två år, och här finns bara ${last}.`,
        en: `The picture needs two years, and there is only ${last} here.`,
      },
      {
        value: last,
        expected: { sv: "två år med index", en: "two years with an index" },
        action: { sv: "Hämta fler år (tvars fetch scb).", en: "Fetch more years (tvars fetch scb)." },
      },
    );
  if (first >= last)
    throw new StudyError(
      "bad-request",
      {
        sv: `En bild av två år kräver två olika år, det tidigare först; fick ${first} och ${last}.`,
        en: `A picture of two years needs two different years, the earlier first; got ${first} and ${last}.`,
      },
      {
        value: `${first}–${last}`,
        expected: {
          sv: `två av åren ${data.years.join(", ")}`,
          en: `two of the years ${data.years.join(", ")}`,
        },
        action: { sv: "Välj två andra år.", en: "Choose two other years." },
      },
    );
  return { from: first, to: last, breaks: breaksWithin([first, last]) };
}

/** One of the things a picture can be drawn of. @throws StudyError that lists them */
export function oneOf<Of extends string>(of: string | undefined, choices: readonly Of[], first: Of): Of {
  if (of === undefined) return first;
  const found = choices.find((choice) => choice === of);
  if (found !== undefined) return found;
  throw new StudyError(
    "bad-request",
    { sv: `Bilden kan inte ritas av "${of}".`, en: `The picture cannot be drawn of "${of}".` },
    {
      value: of,
      expected: choices.join(", "),
      action: { sv: "Välj något av dem.", en: "Choose one of these." },
    },
  );
}

export const named = ({ id, name }: PlaceRef): { id: string; name: Text } => ({ id, name });

/** Where a picture's figures come from and how to get it again. */
export function pictured(
  data: Data,
  tables: readonly string[],
  { kind, place = "riket", ...asked }: PictureQuery,
  method: Text,
) {
  const given = Object.entries(asked).filter(([, value]) => value !== undefined);
  const query = [["place", place] as const, ...given]
    .map(
      ([key, value]) =>
        `${key}=${encodeURIComponent(String(value)).replaceAll("%3A", ":").replaceAll("%40", "@")}`,
    )
    .join("&");
  const options = given.map(([key, value]) => ` --${key} ${String(value)}`).join("");
  return provenanceOf(data, tables, {
    method,
    command: `tvars picture ${kind} --place ${place}${options}`,
    request: `/api/pictures/${kind}?${query}`,
  });
}
