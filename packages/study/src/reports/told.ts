import type { Text } from "@tvars/cube";
import type { Study } from "../study.ts";
import type { Told } from "./origins.ts";

/** What a document calls the snapshots, networks, plans and records of a workspace. */
export async function toldOf(study: Study): Promise<Told> {
  const [snapshots, networks, plans, records] = await Promise.all([
    study.snapshots(),
    study.networks(),
    study.plans(),
    study.records(),
  ]);
  const names = new Map<string, Text>();
  for (const { id, title } of [...networks, ...plans]) names.set(id, title);
  for (const { definition } of records) names.set(definition.id, definition.title);
  return { snapshots: new Map(snapshots.map((one) => [one.id, one])), names };
}
