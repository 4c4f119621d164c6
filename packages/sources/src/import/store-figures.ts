import { mergeLabels } from "@tvars/cube";
import type { Text } from "@tvars/cube";
import type { Engine, Snapshot, SnapshotStore } from "@tvars/engine";
import { FigureBuilder } from "../figures/build.ts";
import type { FigureTable } from "../figures/build.ts";
import { storePlaceNames } from "../figures/names.ts";
import { storeFigures } from "../figures/store.ts";
import { SourceError } from "../source-error.ts";
import { fold } from "./fold.ts";
import type { FigureItem } from "./items.ts";
import type { ImportReport } from "./report.ts";

/** Bodies of one table, in both languages, as one snapshot; joined with what an earlier import of the same release holds. */
export async function storeFigureItems(
  store: SnapshotStore,
  engine: Engine,
  items: readonly FigureItem[],
  fetched: string,
  report: ImportReport,
): Promise<Snapshot[]> {
  const first = items[0]!;
  const { table: id, source, definition, invented } = first;
  const table = buildTable(items);
  const { read, masked, maskedAreas, early, notAreas } = table.report;
  if (table.report.stored === 0) throw nothing(items, table);
  const latest = (dates: (string | undefined)[]): string | undefined =>
    dates
      .map((date) => date ?? "")
      .sort()
      .at(-1);
  const stated = latest(items.map((item) => item.updated));
  const add = items.some((item) => item.add);
  const { table: joined, before } = await fold(store, engine, table, {
    table: id,
    source,
    updated: stated,
    add,
    file: first.file,
  });
  const completed = add ? before : undefined;
  const updated = latest([stated, completed?.updated]);
  const origin = {
    source,
    fetched,
    licence: invented ? "CC0-1.0" : (definition?.licence ?? "unknown"),
    attribution: invented ? INVENTED : (definition?.attribution ?? attributed(first)),
    invented,
    parameters: {
      files: items.map(({ file }) => file.replace(/^.*[\\/]/, "")),
      caveats: definition?.caveats ?? [],
      ...(completed ? { addedTo: completed.id } : {}),
    },
  };
  const title =
    completed?.title ?? (definition && !invented ? definition.title : (first.title ?? titled(items)));
  const draft = { ...origin, table: id, title, ...(updated ? { updated } : {}) };
  const snapshot = await storeFigures(store, engine, joined, draft);
  const names = source === "scb" || invented ? await storePlaceNames(store, engine, table, origin) : [];
  report.read += read;
  report.stored += table.report.stored;
  report.masked += masked;
  report.maskedAreas += maskedAreas;
  if (masked > 0) report.warnings.push(maskedWarning(id, masked, maskedAreas));
  if (early > 0) report.warnings.push(earlyWarning(id, early));
  if (notAreas.length > 0) report.warnings.push(notAreasWarning(id, notAreas));
  return [snapshot, ...names];
}

export const INVENTED: Text = { sv: "Tvärs exempel (påhittat)", en: "Tvärs example (invented)" };

function buildTable(items: readonly FigureItem[]): FigureTable {
  const { definition, plain } = items[0]!;
  const builder = new FigureBuilder({ ...(definition ? { definition } : {}), ...(plain ? { plain } : {}) });
  const own = items.filter(({ english }) => !english);
  // Only English bodies at hand: they are read as they are.
  for (const item of own.length > 0 ? own : items) {
    const twin = items.find((other) => other.english && other.head !== undefined && sameShape(item, other));
    builder.add(twin?.head && !item.english ? mergeLabels(item.cube, twin.head) : item.cube, item.file);
  }
  return builder.finish();
}

/** The English body of the same request holds the same categories. */
function sameShape(item: FigureItem, other: FigureItem): boolean {
  return item.cube.dimensions.every(({ id, categories }) => {
    const twin = other.cube.dimensions.find((dimension) => dimension.id === id);
    return twin !== undefined && twin.categories.length === categories.length;
  });
}

const titled = (items: readonly FigureItem[]): Text => {
  const sv = items.find(({ english }) => !english)?.cube.label.sv;
  const en = items.find(({ english }) => english)?.cube.label.sv;
  return { sv: sv ?? en ?? "", en: en ?? sv ?? "" };
};

const attributed = ({ cube, file }: FigureItem): Text => {
  const source = cube.origin[0]?.source ?? file.replace(/^.*[\\/]/, "");
  return { sv: `Källa: ${source}`, en: `Source: ${source}` };
};

const maskedWarning = (id: string, masked: number, areas: number): Text => ({
  sv: `${id}: ${masked} nollor för ${areas} områden utanför deras versions år lästes inte in`,
  en: `${id}: ${masked} zeros for ${areas} areas outside their version's years were not read`,
});

const earlyWarning = (id: string, early: number): Text => ({
  sv: `${id}: ${early} värden för år före 2007 lästes inte in: kommuner och län hade då andra gränser`,
  en: `${id}: ${early} figures for years before 2007 were not read: kommuner and län had other boundaries then`,
});

function notAreasWarning(id: string, codes: readonly string[]): Text {
  const unique = [...new Set(codes)];
  const shown = `${unique.slice(0, 5).join(", ")}${unique.length > 5 ? " …" : ""}`;
  return {
    sv: `${id}: ${unique.length} koder är inga svenska områden och lästes inte in: ${shown}`,
    en: `${id}: ${unique.length} codes are no Swedish areas and were not read: ${shown}`,
  };
}

const nothing = (items: readonly FigureItem[], { report }: FigureTable): SourceError =>
  new SourceError("content", {
    file: items[0]!.file,
    row: items[0]!.table,
    value: report.notAreas.slice(0, 5).join(", ") || `${report.outside} outside`,
    problem: {
      sv: "tabellen har inget värde för ett svenskt område",
      en: "the table has no figure for a Swedish area",
    },
    expected: {
      sv: "koder för riket, län, kommuner, RegSO eller DeSO, år som deras version gäller",
      en: "codes of the nation, län, kommuner, RegSO or DeSO, in years their version holds",
    },
    action: { sv: "kontrollera att det är rätt tabell", en: "check that it is the right table" },
  });
