import { join } from "node:path";
import type { Study } from "../../src/index.ts";

const text = (sv: string, en: string) => ({ sv, en });

/**
 * The example region with everything an agency adds to it: its records and a release of them, a plan, goals, and a
 * scenario with a bridge where two neighbours walk farthest.
 */
export async function fillExample(study: Study): Promise<{ segment: string; release: string }> {
  await study.addExample();
  const example = join(study.folder, "example");
  await study.storeRecords({
    path: join(example, "skadade-i-vagtrafik.csv"),
    definition: {
      id: "skadade",
      title: text("Skadade i vägtrafik", "Injured in road traffic"),
      unit: text("skadade", "injured"),
      source: "Exempelregionen",
      file: { delimiter: ";", decimal: "," },
      place: {
        by: "point",
        x: "e_sweref99tm",
        y: "n_sweref99tm",
        crs: "EPSG:3006",
        axisOrder: "east-north",
      },
      placeOf: "event",
      time: { column: "datum" },
      identifier: "id",
    },
  });
  const draft = await study.draftRelease({
    asked: { records: "skadade", by: ["type"], years: [2022] },
    who: "Åsa",
    reason: "årsrapport",
  });
  await study.decideRelease({ id: draft.id, decision: "release", who: "Bo Granskare", reason: "granskad" });
  await study.importPlan({ path: join(example, "atgarder.csv"), id: "plan", title: "Exempelplanen" });
  await study.saveGoal({
    id: "utmaningar",
    title: text("Färre i områden med utmaningar", "Fewer in areas with challenges"),
    follows: { kind: "population-share", types: [1, 2] },
    direction: "at-most",
    target: 20,
    from: 2016,
    by: 2023,
  });
  const { segments, network } = await study.barriers({});
  const segment = segments[0]!.id;
  const { worst } = await study.barrierSegment({ id: segment });
  await study.saveScenario({
    id: "bro",
    name: "Bro över leden",
    network,
    profile: "adult",
    modifications: [{ do: "add-crossing", kind: "bridge", from: worst!.from, to: worst!.to }],
  });
  return { segment, release: draft.id };
}
