import type { RecordGroup } from "@tvars/api";
import { versionFor } from "@tvars/areas";
import type { Relation } from "@tvars/disclosure";
import type { Data } from "../../data/data.ts";
import { ageSpan } from "../denominators/age-span.ts";
import {
  type LaidCategory,
  type LaidDimension,
  TOTAL,
  UNTYPED,
  flatDimension,
  layoutOf,
  same,
  typeLabel,
} from "./layout.ts";
import type { Layout } from "./layout.ts";
import type { Question, Spatial } from "./question.ts";
import type { ScopedArea } from "./scope.ts";

const UNKNOWN_GROUP = "?";

const regsoKey = ({ version, code }: ScopedArea): string => `${version}:${code}`;
const desoKey = ({ year }: ScopedArea, deso: string): string => `${versionFor("deso", year)}:${deso}`;

/** The category of an area in each spatial dimension. */
export function spatialKeys(spatial: readonly Spatial[], area: ScopedArea, deso?: string): string[] {
  return spatial.map((one) => {
    if (one === "type") return String(area.type);
    if (one === "deso") return desoKey(area, deso ?? "");
    return one === "regso" ? regsoKey(area) : area[one];
  });
}

/** The shape of a period's table: areas and groups with their sums, strata of standardisation last. */
export function shapeOf(
  { spatial, groups, strata }: Question,
  areas: readonly ScopedArea[],
  categories: ReadonlyMap<string, readonly string[]>,
  data: Data,
): Layout {
  return layoutOf([
    ...spatial.map((one) => spatialDimension(one, areas, data)),
    ...[...groups, ...strata].map((group) => groupDimension(group, categories.get(group.id) ?? [])),
  ]);
}

function spatialDimension(spatial: Spatial, areas: readonly ScopedArea[], data: Data): LaidDimension {
  if (spatial === "type") {
    const found = new Set(areas.map(({ type }) => String(type)));
    const types = ["1", "2", "3", "4", "5", ...(found.has(UNTYPED) ? [UNTYPED] : [])];
    return flatDimension(
      "type",
      { sv: "områdestyp", en: "area type" },
      types.map((id) => ({ id, label: typeLabel(id), ...(found.has(id) ? {} : { empty: true }) })),
      { sv: "alla typer", en: "all types" },
    );
  }
  if (spatial === "kommun" || spatial === "lan") {
    const codes = [...new Set(areas.map((area) => area[spatial]))].sort();
    const title = spatial === "kommun" ? { sv: "kommun", en: "municipality" } : { sv: "län", en: "county" };
    return flatDimension(
      spatial,
      title,
      codes.map((id) => ({
        id,
        label: same(data.gazetteer.get(spatial === "kommun" ? "kommun@2007" : "lan@2007", id)?.name ?? id),
      })),
    );
  }
  return smallAreas(spatial, areas, data);
}

/**
 * RegSO or DeSO, with the sums over area types and kommuner protected beside them: a table by area and one by type of the same
 * records can then both be shown.
 */
function smallAreas(spatial: "regso" | "deso", areas: readonly ScopedArea[], data: Data): LaidDimension {
  const leaves = new Map<string, LaidCategory>();
  const types = new Map<string, Set<string>>();
  const kommuner = new Map<string, Set<string>>();
  const typesOf = new Map<string, Set<number>>();
  const put = (map: Map<string, Set<string>>, key: string, leaf: string): void => {
    const set = map.get(key) ?? new Set();
    map.set(key, set.add(leaf));
  };
  for (const area of areas)
    for (const code of spatial === "regso" ? [area.code] : area.deso) {
      const leaf = spatial === "regso" ? regsoKey(area) : desoKey(area, code);
      const name =
        spatial === "regso"
          ? area.name
          : (data.gazetteer.get(versionFor("deso", area.year), code)?.name ?? code);
      leaves.set(leaf, { id: leaf, label: same(name), shown: true });
      put(types, `type:${area.type}`, leaf);
      put(kommuner, `kommun:${area.kommun}`, leaf);
      typesOf.set(leaf, (typesOf.get(leaf) ?? new Set()).add(area.type));
    }
  // Over several years an area may have had two types: its sum then belongs to neither.
  const typed = [...typesOf.values()].every((set) => set.size === 1);
  const relations: Relation[] = [];
  const margins: string[] = [];
  for (const level of typed ? [kommuner, types] : [kommuner]) {
    for (const [total, parts] of level) {
      margins.push(total);
      relations.push({ total, parts: [...parts] });
    }
    relations.push({ total: TOTAL, parts: [...level.keys()] });
  }
  return {
    id: spatial,
    title: same(spatial === "regso" ? "RegSO" : "DeSO"),
    categories: [
      ...leaves.values(),
      ...margins.map((id) => ({ id, label: same(id), shown: false })),
      { id: TOTAL, label: { sv: "alla områden", en: "all areas" }, shown: true },
    ],
    relations,
  };
}

const groupDimension = (group: RecordGroup, found: readonly string[]): LaidDimension =>
  flatDimension(
    group.id,
    group.title,
    found.map((id) => ({
      id,
      label: id === UNKNOWN_GROUP ? { sv: "okänt", en: "unknown" } : same(id),
    })),
  );

/** Categories in an order a reader expects: ages by age, the rest as words, the unknown last. */
export function orderedCategories(found: Iterable<string>): string[] {
  return [...new Set(found)].sort((a, b) => {
    if (a === UNKNOWN_GROUP || b === UNKNOWN_GROUP) return a === b ? 0 : a === UNKNOWN_GROUP ? 1 : -1;
    const [x, y] = [ageSpan(a), ageSpan(b)];
    if (x && y) return x.low - y.low || x.high - y.high;
    return a.localeCompare(b, "sv");
  });
}
