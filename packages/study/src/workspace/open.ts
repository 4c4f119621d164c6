import { mkdir } from "node:fs/promises";
import { join, resolve } from "node:path";
import { breakdownAsked } from "@tvars/api";
import type { AreaRef } from "@tvars/api";
import { divisionOf, versionFor } from "@tvars/areas";
import { openStore } from "@tvars/engine";
import type { Engine, EngineChoice, SnapshotStore } from "@tvars/engine";
import { areaTableOf } from "../barometer/area-table.ts";
import { barometerOf } from "../barometer/barometer.ts";
import type { PlaceIn } from "../barometer/barometer.ts";
import { cutoffsOf } from "../barometer/cutoffs.ts";
import { mapValuesOf } from "../barometer/map-values.ts";
import { memberIds, resolvePlace } from "../barometer/place.ts";
import type { Place } from "../barometer/place.ts";
import { recomputeOf } from "../barometer/recompute.ts";
import { transitionsOf } from "../barometer/transitions.ts";
import { latestChanges } from "../changes/latest.ts";
import type { Data } from "../data/data.ts";
import { yearOf } from "../data/data.ts";
import { activeSnapshots, loadData, stateOf } from "../data/load.ts";
import { knowsOf } from "../data/knows.ts";
import { Memo } from "../data/memo.ts";
import { searchAreas } from "../data/search.ts";
import { StudyError } from "../error.ts";
import { FollowDesk } from "../followup/desk.ts";
import { evaluationAskedBy } from "../followup/evaluation-asked.ts";
import { IndicatorShelf } from "../indicators/shelf.ts";
import { Geography } from "../layers/geography.ts";
import { MEASURES, infoOf } from "../measures/catalogue.ts";
import { MeasureDesk } from "../measures/desk.ts";
import { measureGiven } from "../measures/given.ts";
import { GroupingShelf } from "../measures/groupings.ts";
import { areaPageOf } from "../pages/area-page.ts";
import { placePageOf } from "../pages/place-page.ts";
import { pictureStory } from "../pictures/index.ts";
import { NetworkDesk } from "../network/desk.ts";
import type { NetworkCalls } from "../network/desk.ts";
import { NetworkProcess } from "../network/apart.ts";
import { ScenarioStore } from "../network/scenario-store.ts";
import { PlanDesk } from "../plans/desk.ts";
import { loadResidents } from "../records/denominators/residents.ts";
import { BreakdownDesk } from "../records/breakdown/desk.ts";
import { areasByYear } from "../records/release/areas-by-year.ts";
import type { ReportDesk } from "../reports/desk.ts";
import { DEFAULT_BASE, baseOf } from "../reports/base.ts";
import { screenOf } from "../reports/screen-of.ts";
import { ReportVersions } from "../reports/versions.ts";
import { StudyDesk } from "../studies/desk.ts";
import { packageOf } from "../studies/package.ts";
import { noSuchRun } from "../studies/problems.ts";
import { ReleaseDesk } from "../records/release/desk.ts";
import { RecordsFilesDesk } from "../records/files-desk.ts";
import { RecordsDesk } from "../records/records-desk.ts";
import type { PlaceQuery } from "../records/records-desk.ts";
import type { Study, Work } from "../study.ts";
import { cubeOf } from "./cube.ts";
import { openChosen } from "./engine.ts";
import { importExample, importPath } from "./import.ts";
import { fetchFrom } from "./fetch.ts";
import { type ApartTask, workApart } from "./apart.ts";
import { SetStore } from "./sets.ts";
import { snapshotInfo, workspaceOf } from "./describe.ts";
import { noSuchSnapshot } from "../problems.ts";

export interface StudyOptions {
  /** Which database is asked; the embedded one unless told. */
  engine?: EngineChoice;
  /** Memory the embedded engine may use. */
  memoryLimitMb?: number;
  /** Fetch and import in a process of their own, for a server that must stay small and answer meanwhile. */
  apart?: boolean;
  /** Where the services are asked for, by source; for machines with a local copy and for tests. */
  baseUrls?: Record<string, string>;
}

/** Opens a workspace folder, made when absent, and answers everything asked of it. */
export async function openStudy(path: string, options: StudyOptions = {}): Promise<Study> {
  const folder = resolve(path);
  await mkdir(folder, { recursive: true });
  const store = await openStore(folder);
  const engine = await openChosen(options.engine, store, {
    memoryLimitMb: options.memoryLimitMb ?? 512,
    // Each thread keeps buffers of its own; answers are small and come from memory, so a server does with one.
    threads: options.apart ? 1 : 2,
  });
  const study = new FolderStudy(folder, store, engine, options);
  // Rows whose time is out are gone before anything can be asked of them.
  await study.removeExpiredRecords();
  return study;
}

class FolderStudy implements Study {
  readonly folder: string;
  readonly #store: SnapshotStore;
  readonly #engine: Engine;
  readonly #options: StudyOptions;
  readonly #sets: SetStore;
  readonly #memo = new Memo();
  readonly #geography: Geography;
  readonly #shelf: IndicatorShelf;
  readonly #groupings: GroupingShelf;
  readonly #desk: MeasureDesk;
  readonly #networks: NetworkCalls & { close?: () => void };
  readonly #scenarios: ScenarioStore;
  readonly #recordsFiles: RecordsFilesDesk;
  readonly #records: RecordsDesk;
  readonly #breakdowns: BreakdownDesk;
  readonly #releases: ReleaseDesk;
  readonly #follow: FollowDesk;
  readonly #plans: PlanDesk;
  readonly #studies: StudyDesk;
  readonly #versions: ReportVersions;
  #reports: Promise<ReportDesk> | undefined;
  #base = DEFAULT_BASE;

  constructor(folder: string, store: SnapshotStore, engine: Engine, options: StudyOptions) {
    this.folder = folder;
    this.#store = store;
    this.#engine = engine;
    this.#options = options;
    this.#sets = new SetStore(folder);
    this.#geography = new Geography(folder, store, engine, () => this.#active());
    this.#shelf = new IndicatorShelf(folder, engine, this.#memo);
    this.#groupings = new GroupingShelf(engine, this.#memo);
    this.#desk = new MeasureDesk(this.#groupings, this.#geography, this.#place);
    this.#scenarios = new ScenarioStore(folder);
    this.#recordsFiles = new RecordsFilesDesk(folder, {
      bounds: () => this.#geography.wholeBounds(),
      knows: async () => knowsOf((await this.#data()).gazetteer),
    });
    this.#records = new RecordsDesk({
      folder,
      engine,
      geography: this.#geography,
      data: () => this.#data(),
    });
    this.#breakdowns = new BreakdownDesk({
      folder,
      engine,
      memo: this.#memo,
      data: () => this.#data(),
      place: this.#place,
      sets: () => this.#records.list(),
      profiles: () => this.#recordsFiles.profiles(),
    });
    this.#releases = new ReleaseDesk({
      folder,
      engine,
      data: () => this.#data(),
      breakdown: (asked) => this.#breakdowns.breakdown(asked),
      areasOf: (data) => areasByYear((id, year) => this.#place(data, id, year), data.years),
    });
    this.#studies = new StudyDesk(this);
    this.#versions = new ReportVersions(folder);
    this.#follow = new FollowDesk({
      folder,
      data: () => this.#data(),
      dataBefore: () => this.#dataBefore(),
      place: this.#place,
      placeIn: (data, id) => this.#placeIn(data, id),
      indicator: (data, id) => this.#shelf.values(data, id),
      measureTrend: (data, query) => this.#desk.trend(data, query),
      breakdown: (asked) => this.breakdown(asked),
      snapshots: () => this.snapshots(),
      changes: () => this.changes({ limit: 500 }),
      releases: () => this.releases(),
      reports: () => this.reportVersions(),
    });
    this.#networks = options.apart
      ? new NetworkProcess(folder)
      : new NetworkDesk({
          folder,
          store,
          geography: this.#geography,
          data: () => this.#data(),
          place: this.#place,
          savedScenario: (id) => this.#scenarios.get(id),
          grouping: (data, id) => this.#groupings.get(data, id),
        });
    this.#plans = new PlanDesk({
      folder,
      geography: this.#geography,
      data: () => this.#data(),
      network: this.#networks,
      scenarios: () => this.#scenarios.list(),
      residents: (data) => loadResidents(data, engine, this.#memo),
      networkSnapshots: async () => (await store.current()).filter(({ kind }) => kind === "network"),
      networkFile: (snapshot) => store.path(snapshot, "data.parquet"),
    });
  }

  #active = async () => activeSnapshots(await this.#store.current());

  /** The figures in use, loaded once for each state of the workspace. */
  async #data(): Promise<Data> {
    const snapshots = await this.#active();
    return this.#memo.get(`data ${stateOf(snapshots)}`, () =>
      loadData(this.#engine, this.#geography, snapshots),
    );
  }

  /** The figures as the snapshots before the current ones gave them; undefined where none was superseded. */
  async #dataBefore(): Promise<Data | undefined> {
    const [current, all] = await Promise.all([this.#active(), this.#store.list()]);
    const byId = new Map(all.map((one) => [one.id, one]));
    const older = current.map((one) => (one.supersedes && byId.get(one.supersedes)) || one);
    if (older.every((one, at) => one === current[at])) return undefined;
    return this.#memo.get(`data ${stateOf(older)}`, () => loadData(this.#engine, this.#geography, older));
  }

  #place = (data: Data, id: string, year: number): Promise<Place> => resolvePlace(data, this.#sets, id, year);

  /** The same place in other years; undefined where it has no areas then. */
  #placeIn(data: Data, id: string): PlaceIn {
    return (year) =>
      this.#place(data, id, year).catch((cause: unknown) => {
        if (cause instanceof StudyError && cause.kind === "not-found") return undefined;
        throw cause;
      });
  }

  /** riket, län and kommun above a place; a set is compared with the whole. */
  async #above(data: Data, id: string, code: string | undefined, year: number): Promise<Place[]> {
    const ids = new Set(["riket"]);
    if (code !== undefined && code !== "00") {
      ids.add(`lan:${code.slice(0, 2)}`);
      if (code.length > 4) ids.add(`kommun:${code.slice(0, 4)}`);
    }
    ids.delete(id);
    const found = await Promise.all([...ids].map((other) => this.#placeIn(data, other)(year)));
    return found.filter((place) => place !== undefined);
  }

  async workspace() {
    return workspaceOf(await this.#data(), this.#geography);
  }

  async snapshots() {
    return (await this.#store.list()).map(snapshotInfo).reverse();
  }

  async snapshot(id: string) {
    const found = (await this.#store.list()).find((snapshot) => snapshot.id === id);
    if (!found) throw noSuchSnapshot(id);
    return snapshotInfo(found);
  }

  search: Study["search"] = async ({ q, year, limit = 12 }) => {
    const data = await this.#data();
    return searchAreas(data, this.#geography, q, year ?? data.years.at(-1), limit);
  };

  point: Study["point"] = async ({ lon, lat, year }) => {
    const data = await this.#data();
    const versions = year === undefined ? SMALL_AREAS : [versionFor("regso", year), versionFor("deso", year)];
    const small = await this.#geography.locate(lon, lat, versions);
    // A RegSO lies in one kommun and one län: its code says which.
    const code = small[0]?.code;
    const above = code
      ? [["kommun@2007", code.slice(0, 4)] as const, ["lan@2007", code.slice(0, 2)] as const]
      : [];
    const keys = [...small.map((key) => [key.version, key.code] as const), ...above];
    return { lon, lat, areas: keys.flatMap(([version, found]) => data.gazetteer.get(version, found) ?? []) };
  };

  mapValues: Study["mapValues"] = async ({ year, before }) => {
    const data = await this.#data();
    return mapValuesOf(data, yearOf(data, year), before === undefined ? undefined : yearOf(data, before));
  };

  barometer: Study["barometer"] = async ({ place: id = "riket", year, compare }) => {
    const data = await this.#data();
    const at = yearOf(data, year);
    const place = await this.#place(data, id, at);
    const compared = compare
      ? await Promise.all(compare.map((other) => this.#place(data, other, at)))
      : await this.#above(data, id, codeIn(id), at);
    return barometerOf(data, place, at, this.#placeIn(data, id), compared, compare);
  };

  areas: Study["areas"] = async ({ place: id = "riket", year, division = "regso" }) => {
    const data = await this.#data();
    const at = yearOf(data, year);
    return areaTableOf(data, await this.#place(data, id, at), at, division);
  };

  area: Study["area"] = async ({ id, year }) => {
    const data = await this.#data();
    return areaPageOf(
      {
        data,
        engine: this.#engine,
        geography: this.#geography,
        contrasts: { all: () => this.#shelf.withDeso(data) },
        above: (area: AreaRef, at) => this.#above(data, id, area.code, at),
      },
      id,
      year,
    );
  };

  place: Study["place"] = async ({ id, year }) => {
    const data = await this.#data();
    const at = yearOf(data, year);
    const place = await this.#place(data, id, at);
    const compared = await this.#above(data, id, codeIn(id), at);
    const members = await Promise.all(memberIds(place).map((member) => this.#place(data, member, at)));
    return placePageOf(data, this.#geography, place, at, this.#placeIn(data, id), compared, members);
  };

  compare: Study["compare"] = async ({ places, year }) =>
    Promise.all(places.map((place) => this.barometer({ place, year })));

  transitions: Study["transitions"] = async ({ place: id = "riket", from, to }) => {
    const data = await this.#data();
    const end = yearOf(data, to);
    const start = yearOf(data, from ?? data.years[0]);
    const [before, after] = await Promise.all([this.#place(data, id, start), this.#place(data, id, end)]);
    return transitionsOf(data, before, after, start, end);
  };

  picture: Study["picture"] = (query) =>
    pictureStory(
      {
        data: () => this.#data(),
        place: this.#place,
        placeIn: (data, id) => this.#placeIn(data, id),
        geography: this.#geography,
        indicators: (data) => this.#shelf.list(data),
        indicator: (data, id) => this.#shelf.values(data, id),
        plan: (id) => this.plan({ id }),
        denominators: (id) => this.denominators({ id }),
        breakdown: ({ records, place, per, year }) =>
          this.breakdown({
            records,
            place,
            by: ["type"],
            figure: "rate",
            per,
            ...(year === undefined ? {} : { years: [year] }),
          }),
      },
      query,
    );

  cutoffs: Study["cutoffs"] = async ({ year }) => {
    const data = await this.#data();
    const years = year === undefined ? data.years : [yearOf(data, year)];
    return years.flatMap((at) => cutoffsOf(data, at) ?? []);
  };

  recompute: Study["recompute"] = async ({ year, sd, side }) => {
    const data = await this.#data();
    return recomputeOf(data, year === undefined ? data.years : [yearOf(data, year)], { sd, side });
  };

  async indicators() {
    return this.#shelf.list(await this.#data());
  }

  indicator: Study["indicator"] = async ({ id, place: placeId = "riket", year, division = "regso" }) => {
    const data = await this.#data();
    const at = yearOf(data, year);
    const place = await this.#place(data, placeId, at);
    return this.#shelf.figures(data, id, place, at, division, this.#placeIn(data, placeId));
  };

  async groupings() {
    return this.#groupings.list(await this.#data());
  }

  measures: Study["measures"] = async () => MEASURES.map(infoOf);

  measure: Study["measure"] = async (query) => this.#desk.measure(await this.#data(), query);

  measureAreas: Study["measureAreas"] = async ({ measure, ...query }) =>
    this.#desk.areas(await this.#data(), { ...query, measures: [measure] });

  measureTrend: Study["measureTrend"] = async ({ measure, ...query }) =>
    this.#desk.trend(await this.#data(), { ...query, measures: [measure] });

  measureScale: Study["measureScale"] = async ({ measure, ...query }) =>
    this.#desk.scale(await this.#data(), { ...query, measures: [measure] });

  measureDecomposition: Study["measureDecomposition"] = async ({ measure, ...query }) =>
    this.#desk.decomposition(await this.#data(), { ...query, measures: [measure] });

  measurePlaces: Study["measurePlaces"] = async ({
    measure,
    division = "kommun",
    areas = "regso",
    ...query
  }) => this.#desk.places(await this.#data(), { ...query, measures: [measure], division, areas });

  measureGiven: Study["measureGiven"] = (given) => measureGiven(given);

  networks = () => this.#networks.networks();
  networkQuality: Study["networkQuality"] = (query) => this.#networks.networkQuality(query);
  networkComparison: Study["networkComparison"] = (query) => this.#networks.networkComparison(query);
  livedNear: Study["livedNear"] = (query) => this.#networks.livedNear(query);
  structure: Study["structure"] = (query) => this.#networks.structure(query);
  barriers: Study["barriers"] = (query) => this.#networks.barriers(query);
  severAll: Study["severAll"] = (query, work) => this.#networks.severAll(query, work);
  barrierSegment: Study["barrierSegment"] = (query) => this.#networks.barrierSegment(query);
  barrierSegregation: Study["barrierSegregation"] = (query) => this.#networks.barrierSegregation(query);
  barrierIndicators: Study["barrierIndicators"] = (query) => this.#networks.barrierIndicators(query);
  scenario: Study["scenario"] = (query) => this.#networks.scenario(query);
  candidates: Study["candidates"] = (query) => this.#networks.candidates(query);
  access: Study["access"] = (query) => this.#networks.access(query);
  streets: Study["streets"] = (query) => this.#networks.streets(query);
  isochrone: Study["isochrone"] = (query) => this.#networks.isochrone(query);
  route: Study["route"] = (query) => this.#networks.route(query);
  scenarios: Study["scenarios"] = ({ network }) => this.#scenarios.list(network);
  saveScenario: Study["saveScenario"] = (scenario) => this.#scenarios.save(scenario);
  deleteScenario: Study["deleteScenario"] = (id) => this.#scenarios.remove(id);

  plans = () => this.#plans.list();
  importPlan: Study["importPlan"] = (query) => this.#plans.import(query);
  plan: Study["plan"] = (query) => this.#plans.answer(query);
  planOrder: Study["planOrder"] = (query) => this.#plans.order(query);
  planSheet: Study["planSheet"] = (query) => this.#plans.sheet(query);
  planSheetFile: Study["planSheetFile"] = (query) => this.#plans.sheetFile(query);
  removePlan: Study["removePlan"] = (id) => this.#plans.remove(id);
  denominators: Study["denominators"] = ({ id }) => this.#breakdowns.denominators(id);
  breakdown: Study["breakdown"] = (query) => this.#breakdowns.breakdown(query);
  releases = () => this.#releases.list();
  draftRelease: Study["draftRelease"] = async ({ asked, who, reason = "" }, work = {}) =>
    (await this.#isLong({ records: asked.records }))
      ? this.#apart("draftRelease", { asked, who, reason }, work)
      : this.#releases.draft(breakdownAsked.parse(asked), who, reason, work);
  release: Study["release"] = ({ id }) => this.#releases.get(id);
  releaseCheck: Study["releaseCheck"] = async ({ id }, work = {}) =>
    (await this.#isLong({ but: id }))
      ? this.#apart("releaseCheck", { id }, work)
      : this.#releases.check(id, work);
  decideRelease: Study["decideRelease"] = async ({ id, ...decision }) =>
    // Only a release is weighed; the others are a line in the log.
    decision.decision === "release" && (await this.#isLong({ but: id }))
      ? this.#apart("decideRelease", { id, ...decision }, {})
      : this.#releases.decide(id, decision);
  /** Weighing a table against what is out takes a server's whole attention: it is done apart. */
  #isLong = async (of: { records?: string; but?: string }): Promise<boolean> =>
    this.#options.apart === true && this.#releases.isLong(of);
  releaseRules = () => this.#releases.store.rules();
  setReleaseRules: Study["setReleaseRules"] = (rules) => this.#releases.store.setRules(rules);
  goals = () => this.#follow.goals();
  goal: Study["goal"] = ({ id }) => this.#follow.goal(id);
  saveGoal: Study["saveGoal"] = (goal) => this.#follow.save(goal);
  deleteGoal: Study["deleteGoal"] = (id) => this.#follow.remove(id);
  composition: Study["composition"] = (query) => this.#follow.composition(query);
  evaluate: Study["evaluate"] = (asked) => this.#follow.evaluate(asked);
  evaluation: Study["evaluation"] = (query) => this.#follow.evaluate(evaluationAskedBy(query));
  early: Study["early"] = (query) => this.#follow.early(query);
  news: Study["news"] = (query) => this.#follow.news(query);
  ownDenominators = () => this.#breakdowns.denominatorShelf.own.list();
  addDenominator: Study["addDenominator"] = (file, asked) =>
    this.#breakdowns.denominatorShelf.own.add(file, asked);
  removeDenominator: Study["removeDenominator"] = async (id) => {
    await this.#breakdowns.denominatorShelf.own.remove(id);
    return { removed: id };
  };

  studies = () => this.#studies.definitions.list();
  studyDefinition: Study["studyDefinition"] = (id) => this.#studies.definitions.get(id);
  studyScreens: Study["studyScreens"] = async (id) =>
    Object.fromEntries(
      (await this.#studies.definitions.get(id)).steps.map((step) => [
        step.id,
        screenOf(step.route, step.asked) ?? null,
      ]),
    );
  saveStudy: Study["saveStudy"] = (definition) => this.#studies.save(definition);
  addStep: Study["addStep"] = (id, step) => this.#studies.addStep(id, step);
  removeStudy: Study["removeStudy"] = (id) => this.#studies.definitions.remove(id);
  runStudy: Study["runStudy"] = (id, work) => this.#studies.run(id, work);
  studyRuns: Study["studyRuns"] = (id) => this.#studies.runs(id);
  studyFigures: Study["studyFigures"] = async ({ id, run }) => (await this.#studies.frozen(id, run)).figures;
  studyDifference: Study["studyDifference"] = ({ id, from, to }) => this.#studies.difference(id, from, to);
  studyPackage: Study["studyPackage"] = async (id, run) => {
    const chosen = run ?? (await this.#studies.runs(id))[0]?.id;
    if (chosen === undefined) throw noSuchRun(id, undefined);
    return packageOf(this, await this.#studies.frozen(id, chosen));
  };

  publishAt: Study["publishAt"] = (address) => {
    this.#base = baseOf(address);
  };

  /** What writes documents is loaded when the first is asked for. */
  #reportDesk = async (): Promise<ReportDesk> => {
    this.#reports ??= import("../reports/desk.ts").then(
      ({ ReportDesk: Desk }) => new Desk(this, { studies: this.#studies, versions: this.#versions }),
    );
    const desk = await this.#reports;
    desk.base = this.#base;
    return desk;
  };
  reports = async () => (await this.#reportDesk()).definitions.list();
  report: Study["report"] = async (id) => (await this.#reportDesk()).definitions.get(id);
  newReport: Study["newReport"] = async (asked) => (await this.#reportDesk()).create(asked);
  saveReport: Study["saveReport"] = async (report) => (await this.#reportDesk()).definitions.save(report);
  removeReport: Study["removeReport"] = async (id) => (await this.#reportDesk()).definitions.remove(id);
  reportCheck: Study["reportCheck"] = async ({ id, today }) => (await this.#reportDesk()).check(id, today);
  reportFiles: Study["reportFiles"] = async (id, formats, work) =>
    (await this.#reportDesk()).files(id, formats, work);

  freezeReport: Study["freezeReport"] = async (asked, work) => (await this.#reportDesk()).freeze(asked, work);
  reportVersions: Study["reportVersions"] = (id) => this.#versions.heads(id);
  reportVersion: Study["reportVersion"] = async ({ id, n }) => (await this.#reportDesk()).version(id, n);
  reportVersionFile: Study["reportVersionFile"] = ({ id, n, format }) => this.#versions.file(id, n, format);
  addReportErratum: Study["addReportErratum"] = async ({ id, n, ...erratum }) => {
    await this.#versions.addErratum(id, n, erratum);
    return this.reportVersion({ id, n });
  };

  cube: Study["cube"] = async ({ table, select = {} }) =>
    cubeOf(await this.#data(), this.#engine, table, select);

  changes: Study["changes"] = async ({ table, limit = 500 }) => {
    const data = await this.#data();
    return latestChanges(await this.#store.list(), data, this.#engine, table, limit);
  };

  recordsProfiles = () => this.#recordsFiles.profiles();
  understandRecords: Study["understandRecords"] = (query) => this.#recordsFiles.understand(query);
  recordsKeys = () => this.#recordsFiles.keys();
  saveRecordsKey: Study["saveRecordsKey"] = (query) => this.#recordsFiles.saveKey(query);
  removeRecordsKey: Study["removeRecordsKey"] = (id) => this.#recordsFiles.removeKey(id);
  tryRecords: Study["tryRecords"] = (query, work = {}) =>
    this.#options.apart ? this.#apart("tryRecords", whole(query), work) : this.#records.try(query, work);
  storeRecords: Study["storeRecords"] = (query, work = {}) =>
    this.#options.apart ? this.#apart("storeRecords", whole(query), work) : this.#records.store(query, work);
  records = () => this.#records.list();
  recordsSet: Study["recordsSet"] = (id) => this.#records.get(id);
  recordsDefinition: Study["recordsDefinition"] = (id) => this.#records.definition(id);
  removeRecords: Study["removeRecords"] = (id) => this.#records.remove(id);
  removeExpiredRecords = () => this.#records.removeExpired();

  #apart<Result>(call: ApartTask["call"], query: object, work: Work): Promise<Result> {
    const { engine } = this.#options;
    return workApart({ folder: this.folder, call, args: [query], ...(engine ? { engine } : {}) }, work);
  }

  sets = () => this.#sets.list();
  saveSet: Study["saveSet"] = (set) => this.#sets.save(set);
  deleteSet: Study["deleteSet"] = (id) => this.#sets.remove(id);

  fetch: Study["fetch"] = async (query, work = {}) => {
    if (this.#options.apart) return workApart({ folder: this.folder, call: "fetch", args: [query] }, work);
    const outcomes = await fetchFrom(this.#sourcing(), query, work, this.#options.baseUrls);
    await this.#geography.prepare(work.onProgress);
    return outcomes;
  };

  import: Study["import"] = async (path, answers = {}, work = {}) => {
    if (this.#options.apart)
      return workApart({ folder: this.folder, call: "import", args: [resolve(path), answers] }, work);
    const report = await importPath(this.#sourcing(), path, answers, work);
    await this.#geography.prepare(work.onProgress);
    return report;
  };

  addExample: Study["addExample"] = async (work = {}) => {
    if (this.#options.apart) return workApart({ folder: this.folder, call: "addExample", args: [] }, work);
    const report = await importExample(this.#sourcing(), work);
    await this.#geography.prepare(work.onProgress);
    await this.#plans.addExample(join(this.folder, "example", "atgarder.csv"));
    return report;
  };

  #sourcing() {
    return { store: this.#store, engine: this.#engine, folder: this.folder };
  }

  tile: Study["tile"] = (layer, z, x, y) => this.#geography.tile(layer, z, x, y);

  layer: Study["layer"] = async (version, { place: id = "riket", year, crs = "EPSG:3006" } = {}) => {
    const data = await this.#data();
    const division = divisionOf(version);
    const small = division === "deso" || division === "regso";
    const at = yearOf(
      data,
      year ?? data.years.findLast((candidate) => small && versionFor(division, candidate) === version),
    );
    const regso = id === "riket" ? undefined : (await this.#place(data, id, at)).codes;
    const codes =
      division === "deso" ? regso?.flatMap((code) => data.gazetteer.desoOf(version, code)) : regso;
    return this.#geography.layer(data, version, codes, year, crs);
  };

  async close() {
    this.#networks.close?.();
    await this.#engine.close();
  }
}

const SMALL_AREAS = ["regso@2020", "regso@2025", "deso@2018", "deso@2025"] as const;

/** The code in an id, where it has one. */
const codeIn = (id: string): string | undefined => /:(\d[0-9A-Z]*)$/.exec(id)?.[1];

/** The other process may stand in another folder. */
const whole = (query: PlaceQuery): PlaceQuery => ({ ...query, path: resolve(query.path) });
