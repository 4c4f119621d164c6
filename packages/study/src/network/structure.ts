import { versionFor } from "@tvars/areas";
import { STRUCTURES } from "@tvars/api";
import type { StructureAnswer, StructureId } from "@tvars/api";
import { originOf } from "@tvars/engine";
import { structureName, typology, typologyByGroup } from "@tvars/network";
import { areaRef } from "../data/gazetteer.ts";
import type { Data } from "../data/data.ts";
import { typeOf } from "./barriers.ts";
import { networkId } from "./info.ts";
import type { Model } from "./model.ts";
import { toDegrees } from "./plane.ts";
import { asked, networkProvenance } from "./provenance.ts";
import { TYPES } from "./severed.ts";
import type { StructureValues } from "./structure-values.ts";
import { WALK_M } from "./structure-values.ts";
import { STRUCTURE_METHOD, structureReading } from "./structure-words.ts";

type Thresholds = StructureAnswer["thresholds"];
type Means = Pick<StructureAnswer["byType"][number], "severed" | "perKm2" | "mix" | "separation" | "meshM">;

const CELL_M = 250;

/** Barrier × sparse × separated × area type: who lives how, with every threshold told. */
export function structureAnswer(
  data: Data,
  model: Model,
  values: StructureValues,
  thresholds: Thresholds,
): StructureAnswer {
  const { snapshot, profile, people, graph } = model;
  const living = Array.from(people.people.keys()).filter((node) => people.people[node]! > 0);
  const classes = classesOf(values, thresholds);
  const means = (nodes: readonly number[]): Means => meansOf(model, values, nodes);
  const placed = (nodes: readonly number[]): Means & { structure: StructureId } => {
    const own = means(nodes);
    return { structure: classOf(own, values, thresholds), ...own };
  };
  const types = TYPES.filter((type) => living.some((node) => people.type[node] === type));
  const year = data.years.at(-1) ?? null;
  const answer = {
    network: networkId(snapshot),
    profile,
    walkM: WALK_M,
    thresholds,
    known: values.known,
    uses: values.uses,
    people: people.all,
    year: people.type.some((type) => type > 0) ? year : null,
    classes: classRows(model, classes, types),
    byType: types.map((type) => {
      const own = living.filter((node) => people.type[node] === type);
      return { type: typeOf(type), people: sumOf(own, people.people), ...means(own) };
    }),
    areas: [...grouped(living, (node) => people.regso[node]!)]
      .filter(([code]) => code !== "" && year !== null)
      .map(([code, own]) => {
        const version = versionFor("regso", year!);
        return {
          area: data.gazetteer.get(version, code) ?? areaRef(version, code, code),
          type: typeOf(people.type[own[0]!]!),
          people: sumOf(own, people.people),
          ...placed(own),
        };
      })
      .sort((a, b) => (a.area.id < b.area.id ? -1 : 1)),
    cellM: CELL_M,
    cells: [...grouped(living, (node) => `${cellOf(graph.xM[node]!)} ${cellOf(graph.yM[node]!)}`)].map(
      ([key, own]) => {
        const [column, row] = key.split(" ").map(Number) as [number, number];
        return { at: toDegrees((column + 0.5) * CELL_M, (row + 0.5) * CELL_M), ...placed(own) };
      },
    ),
  };
  const provenance = networkProvenance(data, model, {
    method: STRUCTURE_METHOD,
    ...asked("structure", "/api/structure", { network: answer.network, profile, ...thresholds }),
  });
  const { servicesFrom } = values;
  return {
    ...answer,
    reading: structureReading(answer, people.from),
    provenance: {
      ...provenance,
      origin: [...provenance.origin, ...(servicesFrom ? [originOf(servicesFrom)] : [])],
    },
  };
}

/** What is not known is never said of a place. */
export function classesOf(
  { severed, perKm2, separation, known }: StructureValues,
  thresholds: Thresholds,
): Uint8Array {
  const said = (values: Float64Array, isKnown: boolean, otherwise: number): Float64Array =>
    values.map((value) => (isKnown && !Number.isNaN(value) ? value : otherwise));
  return typology(
    {
      severed: said(severed, known.barrier, 0),
      perKm2: said(perKm2, known.sparse, Infinity),
      separation: said(separation, known.separated, 0),
    },
    { severed: thresholds.severed, perKm2: thresholds.sparse, separation: thresholds.separated },
  );
}

function classOf({ severed, perKm2, separation }: Means, { known }: StructureValues, thresholds: Thresholds) {
  const one = (value: number | null): Float64Array => Float64Array.of(value ?? NaN);
  const [of] = classesOf(
    { severed: one(severed), perKm2: one(perKm2), separation: one(separation), known } as StructureValues,
    thresholds,
  );
  return STRUCTURES[of!]!;
}

/** Means over the people of some nodes. */
function meansOf({ people }: Model, values: StructureValues, nodes: readonly number[]): Means {
  const mean = (column: Float64Array): number | null => {
    let [sum, weight] = [0, 0];
    for (const node of nodes) {
      const value = column[node]!;
      if (!Number.isFinite(value)) continue;
      sum += people.people[node]! * value;
      weight += people.people[node]!;
    }
    return weight > 0 ? sum / weight : null;
  };
  const { known } = values;
  return {
    severed: mean(values.severed) ?? 0,
    perKm2: known.sparse ? mean(values.perKm2) : null,
    mix: mean(values.mix),
    separation: mean(values.separation),
    meshM: mean(values.meshM),
  };
}

function classRows(
  { people }: Model,
  classes: Uint8Array,
  types: readonly number[],
): StructureAnswer["classes"] {
  const found = new Map(
    typologyByGroup(classes, people.people, people.type, { groups: types }).map((row) => [
      row.structure,
      row,
    ]),
  );
  return STRUCTURES.map((structure, bits) => {
    const row = found.get(bits);
    const own = row?.people.reduce((sum, one) => sum + one, 0) ?? 0;
    return {
      structure,
      name: structureName(bits),
      people: own,
      share: own / people.all,
      byType: types.map((type, at) => ({
        type: typeOf(type),
        people: row?.people[at] ?? 0,
        share: row?.shares[at] ?? 0,
      })),
    };
  });
}

const cellOf = (metres: number): number => Math.floor(metres / CELL_M);
const sumOf = (nodes: readonly number[], of: Float64Array): number =>
  nodes.reduce((sum, node) => sum + of[node]!, 0);

function grouped<Key>(nodes: readonly number[], keyOf: (node: number) => Key): Map<Key, number[]> {
  const groups = new Map<Key, number[]>();
  for (const node of nodes) {
    const own = groups.get(keyOf(node));
    if (own) own.push(node);
    else groups.set(keyOf(node), [node]);
  }
  return groups;
}
