import type { Grouping } from "@tvars/api";
import { divisionOf } from "@tvars/areas";
import type { Dimension, Text } from "@tvars/cube";
import { originOf } from "@tvars/engine";
import type { Engine, Snapshot } from "@tvars/engine";
import type { Data } from "../data/data.ts";
import { snapshotOf } from "../data/data.ts";
import type { Memo } from "../data/memo.ts";
import { GROUPING_RULES } from "./grouping-rules.ts";
import type { GroupingRule } from "./grouping-rules.ts";
import { extentOf } from "./group-extent.ts";
import type { GroupExtent } from "./group-extent.ts";
import { groupsIn, hasTotal, loadGroupTable } from "./group-table.ts";
import type { GroupTable } from "./group-table.ts";
import { noSuchGrouping } from "./problems.ts";

/** The groupings that the stored tables offer, with their counts, loaded when first asked for. */
export class GroupingShelf {
  readonly #engine: Engine;
  readonly #memo: Memo;

  constructor(engine: Engine, memo: Memo) {
    this.#engine = engine;
    this.#memo = memo;
  }

  async list(data: Data): Promise<Grouping[]> {
    const offered = offers(data);
    const extents = await Promise.all(offered.map((offer) => this.#extent(data, offer)));
    return offered.flatMap((offer, at) =>
      extents[at]!.years.length > 0 ? [describe(data, offer, extents[at]!)] : [],
    );
  }

  /** A grouping by its id, or by its table where that has one only. @throws StudyError `not-found` */
  async get(data: Data, id: string): Promise<GroupTable> {
    const offered = offers(data);
    const ofTable = offered.filter(({ rule }) => rule.table.toLowerCase() === id.toLowerCase());
    const offer =
      offered.find(({ rule }) => rule.id === id.toLowerCase() || rule.id === id) ??
      (ofTable.length === 1 ? ofTable[0] : undefined);
    if (!offer)
      throw noSuchGrouping(
        id,
        offered.map(({ rule }) => rule.id),
      );
    const { rule, snapshot } = offer;
    const extent = await this.#extent(data, offer);
    return this.#memo.get(`grouping ${data.state} ${rule.id}`, () =>
      loadGroupTable(data, this.#engine, rule, snapshot, extent),
    );
  }

  /** Made counts need the population of the year as well. */
  async #extent(data: Data, { rule, snapshot }: Offer): Promise<GroupExtent> {
    const extent = await this.#memo.get(`extent ${data.state} ${rule.id}`, () =>
      extentOf(this.#engine, snapshot, rule),
    );
    if (!rule.shares) return extent;
    const populated = new Set([...data.population.values()].flatMap((table) => [...table.years]));
    return { ...extent, years: extent.years.filter((year) => populated.has(year)) };
  }
}

/** A grouping whose table is stored and holds its groups. */
interface Offer {
  rule: GroupingRule;
  snapshot: Snapshot;
}

const offers = (data: Data): Offer[] =>
  rulesFor(data).flatMap((rule) => {
    const snapshot = snapshotOf(data, rule.table);
    return snapshot && groupsIn(rule, snapshot).length > 0 ? [{ rule, snapshot }] : [];
  });

const OWN = new Set([...GROUPING_RULES.map(({ table }) => table), "TAB6586"]);

/** SCB's groupings, and one for each dimension of groups in an imported table. */
function rulesFor(data: Data): GroupingRule[] {
  const imported = data.snapshots.filter(
    ({ kind, table, source }) => kind === "figures" && !OWN.has(table) && source !== "kolada",
  );
  return [...GROUPING_RULES, ...imported.flatMap(importedRules)];
}

const TOTAL = /^(total|totalt|tot|samtliga|alla|all|1\+2|sum|summa)$/i;
const UNKNOWN = /^(us|unknown|okänt?|okant?|uppgift saknas|missing)$/i;
const ORDERED =
  /kvintil|kvartil|decil|percentil|quintile|quartile|decile|ålder|alder|age|nivå|niva|level|klass|class/i;

/**
 * Every dimension of an imported table that has two categories, or one and a total, can hold groups, if the table's other
 * dimensions have a total or one category only, and its figures are counts: a measure in per cent is none.
 */
function importedRules(snapshot: Snapshot): GroupingRule[] {
  const { table, title, dimensions = [] } = snapshot;
  const others = dimensions.filter(({ id }) => id !== "year");
  const measures = others.find(({ id }) => id === "measure")?.categories ?? [];
  if (
    measures.some(({ unit, label }) =>
      /procent|per cent|%|andel|share|medel|mean|median/i.test(`${unit?.sv ?? ""} ${label.sv}`),
    )
  )
    return [];
  return others.flatMap((dimension): GroupingRule[] => {
    const rest = others.filter((other) => other !== dimension);
    const where = rest.map((other) => [other.id, wholeOf(other)] as const);
    const total = dimension.categories.find(isTotal);
    const groups = dimension.categories.filter((one) => one !== total && !isUnknown(one));
    if (groups.length < (total ? 1 : 2) || where.some(([, whole]) => whole === undefined)) return [];
    return [
      {
        id: `${table}.${dimension.id}`,
        title: between(title, dimension),
        table,
        dimension: dimension.id,
        groups: groups.map(({ id }) => ({ id })),
        ...(total ? { total: total.id } : {}),
        ordered: ORDERED.test(`${dimension.id} ${dimension.label.sv}`),
        suggested: suggestedOf(dimension, groups, total !== undefined),
        unit:
          measures.length === 1 && measures[0]!.unit ? measures[0]!.unit : { sv: "personer", en: "persons" },
        where: Object.fromEntries(where.map(([id, whole]) => [id, [whole!]])),
        caveats: [
          {
            sv: "Egen tabell: kontrollera att grupperna inte överlappar varandra.",
            en: "A table of your own: check that the groups do not overlap.",
          },
        ],
      },
    ];
  });
}

/** Of quintiles the lowest and the highest; of two groups, or of some of all, the first against the rest. */
function suggestedOf(
  { id, label }: Dimension,
  groups: readonly { id: string }[],
  hasTotal: boolean,
): string[] {
  const ids = groups.map((group) => group.id);
  if (groups.length === 5 && /kvintil|quintile/i.test(`${id} ${label.sv} ${label.en}`))
    return [ids[0]!, ids[4]!];
  return groups.length === 2 || hasTotal ? [ids[0]!] : ids;
}

const isTotal = ({ id, label }: { id: string; label: Text }): boolean =>
  TOTAL.test(id) || TOTAL.test(label.sv) || TOTAL.test(label.en);
const isUnknown = ({ id, label }: { id: string; label: Text }): boolean =>
  UNKNOWN.test(id) || UNKNOWN.test(label.sv) || UNKNOWN.test(label.en);

const wholeOf = ({ categories }: Dimension): string | undefined =>
  categories.length === 1 ? categories[0]!.id : categories.find(isTotal)?.id;

const between = (title: Text, { label }: Dimension): Text => ({
  sv: `${title.sv}: ${label.sv}`,
  en: `${title.en}: ${label.en}`,
});

function describe(
  data: Data,
  { rule, snapshot }: Offer,
  { versions, years, protectedFrom }: GroupExtent,
): Grouping {
  const population = rule.shares ? data.snapshots.filter(({ table }) => table === "TAB6574") : [];
  return {
    id: rule.id,
    title: rule.title,
    ordered: rule.ordered,
    groups: groupsIn(rule, snapshot).map(({ id, label }) => ({ id, label })),
    ...(hasTotal(rule, snapshot) ? { total: { id: "total", label: { sv: "alla", en: "all" } } } : {}),
    suggested: [...rule.suggested],
    years,
    divisions: [...new Set(versions.map(divisionOf))],
    unit: rule.unit,
    table: rule.table,
    made: rule.shares === true,
    ...(protectedFrom === undefined ? {} : { protectedFrom }),
    caveats: [...rule.caveats],
    origin: [snapshot, ...population].map(originOf),
  };
}
