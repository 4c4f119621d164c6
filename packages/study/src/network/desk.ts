import type { Barriers, Profile, ScenarioAsked, ScenarioSaved } from "@tvars/api";
import { TYPOLOGY_THRESHOLDS } from "@tvars/network";
import type { Candidate } from "@tvars/network";
import type { Snapshot, SnapshotStore } from "@tvars/engine";
import type { Place } from "../barometer/place.ts";
import type { Data } from "../data/data.ts";
import { yearOf } from "../data/data.ts";
import { Memo } from "../data/memo.ts";
import { StudyError } from "../error.ts";
import type { Geography } from "../layers/geography.ts";
import { measureNamed } from "../measures/catalogue.ts";
import { choose, groupYear } from "../measures/choose.ts";
import type { GroupTable } from "../measures/group-table.ts";
import { nearOnNetwork } from "../plans/lived-near.ts";
import type { NetworkQuery, Study } from "../study.ts";
import { accessAnswer } from "./access/answer.ts";
import { formChoice } from "./access/form-query.ts";
import { barriersAnswer } from "./barriers.ts";
import { countedBarriers, countedSegment, rulesKey } from "./counted-barriers.ts";
import { candidateSpots, candidatesAnswer, candidatesOf } from "./candidates.ts";
import { indicatorsAnswer } from "./indicators/answer.ts";
import { indexedAreas } from "./indicators/contrast.ts";
import { networkId, networkInfo } from "./info.ts";
import { storedFeed } from "./import-timetable.ts";
import { isochroneAnswer } from "./isochrone.ts";
import { minutesOf } from "./minutes.ts";
import { makeModel } from "./model.ts";
import { MOST_AT_ONCE, NationwideStore } from "./nationwide.ts";
import type { Model } from "./model.ts";
import {
  noAreasOnNetwork,
  noBarriers,
  noNetwork,
  noSuchNetwork,
  otherNetwork,
  tooLargeAtOnce,
} from "./problems.ts";
import { comparisonAnswer } from "./comparison.ts";
import { qualityAnswer } from "./quality.ts";
import { routeAnswer } from "./route.ts";
import { scenarioAnswer } from "./scenario.ts";
import type { Lines } from "./scenario-lines.ts";
import { livedAreas } from "./lived-areas.ts";
import { isLine, isService } from "./modifications.ts";
import { radiiOf } from "./radii.ts";
import { segregationAnswer } from "./segregation.ts";
import { measureAround } from "./segregation-measures.ts";
import { segmentAnswer } from "./segment-answer.ts";
import { serviceNamed, servicesOn } from "./access/services.ts";
import type { Services } from "./access/services.ts";
import { severedOf } from "./severed.ts";
import type { Severed } from "./severed.ts";
import { streetsAnswer } from "./streets.ts";
import { classesOf, structureAnswer } from "./structure.ts";
import { structureValues } from "./structure-values.ts";
import type { StructureValues } from "./structure-values.ts";
import { noTimetable } from "./timetable-problems.ts";
import { leavingOf, ordinaryDay, transitTimes } from "./transit.ts";
import type { TransitQuery, TransitTimes } from "./transit.ts";

/** The calls of a study that need a network. */
export type NetworkCalls = Pick<
  Study,
  | "networks"
  | "networkQuality"
  | "networkComparison"
  | "structure"
  | "barriers"
  | "barrierSegment"
  | "barrierSegregation"
  | "barrierIndicators"
  | "scenario"
  | "candidates"
  | "streets"
  | "access"
  | "isochrone"
  | "route"
  | "severAll"
  | "livedNear"
>;

interface Desk {
  /** The workspace's folder. */
  folder: string;
  store: SnapshotStore;
  geography: Geography;
  data: () => Promise<Data>;
  place: (data: Data, id: string, year: number) => Promise<Place>;
  savedScenario: (id: string) => Promise<ScenarioSaved>;
  grouping: (data: Data, id: string) => Promise<GroupTable>;
}

/** Thresholds of structure that are used unless told. */
const USUAL = {
  severed: TYPOLOGY_THRESHOLDS.severed,
  sparse: TYPOLOGY_THRESHOLDS.perKm2,
  separated: TYPOLOGY_THRESHOLDS.separation,
};

const askedOf = ({ within = 1000, limit = 5000 }: NetworkQuery) => ({ withinM: within, limitM: limit });

/** What answers hang on that a network made ready gives. */
const keyOf = ({ snapshot, profile, rules }: Model, { state }: Data): string =>
  `${snapshot.id} ${profile} ${state} ${rules}`;

/** Networks made ready are large: a few stay, so that one profile can be set against another. */
const KEPT = 4;

/** Answers questions about networks; what is dear to make is kept for the next question. */
export class NetworkDesk implements NetworkCalls {
  readonly #desk: Desk;
  readonly #models = new Memo(KEPT);
  readonly #severed = new Memo(KEPT);
  readonly #tried = new Memo(200);
  readonly #served = new Memo(KEPT);
  readonly #feeds = new Memo(1);
  readonly #rides = new Memo(KEPT);
  readonly #infos = new Memo(64);
  readonly #structures = new Memo(KEPT);
  readonly #nationwide: NationwideStore;

  constructor(desk: Desk) {
    this.#desk = desk;
    this.#nationwide = new NationwideStore(desk.folder);
  }

  /** Networks in use, real ones first; where figures are real, the invented one steps aside as the example region does. */
  async #snapshots({ invented, snapshots }: Data): Promise<Snapshot[]> {
    const current = (await this.#desk.store.current()).filter(({ kind }) => kind === "network");
    const [real, made] = [current.filter((one) => !one.invented), current.filter((one) => one.invented)];
    return snapshots.length > 0 && !invented ? real : [...real, ...made];
  }

  async #model(query: NetworkQuery): Promise<{ data: Data; model: Model }> {
    const data = await this.#desk.data();
    const snapshots = await this.#snapshots(data);
    if (snapshots.length === 0) throw noNetwork();
    const { network, profile = "adult" } = query;
    const snapshot =
      network === undefined ? snapshots[0]! : snapshots.find((one) => networkId(one) === network);
    if (snapshot === undefined) throw noSuchNetwork(network!, snapshots.map(networkId));
    return { data, model: await this.#made(snapshot, profile, data, query.rules) };
  }

  #made(snapshot: Snapshot, profile: Profile, data: Data, asked?: string): Promise<Model> {
    const { folder, store, geography } = this.#desk;
    const rules = rulesKey(asked);
    return this.#models.get(`${snapshot.id} ${profile} ${data.state} ${rules}`, () =>
      makeModel(store, snapshot, profile, { data, geography, folder, rules }),
    );
  }

  async #across(query: NetworkQuery): Promise<{ data: Data; model: Model; severed: Severed }> {
    const { data, model } = await this.#model(query);
    const { within = 1000, limit = 5000 } = query;
    if (model.graph.nodes > MOST_AT_ONCE) throw tooLargeAtOnce(model.snapshot.title, model.graph.nodes);
    const key = `${keyOf(model, data)} ${within} ${limit}`;
    const severed = await this.#severed.get(key, async () => severedOf(model, within, limit));
    return { data, model, severed };
  }

  /** What a run over the whole network left, answered without making the network ready. */
  async #ranNationwide(query: NetworkQuery): Promise<Barriers | undefined> {
    const data = await this.#desk.data();
    const { network, profile = "adult" } = query;
    const snapshot = (await this.#snapshots(data)).find(
      (one) => network === undefined || networkId(one) === network,
    );
    const rules = rulesKey(query.rules);
    return snapshot && this.#nationwide.answer({ snapshot, profile, rules }, data, askedOf(query));
  }

  networks: NetworkCalls["networks"] = async () => {
    const data = await this.#desk.data();
    const infos = [];
    for (const snapshot of await this.#snapshots(data)) {
      const info = async () => networkInfo(await this.#made(snapshot, "adult", data));
      infos.push(await this.#infos.get(`${snapshot.id} ${data.state}`, info));
    }
    return infos;
  };

  networkQuality: NetworkCalls["networkQuality"] = async (query) => {
    const { data, model } = await this.#model(query);
    return qualityAnswer(data, model, this.#desk.geography);
  };

  networkComparison: NetworkCalls["networkComparison"] = async ({ a, b, within = 40 }) => {
    const { data, model } = await this.#model({ network: a });
    const other = await this.#model({ network: b });
    return comparisonAnswer(data, model, other.model, within);
  };

  livedNear: NetworkCalls["livedNear"] = async (query) => {
    if ((await this.#snapshots(await this.#desk.data())).length === 0)
      return query.geometries.map(() => null);
    const { data, model } = await this.#model({});
    // Of a network too large to be measured at once the people are known, but not how their surroundings are built.
    const isLarge = model.graph.nodes > MOST_AT_ONCE;
    const classes = isLarge ? undefined : classesOf(await this.#structureValues(data, model), USUAL);
    return nearOnNetwork(model, classes, query);
  };

  structure: NetworkCalls["structure"] = async ({
    severed = TYPOLOGY_THRESHOLDS.severed,
    sparse = TYPOLOGY_THRESHOLDS.perKm2,
    separated = TYPOLOGY_THRESHOLDS.separation,
    ...query
  }) => {
    const { data, model } = await this.#model(query);
    const values = await this.#structureValues(data, model);
    return structureAnswer(data, model, values, { severed, sparse, separated });
  };

  #structureValues(data: Data, model: Model): Promise<StructureValues> {
    return this.#structures.get(keyOf(model, data), async () =>
      structureValues(model, await servicesOn(this.#desk.store, data, model)),
    );
  }

  severAll: NetworkCalls["severAll"] = async (query, { signal, onProgress } = {}) => {
    const { data, model } = await this.#model(query);
    const what = `Severance of ${networkId(model.snapshot)}`;
    const { withinM, limitM } = askedOf(query);
    const { segments } = this.#nationwide.run(
      model,
      data,
      { withinM, limitM },
      {
        ...(signal ? { signal } : {}),
        ...(onProgress ? { onProgress: (done, total) => onProgress({ what, done, total }) } : {}),
      },
    );
    return { network: networkId(model.snapshot), profile: model.profile, segments: segments.length };
  };

  barriers: NetworkCalls["barriers"] = async (query) => {
    const known = await this.#ranNationwide(query);
    if (known !== undefined) return countedBarriers(known, query);
    const { data, model, severed } = await this.#across(query);
    return countedBarriers(barriersAnswer(data, model, severed), query);
  };

  barrierSegment: NetworkCalls["barrierSegment"] = async ({ id, ...query }) => {
    const { data, model, severed } = await this.#across(query);
    return countedSegment(segmentAnswer(data, model, severed, id), query);
  };

  barrierSegregation: NetworkCalls["barrierSegregation"] = async ({
    grouping = "background",
    groups,
    year,
    measure: name = "spatial-information-theory",
    radius = "500,1000,2000",
    permutations = 199,
    seed = 1,
    ...query
  }) => {
    const radiiM = radiiOf(radius);
    const measure = measureAround(name);
    const { data, model } = await this.#model(query);
    if (model.segments.count === 0) throw noBarriers(model.snapshot.title.sv);
    if (model.people.from !== "areas") throw noAreasOnNetwork(model.snapshot.title);
    const table = await this.#desk.grouping(data, grouping);
    const ids = groups?.split(",").filter((one) => one !== "");
    const chosen = choose(table, [measureNamed(measure.id)], { groups: ids });
    const { geography } = this.#desk;
    const lived = await livedAreas(data, model, { chosen, geography, year: groupYear(table, year) });
    const { severed } = await this.#across(query);
    const asked = { chosen, lived, measure, radiiM, permutations, seed, severed };
    return segregationAnswer(data, model, asked);
  };

  barrierIndicators: NetworkCalls["barrierIndicators"] = async ({
    within = 1000,
    barrier,
    segment,
    scenario,
    permutations = 199,
    seed = 1,
    ...query
  }) => {
    const { data, model } = await this.#model(query);
    const saved = scenario === undefined ? undefined : await this.#desk.savedScenario(scenario);
    if (saved && saved.network !== networkId(model.snapshot))
      throw otherNetwork(saved, networkId(model.snapshot));
    const { store, geography } = this.#desk;
    const found = await servicesOn(store, data, model);
    return indicatorsAnswer(data, model, {
      withinM: within,
      barrier,
      segment,
      scenario: saved,
      permutations,
      seed,
      services: found.services,
      servicesFrom: found.snapshot,
      areas: await indexedAreas(data, model, geography),
    });
  };

  scenario: NetworkCalls["scenario"] = async (asked) => {
    const { network, profile, rules, withinM = 1000, modifications, against = [] } = asked;
    const { data, model, severed } = await this.#across({ network, profile, rules, within: withinM });
    const all = [...modifications, ...against];
    const hasLines = all.some(isLine);
    const services = hasLines || all.some(isService) ? await this.#services(data, model) : [];
    const lines = hasLines ? await this.#lines(model, asked) : undefined;
    const more = { services, ...(lines ? { lines } : {}) };
    return scenarioAnswer(data, model, severed, { ...(asked as ScenarioAsked), withinM }, more);
  };

  /** The timetable whose lines change, on the day asked for, or on an ordinary Tuesday. */
  async #lines(model: Model, { date, departure, window }: TransitQuery): Promise<Lines> {
    const snapshot = await this.#timetable(model);
    const feed = await this.#feeds.get(snapshot.id, () => storedFeed(this.#desk.store, snapshot));
    const leaving = leavingOf(
      {
        date: date ?? ordinaryDay(feed),
        ...(departure ? { departure } : {}),
        ...(window === undefined ? {} : { window }),
      },
      feed,
    );
    return { feed, snapshot, leaving };
  }

  async #services(data: Data, model: Model): Promise<readonly Services[]> {
    return (await this.#servicesOf(data, model)).services;
  }

  candidates: NetworkCalls["candidates"] = async ({
    barrier,
    top = 20,
    parts = 1,
    part = parts,
    ...query
  }) => {
    const { data, model, severed } = await this.#across(query);
    const spots = candidateSpots(model, barrier);
    const upTo = Math.min(part, parts);
    const end = (nth: number): number => Math.round((spots.length * nth) / parts);
    const found: Candidate[] = [];
    // What a part found is kept: asked for one more, only that one is tried.
    for (let nth = 1; nth <= upTo; nth++) {
      const key = `${nth}/${parts} ${keyOf(model, data)} ${severed.withinM} ${severed.limitM} ${barrier ?? ""} ${top}`;
      const own = spots.slice(end(nth - 1), end(nth));
      found.push(...(await this.#tried.get(key, async () => candidatesOf(model, severed, own, top))));
    }
    const tried = end(upTo);
    return candidatesAnswer(data, model, severed, { barrier, top, found, tried, spots: spots.length });
  };

  streets: NetworkCalls["streets"] = async ({ bounds, ...query }) =>
    streetsAnswer((await this.#model(query)).model, bounds);

  /** Own services, the network's, and the stops of its timetable where one is stored. */
  async #servicesOf(data: Data, model: Model) {
    const timetable = await this.#timetable(model).catch((error: unknown) => {
      if (error instanceof StudyError) return undefined;
      throw error;
    });
    const key = `${keyOf(model, data)} ${timetable?.id ?? ""}`;
    return this.#served.get(key, () => servicesOn(this.#desk.store, data, model, timetable));
  }

  /** The newest timetable: an invented one for an invented network, never for a real one. */
  async #timetable({ snapshot: { invented } }: Model): Promise<Snapshot> {
    const current = (await this.#desk.store.current()).filter(({ kind }) => kind === "timetable");
    const real = current.findLast((one) => !one.invented);
    const found = invented ? (current.findLast((one) => one.invented) ?? real) : real;
    if (found === undefined) throw noTimetable();
    return found;
  }

  async #transit(
    data: Data,
    model: Model,
    services: readonly Services[],
    { of, ...query }: TransitQuery & { of?: Services | undefined },
  ): Promise<TransitTimes> {
    const snapshot = await this.#timetable(model);
    const feed = await this.#feeds.get(snapshot.id, () => storedFeed(this.#desk.store, snapshot));
    const leaving = leavingOf(query, feed);
    const key = `${keyOf(model, data)} ${snapshot.id} ${leaving.date} ${leaving.departure} ${leaving.window} ${of?.kind ?? ""}`;
    return this.#rides.get(key, async () => transitTimes(model, services, { feed, snapshot, leaving, of }));
  }

  access: NetworkCalls["access"] = async ({
    place,
    minutes = "5,10,15,30",
    mode = "walk",
    date,
    departure,
    window,
    form,
    service,
    cutoff,
    decay,
    beta,
    n,
    line,
    ...query
  }) => {
    const byWheel = mode === "cycle" || mode === "car" ? mode : undefined;
    const { data, model } = await this.#model({ ...query, ...(byWheel ? { profile: byWheel } : {}) });
    const { services, from } = await this.#servicesOf(data, model);
    const leave = {
      ...(date ? { date } : {}),
      ...(departure ? { departure } : {}),
      ...(window === undefined ? {} : { window }),
    };
    const chosen =
      form === undefined
        ? undefined
        : {
            choice: formChoice({ form, cutoff, decay, beta, n, line }),
            service: serviceNamed(services, service),
          };
    const found =
      model.people.from === "areas" || (place !== undefined && place !== "riket")
        ? await this.#desk.place(data, place ?? "riket", yearOf(data, undefined))
        : undefined;
    const codes = found && place !== undefined && place !== "riket" ? new Set(found.codes) : undefined;
    return accessAnswer(data, model, {
      minutes: minutesOf(minutes),
      services,
      servicesFrom: from,
      form: chosen,
      place: found?.ref ?? null,
      isIn: codes && ((node) => codes.has(model.people.regso[node]!)),
      transit:
        mode === "transit"
          ? await this.#transit(data, model, services, { ...leave, of: chosen?.service })
          : undefined,
    });
  };

  isochrone: NetworkCalls["isochrone"] = async ({ lon, lat, minutes = "5,10,15", ...query }) => {
    const { data, model } = await this.#model(query);
    return isochroneAnswer(data, model, { lon, lat, minutes: minutesOf(minutes) });
  };

  route: NetworkCalls["route"] = async ({ from, to, open = false, ...query }) => {
    const { model } = await this.#model(query);
    return routeAnswer(model, from, to, open);
  };
}
