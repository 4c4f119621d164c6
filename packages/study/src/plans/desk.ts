import type { ConsequenceSheet, Plan, PlanAnswer, PlanMeasure, PlanOrder, ScenarioSaved } from "@tvars/api";
import type { Snapshot } from "@tvars/engine";
import { originOf } from "@tvars/engine";
import type { Text } from "@tvars/cube";
import type { DocumentFile, DocumentFormat } from "@tvars/report/document";
import type { Data } from "../data/data.ts";
import { provenanceOf, snapshotOf } from "../data/data.ts";
import { Memo } from "../data/memo.ts";
import { StudyError } from "../error.ts";
import type { Geography } from "../layers/geography.ts";
import { asked } from "../network/provenance.ts";
import { slug } from "../records/understand/suggest.ts";
import type { Study } from "../study.ts";
import type { Residents } from "../records/denominators/residents.ts";
import { agesNear } from "./ages.ts";
import { planAnswer, type PlanAsked } from "./answer.ts";
import { benefitOf } from "./benefit.ts";
import { weightsOf } from "./criteria.ts";
import { nearInAreas } from "./lived-near.ts";
import type { PlanGeometry } from "./place-cells.ts";
import type { Known } from "./facts.ts";
import { noSuchMeasure } from "./problems.ts";
import { readPlan } from "./read-plan.ts";
import { orderOf } from "./order.ts";
import { type Roads, roadsOf } from "./roads.ts";
import { sheetOf } from "./sheet.ts";
import { PlanShelf } from "./shelf.ts";
import { NOT_KNOWN, PLAN_METHOD } from "./words.ts";

export interface PlanQuery {
  id: string;
  /** Metres in a straight line, 1000 unless told. */
  reach?: number;
  /** `people:1,cost-per-person:2`; the program's own unless told. */
  weights?: string;
  /** Of weights and uncertain figures, 1000 unless told. */
  draws?: number;
  seed?: number;
}

export interface PlanSheetQuery {
  id: string;
  measure: string;
  reach?: number;
}

export interface PlanImport {
  path: string;
  /** From the title unless told. */
  id?: string;
  /** The file's name unless told. */
  title?: string;
}

interface Desk {
  folder: string;
  geography: Geography;
  data: () => Promise<Data>;
  network: Pick<Study, "livedNear" | "scenario">;
  scenarios: () => Promise<ScenarioSaved[]>;
  residents: (data: Data) => Promise<Residents | undefined>;
  networkSnapshots: () => Promise<Snapshot[]>;
  /** Where the lines of a stored network are. */
  networkFile: (snapshot: Snapshot) => string;
}

const EXAMPLE_ID = "atgarder";
const EXAMPLE_TITLE: Text = {
  sv: "Exempellänets plan (påhittad)",
  en: "The example county's plan (invented)",
};
const REACH_M = 1000;
const DRAWS = 1000;
const BENEFIT_WITHIN_M = 1000;

/** Imports plans and weighs them. */
export class PlanDesk {
  readonly #desk: Desk;
  readonly #shelf: PlanShelf;
  readonly #benefits = new Memo(100);
  readonly #near = new Memo(20);
  readonly #roads = new Memo(1);

  constructor(desk: Desk) {
    this.#desk = desk;
    this.#shelf = new PlanShelf(desk.folder);
  }

  list = (): Promise<Plan[]> => this.#shelf.list();

  /** Reads a list of measures and keeps it; a plan of the same id is replaced. @throws StudyError */
  import = async ({ path, id, title }: PlanImport): Promise<Plan> => {
    const scenarios = new Set((await this.#desk.scenarios()).map((one) => one.id));
    const read = await readPlan(path, { scenarios, roads: () => this.#roadsNow() });
    const source = path.replace(/^.*[\\/]/, "");
    const name = title ?? source.replace(/\.[^.]+$/, "").replaceAll(/[-_]+/g, " ");
    return this.#shelf.save({
      id: id ?? slug(name),
      title: { sv: name, en: name },
      source,
      imported: new Date().toISOString(),
      ...read,
    });
  };

  /** The example region's own plan; one that somebody has imported by that id stays as it is. */
  addExample = async (path: string): Promise<void> => {
    const known = await this.#shelf.list();
    if (known.some(({ id }) => id === EXAMPLE_ID)) return;
    const { id } = await this.import({ path, id: EXAMPLE_ID });
    const saved = await this.#shelf.get(id);
    await this.#shelf.save({ ...saved, title: EXAMPLE_TITLE });
  };

  async #roadsNow(): Promise<Roads> {
    const snapshots = await this.#desk.networkSnapshots();
    const key = snapshots.map(({ id }) => id).join();
    return this.#roads.get(key, () => roadsOf(snapshots, snapshots.map(this.#desk.networkFile)));
  }

  remove = (id: string): Promise<{ removed: string }> => this.#shelf.remove(id);

  answer = async ({
    id,
    reach = REACH_M,
    weights,
    draws = DRAWS,
    seed = 1,
  }: PlanQuery): Promise<PlanAnswer> => {
    const plan = await this.#shelf.get(id);
    const question: PlanAsked = { reachM: reach, weights: weightsOf(weights), draws, seed };
    const data = await this.#desk.data();
    const known = await this.#known(data, plan, reach);
    const provenance = await this.#provenance(data, plan, known, {
      ...asked("plan show", `/api/plans/${id}`, { reach, weights, draws, seed }),
    });
    provenance.command = provenance.command.replace("plan show", `plan show ${id}`);
    return planAnswer(data, plan, known, question, provenance);
  };

  order = async (query: PlanQuery): Promise<PlanOrder> => {
    const answer = await this.answer(query);
    const { command, request } = answer.provenance;
    return orderOf(answer, {
      draws: query.draws ?? DRAWS,
      provenance: {
        ...answer.provenance,
        command: command.replace("plan show", "plan order"),
        request: request.replace(`/api/plans/${query.id}`, `/api/plans/${query.id}/order`),
      },
    });
  };

  sheetFile = async ({
    format,
    lang = "sv",
    ...query
  }: PlanSheetQuery & { format: DocumentFormat; lang?: "sv" | "en" }): Promise<DocumentFile> => {
    const plan = await this.#shelf.get(query.id);
    const sheet = await this.sheet(query);
    const { writeSheet } = await import("./sheet-document.ts");
    return writeSheet(sheet, { plan, lang, format, reachM: query.reach ?? REACH_M });
  };

  sheet = async ({ id, measure, reach = REACH_M }: PlanSheetQuery): Promise<ConsequenceSheet> => {
    const plan = await this.#shelf.get(id);
    const found = plan.measures.find((one) => one.id === measure);
    if (!found)
      throw noSuchMeasure(
        measure,
        plan.measures.map((one) => one.id),
      );
    const answer = await this.answer({ id, reach });
    const how = asked("plan sheet", `/api/plans/${id}/sheets/${measure}`, { reach });
    const { known, residents } = await this.#aged(plan, reach, found);
    return sheetOf(answer, found, agesNear(await this.#desk.data(), residents, known.near), {
      ...answer.provenance,
      ...how,
      command: how.command.replace("plan sheet", `plan sheet ${id} ${measure}`),
    });
  };

  async #aged(plan: Plan, reach: number, { id }: PlanMeasure) {
    const data = await this.#desk.data();
    const known = (await this.#known(data, plan, reach)).find(({ measure }) => measure.id === id)!;
    return { known, residents: await this.#desk.residents(data) };
  }

  async #known(data: Data, plan: Plan, reachM: number): Promise<Known[]> {
    const saved = new Map((await this.#desk.scenarios()).map((one) => [one.id, one]));
    const places = plan.measures.map(
      (one) => (one.geometry as PlanGeometry | null) ?? drawnPlace(saved.get(one.scenario ?? "")),
    );
    const key = `${data.state} ${reachM} ${JSON.stringify(places)} ${(await this.#desk.networkSnapshots()).map(({ id }) => id).join()}`;
    const near = await this.#near.get(key, async () => {
      const found = await this.#desk.network.livedNear({ geometries: places, reachM });
      const all = [];
      for (const [at, place] of places.entries())
        all.push(found[at] ?? (place && (await nearInAreas(data, this.#desk.geography, place, reachM))));
      return all;
    });
    const known: Known[] = [];
    for (const [at, measure] of plan.measures.entries())
      known.push({
        measure,
        place: places[at] ?? null,
        near: near[at] ?? null,
        ...(await this.#benefit(data, measure, saved)),
      });
    return known;
  }

  async #benefit(
    data: Data,
    { scenario }: PlanMeasure,
    saved: ReadonlyMap<string, ScenarioSaved>,
  ): Promise<Pick<Known, "benefit" | "notKnown">> {
    const found = scenario === null ? undefined : saved.get(scenario);
    if (found === undefined) return { benefit: null, notKnown: [NOT_KNOWN.benefit] };
    const { network, profile, rules, modifications, saved: at } = found;
    try {
      const benefit = await this.#benefits.get(`${data.state} ${found.id} ${at}`, async () =>
        benefitOf(
          await this.#desk.network.scenario({
            network,
            profile,
            ...(rules ? { rules } : {}),
            modifications,
            withinM: BENEFIT_WITHIN_M,
          }),
        ),
      );
      return { benefit, notKnown: [] };
    } catch (error) {
      if (!(error instanceof StudyError)) throw error;
      const { sv, en } = error.fields.text ?? { sv: error.message, en: error.message };
      const text: Text = {
        sv: `Scenariot kan inte räknas: ${sv}`,
        en: `The scenario cannot be computed: ${en}`,
      };
      return { benefit: null, notKnown: [text] };
    }
  }

  async #provenance(
    data: Data,
    plan: Plan,
    known: readonly Known[],
    how: { command: string; request: string },
  ) {
    const tables = ["TAB6574", "TAB6586"].filter((table) => snapshotOf(data, table));
    const provenance = provenanceOf(data, tables, { method: PLAN_METHOD, ...how });
    const networks = known.some(({ near, benefit }) => near?.from === "network" || benefit)
      ? await this.#desk.networkSnapshots()
      : [];
    const even = known.filter(({ near }) => near?.from === "areas").length;
    return {
      ...provenance,
      origin: [
        { source: plan.source, fetched: plan.imported, invented: plan.invented },
        ...networks.map(originOf),
        ...provenance.origin,
      ],
      notes: [
        ...provenance.notes,
        ...(even > 0
          ? [
              {
                text: {
                  sv: `${even} åtgärder ligger utanför gångnätet: befolkningen är där spridd jämnt över varje områdes yta.`,
                  en: `${even} measures lie outside the walking network: people are there spread evenly over the ground of each area.`,
                },
                mandatory: false,
              },
            ]
          : []),
      ],
    };
  }
}

/** Where a drawn scenario lies: the ends of what it adds, moves or changes. */
function drawnPlace(saved: ScenarioSaved | undefined): PlanGeometry | null {
  const lines = (saved?.modifications ?? []).flatMap((one) => {
    if ("from" in one && "to" in one) return [[one.from, one.to]];
    if ("stops" in one) return [one.stops];
    return "at" in one ? [[one.at, one.at]] : [];
  });
  return lines.length === 0 ? null : { type: "MultiLineString", coordinates: lines };
}
