import type { Text } from "@tvars/cube";
import { fetchSource, readCatalogue } from "@tvars/sources";
import type { BaseUrls } from "@tvars/sources";
import type { FetchOutcome, Work } from "../study.ts";
import type { Sourcing } from "./import.ts";
import { asStudyError } from "./source-problem.ts";
import { noSuchSource, sourceLacksTable } from "../problems.ts";

const TITLES: Record<string, Text> = {
  scb: {
    sv: "SCB: index, områdestyper, befolkning och gränser",
    en: "Statistics Sweden: index, area types, population and boundaries",
  },
  kolada: { sv: "Kolada: nyckeltal för kommuner", en: "Kolada: municipal key figures" },
};

/** Definitions that can be fetched: those with a service. Files alone are imported. */
async function definitionsOf(folder?: string) {
  return (await readCatalogue(folder)).filter(({ service }) => service !== undefined);
}

/** Sources that can be fetched from, with how many tables each has. */
export async function fetchable(folder?: string): Promise<{ source: string; title: Text; tables: number }[]> {
  const counts = new Map<string, number>();
  for (const { source } of await definitionsOf(folder)) counts.set(source, (counts.get(source) ?? 0) + 1);
  return [...counts].map(([source, tables]) => ({
    source,
    title: TITLES[source] ?? { sv: source, en: source },
    tables,
  }));
}

/** Fetches every wanted table of a source; one that fails does not stop the others. */
export async function fetchFrom(
  place: Sourcing,
  { source, tables }: { source: string; tables?: string[] },
  { signal, onProgress }: Work,
  baseUrls: BaseUrls = {},
): Promise<FetchOutcome[]> {
  const known = (await definitionsOf(place.folder)).filter((definition) => definition.source === source);
  if (known.length === 0)
    throw noSuchSource(
      source,
      (await fetchable(place.folder)).map((one) => one.source),
    );
  const unknown = tables?.find((table) => !known.some(({ id }) => id === table));
  if (unknown !== undefined)
    throw sourceLacksTable(
      source,
      unknown,
      known.map(({ id }) => id),
    );
  try {
    const outcomes = await fetchSource({
      ...place,
      definitions: known,
      ...(tables ? { only: tables } : {}),
      baseUrls,
      ...(signal ? { signal } : {}),
      onProgress: ({ table, done, total, ratePerS, remainingS }) =>
        onProgress?.({ what: table, done, total, ratePerS, remainingS }),
    });
    return outcomes.map(({ table, outcome, snapshot, error }) => ({
      table,
      outcome,
      ...(snapshot ? { snapshot: snapshot.id } : {}),
      ...(error ? { error: { sv: error.describe("sv"), en: error.describe("en") } } : {}),
    }));
  } catch (error) {
    throw asStudyError(error);
  }
}
