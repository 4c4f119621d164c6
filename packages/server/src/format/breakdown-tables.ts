import type { BreakdownAnswer, Estimated } from "@tvars/api";
import { absent, figure, type Figure } from "@tvars/cube";
import type { Study } from "@tvars/study";
import { ServerError } from "../error.ts";
import { type Cell, type Column, type Table, key } from "./table.ts";

const measure = (id: string, sv: string, en: string, unit?: Column["unit"]): Column => ({
  id,
  label: { sv, en },
  role: "measure",
  ...(unit ? { unit } : {}),
});

const ROLES: Record<string, Column["role"]> = {
  regso: "geo",
  deso: "geo",
  kommun: "geo",
  lan: "geo",
  year: "time",
};

/** Own records by area type as rows. What is hidden, missing, zero or small keeps its word in the column beside. */
export function breakdownTable(answer: BreakdownAnswer): Table {
  const { asked, title, unit, records, dimensions, rows, provenance, place, secrecy } = answer;
  const { notes, origin, method, command, request } = provenance;
  const years = asked.years?.join("-") ?? "";
  return {
    name: `records-${records.id}-${asked.by.join("-")}-${place.id}-${years}`,
    title,
    columns: [
      ...dimensions.map((one): Column => ({ id: one.id, label: one.title, role: ROLES[one.id] ?? "key" })),
      ...dimensions.map((one): Column => ({
        id: `${one.id}_label`,
        label: { sv: `${one.title.sv}, namn`, en: `${one.title.en}, name` },
        role: "label",
      })),
      measure("count", "antal", "count", records.unit),
      measure("denominator", "nämnare", "denominator"),
      measure("value", "värde", "value", unit),
      ...bounds("value", "värdet", "the value"),
      measure("standardised", "standardiserat", "standardised", unit),
      ...bounds("standardised", "det standardiserade", "the standardised value"),
      measure("difference", "skillnad mot jämförelsen", "difference from the reference", unit),
      ...bounds("difference", "skillnaden", "the difference"),
      measure("ratio", "kvot mot jämförelsen", "ratio to the reference"),
      ...bounds("ratio", "kvoten", "the ratio"),
      { id: "hidden", label: { sv: "varför dold", en: "why hidden" }, role: "label" },
    ],
    rows: rows.map((row) => ({
      ...Object.fromEntries(
        dimensions.map(({ id }): [string, Cell] => [id, { id: row.key[id]!, label: row.label[id]! }]),
      ),
      ...Object.fromEntries(dimensions.map(({ id }): [string, Cell] => [`${id}_label`, row.label[id]!.sv])),
      count: row.count,
      denominator: row.denominator ?? undefined,
      ...estimate("value", row.value),
      ...estimate("standardised", row.standardised),
      ...estimate("difference", row.difference),
      ...estimate("ratio", row.ratio),
      hidden: row.hidden?.reason.sv,
    })),
    notes: [
      ...notes,
      ...[...answer.reading, ...secrecy.words, ...answer.caveats].map((text) => ({ text, mandatory: false })),
    ],
    origin,
    method,
    again: { command, request },
  };
}

const bounds = (id: string, sv: string, en: string): Column[] => [
  measure(`${id}_low`, `${sv}, undre gräns`, `${en}, lower bound`),
  measure(`${id}_high`, `${sv}, övre gräns`, `${en}, upper bound`),
];

/** A bound has the status of its value: hidden with it, missing with it. */
function estimate(id: string, one: Estimated | null): Record<string, Figure | undefined> {
  if (one === null) return {};
  const bound = (value: number | null): Figure => {
    if (value !== null && Number.isFinite(value)) return figure(value);
    const { status } = one.figure;
    return absent(status === "value" || status === "zero" ? "not-applicable" : status);
  };
  return { [id]: one.figure, [`${id}_low`]: bound(one.low), [`${id}_high`]: bound(one.high) };
}

const AREAS = ["regso", "deso", "kommun"] as const;

/** The rows that a map can show: one for each area, of the last year, with all groups together. @throws ServerError 400 */
export function breakdownMapTable(answer: BreakdownAnswer): Table {
  const areas = areasOf(answer);
  const table = breakdownTable(answer);
  const others = answer.dimensions.filter(({ id }) => id !== areas && id !== "year");
  const last = answer.dimensions.find(({ id }) => id === "year")?.categories.at(-1)?.id;
  const rows = table.rows.flatMap((row, at) => {
    const { key: keys } = answer.rows[at]!;
    if (keys[areas] === "all" || (last !== undefined && keys.year !== last)) return [];
    if (others.some(({ id }) => keys[id] !== "all")) return [];
    const id = keys[areas]!;
    return [{ ...row, area: key(id.slice(id.indexOf(":") + 1)) }];
  });
  return { ...table, rows };
}

/** The borders of those areas. */
export function breakdownLayer(
  answer: BreakdownAnswer,
  study: Pick<Study, "layer">,
): ReturnType<Study["layer"]> {
  const areas = areasOf(answer);
  const year = answer.asked.years!.at(-1)!;
  const first = answer.rows.findLast(({ key: keys }) => keys[areas] !== "all")?.key[areas] ?? "";
  const version = areas === "kommun" ? "kommun@2007" : first.slice(0, first.indexOf(":"));
  type Version = Parameters<Study["layer"]>[0];
  return study.layer(version as Version, {
    ...(areas === "kommun" ? {} : { place: answer.asked.place, year }),
    crs: "EPSG:4326",
  });
}

function areasOf({ dimensions }: BreakdownAnswer): (typeof AREAS)[number] {
  const found = AREAS.find((one) => dimensions.some(({ id }) => id === one));
  if (found) return found;
  throw new ServerError(
    400,
    { sv: "En karta behöver områden.", en: "A map needs areas." },
    {
      value: dimensions.map(({ id }) => id).join(", "),
      expected: "by=regso, by=deso or by=kommun",
      action: "Divide by areas, or ask for csv.",
    },
  );
}
