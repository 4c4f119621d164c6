import type { Denominator } from "@tvars/api";
import type { Engine, Snapshot } from "@tvars/engine";
import { originOf } from "@tvars/engine";
import { absent } from "@tvars/cube";
import { areaTables } from "../../data/area-table.ts";
import type { Data } from "../../data/data.ts";
import type { Memo } from "../../data/memo.ts";
import { nearest } from "./residents.ts";
import type { DenominatorSource } from "./source.ts";

const WORK = /arbetsplats|arbetsställ|dagbefolkning|förvärvsarbetande|workplace|jobs|daytime/i;
const TOTAL = /^(total|totalt|tot|samtliga|alla|all|1\+2|sum|summa)$/i;

/** Jobs or workplaces of a stored table, where there is one whose other dimensions have a total. */
export async function workplaces(
  data: Data,
  engine: Engine,
  memo: Memo,
): Promise<DenominatorSource | undefined> {
  const found = data.snapshots.findLast(
    ({ kind, title, table }) =>
      kind === "figures" && table !== "TAB6680" && WORK.test(`${title.sv} ${title.en}`),
  );
  const where = found && wholeOf(found);
  if (!found || !where) return undefined;
  const tables = await memo.get(`workplaces ${data.state}`, async () => {
    const cube = await engine.cube({ from: [found], by: ["area", "year", "measure"], where });
    return areaTables(cube);
  });
  const measure = where.measure![0]!;
  const years = [...new Set([...tables.values()].flatMap((table) => table.yearsWith(measure)))].sort(
    (a, b) => a - b,
  );
  const info: Denominator = {
    id: "workplaces",
    title: found.title,
    unit: { sv: "arbetande", en: "people at work" },
    per: 1000,
    years,
    groups: [],
    of: "event",
    caveat: {
      sv: "De som arbetar i området, inte de som bor där.",
      en: "Those who work in the area, not those who live there.",
    },
  };
  return {
    info,
    origin: [originOf(found)],
    notes: (found.notes ?? []).filter(({ mandatory }) => mandatory),
    of: ({ version, code, year }, stratum) => {
      const table = tables.get(version);
      if (!table || stratum?.age !== undefined || stratum?.sex !== undefined) return absent("missing");
      return nearest((at) => table.figure(measure, code, at), table.years, year);
    },
  };
}

/** The first measure and the total of every other dimension; undefined where one has none. */
function wholeOf({ dimensions = [] }: Snapshot): Record<string, string[]> | undefined {
  const where: Record<string, string[]> = {};
  for (const { id, categories } of dimensions) {
    if (id === "area" || id === "year") continue;
    const whole =
      id === "measure" || categories.length === 1
        ? categories[0]
        : categories.find((one) => TOTAL.test(one.id) || TOTAL.test(one.label.sv));
    if (!whole) return undefined;
    where[id] = [whole.id];
  }
  return where.measure ? where : undefined;
}
