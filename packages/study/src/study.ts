import type {
  AccessMode,
  Answer,
  AreaSet,
  BootstrapKind,
  BreakdownAskedInput,
  EvaluationAskedInput,
  Grouping,
  GoalInput,
  Indicator,
  MeasureGiven,
  MeasureInfo,
  MeasuredDivision,
  NullModel,
  Plan,
  Profile,
  ReleaseDecision,
  RecordsDefinition,
  RouteName,
  ScenarioAsked,
  ScenarioSaved,
  ErratumToAdd,
  Report,
  ReportVersion,
  ReportVersionHead,
  SnapshotInfo,
  StepToAdd,
  StudyDefinition,
  StudyRun,
  Workspace,
} from "@tvars/api";
import type { Division, Version } from "@tvars/areas";
import type { Cube, Text } from "@tvars/cube";
import type { Layer } from "@tvars/geo";
import type { DocumentFile, DocumentFormat } from "@tvars/report/document";
import type { CompositionQuery, NewsQuery } from "./followup/desk.ts";
import type { EvaluationQuery } from "./followup/evaluation-asked.ts";
import type { FormQuery } from "./network/access/form-query.ts";
import type { BreakdownQuery } from "./records/breakdown/desk.ts";
import type { FreezeAsked } from "./reports/desk.ts";
import type { PictureQuery } from "./pictures/index.ts";
import type { NewReport } from "./reports/new-report.ts";
import type { OwnTable, OwnTableAsked } from "./records/denominators/own-table.ts";
import type { ReleaseRules } from "./records/release/store.ts";
import type { SaveKeyQuery, UnderstandQuery } from "./records/files-desk.ts";
import type { PlaceQuery } from "./records/records-desk.ts";
import type { LivedNear, LivedNearQuery } from "./plans/lived-near.ts";
import type { PlanImport, PlanQuery, PlanSheetQuery } from "./plans/desk.ts";

/** What long work tells while it runs. */
export interface Progress {
  what: string;
  done: number;
  total: number;
  ratePerS?: number;
  remainingS?: number;
}

export interface Work {
  signal?: AbortSignal;
  onProgress?: (progress: Progress) => void;
}

export type FetchOutcome = {
  table: string;
  outcome: "new" | "unchanged" | "failed";
  snapshot?: string;
  error?: Text;
};

/** What the user answered when the program asked instead of guessing. */
export interface ImportAnswers {
  crs?: string;
  axisOrder?: "east-north" | "north-east";
  /** Which layer of a file that holds several. */
  layer?: string;
  /** Version the areas or plain codes belong to. */
  version?: Version;
  /** Path of a definition file, and of a key file (label → code). */
  definition?: string;
  key?: string;
  /** Year of the figures, and table to store them under, where the file does not say. */
  year?: number;
  table?: string;
  /** The file completes the stored table of the same name: what that has beside it is kept. */
  add?: boolean;
  /** Lines are a network of streets, roads and railways, not a map layer (an OpenStreetMap PBF always is); points are services. */
  as?: "network" | "services";
  /** What the columns of a network's lines mean: the id of a mapping of the program, or the path of a JSON file. */
  mapping?: string;
}

export interface ImportReport {
  snapshots: SnapshotInfo[];
  /** Figures, features or rows found, and how many of them the snapshots hold. */
  read: number;
  stored: number;
  /** Zeros outside their version's years, which a source states instead of "missing": not stored. */
  masked: number;
  maskedAreas: number;
  warnings: Text[];
  /** Files of a folder that could not be read; the others were stored. */
  failed: { file: string; text: Text }[];
}

/** Values of a measure's own options, by id; texts are read as the catalogue says. */
export type MeasureOptions = Record<string, number | string | boolean | readonly number[]>;

/** Which groups are measured, where. */
export interface MeasuredQuery {
  /** `background` unless told. */
  grouping?: string;
  groups?: readonly string[];
  /** One group against everybody else. */
  rest?: boolean;
  place?: string;
  division?: MeasuredDivision;
  level?: number;
  options?: MeasureOptions;
}

export interface ChanceQuery {
  test?: NullModel;
  /** Intervals by drawing persons or areas again. */
  bootstrap?: BootstrapKind;
  replicates?: number;
  seed?: number;
}

/** Which network, for whom, and how far apart two places may be to count as neighbours. */
export interface NetworkQuery {
  /** The first there is unless told. */
  network?: string;
  /** `adult` unless told. */
  profile?: Profile;
  /** Metres in a straight line, 1000 unless told. */
  within?: number;
  /** Longest walk looked for, metres, 5000 unless told. */
  limit?: number;
  /** Limits of the classes of excess, metres: `50,250,500` unless told. */
  classes?: string;
  /** Which roads are barriers: `adt:4000,speed:60,class:4,owner:state` unless told. */
  rules?: string;
}

/** On foot all the way, by cycle or car, or by public transport on a day; the departures are every minute of the window. */
export interface TransitAsked {
  /** `walk` unless told. */
  mode?: AccessMode;
  /** `2026-03-17`; needed for `transit`. */
  date?: string;
  /** `08:00` unless told. */
  departure?: string;
  /** Minutes, 30 unless told. */
  window?: number;
}

type Ask<Name extends RouteName, Query> = (query: Query) => Promise<Answer<Name>>;

/** The application over one workspace folder. Every screen, route and command is one of these calls. */
export interface Study {
  readonly folder: string;
  workspace(): Promise<Workspace>;
  snapshots(): Promise<SnapshotInfo[]>;
  snapshot(id: string): Promise<SnapshotInfo>;
  search: Ask<"search", { q: string; year?: number; limit?: number }>;
  point: Ask<"point", { lon: number; lat: number; year?: number }>;
  mapValues: Ask<"mapValues", { year?: number; before?: number }>;
  barometer: Ask<"barometer", { place?: string; year?: number; compare?: string[] }>;
  areas: Ask<"areas", { place?: string; year?: number; division?: Division }>;
  area: Ask<"area", { id: string; year?: number }>;
  place: Ask<"place", { id: string; year?: number }>;
  compare: Ask<"compare", { places: string[]; year?: number }>;
  transitions: Ask<"transitions", { place?: string; from?: number; to?: number }>;
  /** What a picture of a place is drawn from. */
  picture: Ask<"picture", PictureQuery>;
  cutoffs: Ask<"cutoffs", { year?: number }>;
  recompute: Ask<
    "recompute",
    { year?: number; sd?: "population" | "sample"; side?: "at-or-above" | "above" }
  >;
  indicators(): Promise<Indicator[]>;
  indicator: Ask<"indicator", { id: string; place?: string; year?: number; division?: Division }>;
  groupings(): Promise<Grouping[]>;
  measures(): Promise<MeasureInfo[]>;
  measure: Ask<"measure", MeasuredQuery & ChanceQuery & { measures: readonly string[]; year?: number }>;
  measureAreas: Ask<"measureAreas", MeasuredQuery & { measure: string; year?: number }>;
  measureTrend: Ask<"measureTrend", MeasuredQuery & { measure: string; from?: number; to?: number }>;
  measureScale: Ask<"measureScale", MeasuredQuery & { measure: string; year?: number }>;
  measureDecomposition: Ask<
    "measureDecomposition",
    MeasuredQuery & { measure: string; from?: number; to?: number }
  >;
  measurePlaces: Ask<
    "measurePlaces",
    Omit<MeasuredQuery, "division"> & {
      measure: string;
      division?: "kommun" | "lan";
      areas?: MeasuredDivision;
      year?: number;
    }
  >;
  /** Measures of columns that are given, not stored. */
  measureGiven: Ask<"measureGiven", MeasureGiven>;
  /** Networks of streets at hand. Every answer about one is exact and the same whatever machine gives it. */
  networks(): Promise<Answer<"networks">>;
  /** What may be wrong with a network, place by place. */
  networkQuality: Ask<"networkQuality", Pick<NetworkQuery, "network">>;
  /** Where two networks disagree on crossings. */
  networkComparison: Ask<"networkComparison", { a: string; b: string; within?: number }>;
  /** Thresholds: severed and separated 0–1, sparse people per km². */
  structure: Ask<
    "structure",
    Pick<NetworkQuery, "network" | "profile" | "rules"> & {
      severed?: number;
      sparse?: number;
      separated?: number;
    }
  >;
  barriers: Ask<"barriers", NetworkQuery>;
  /**
   * The same for a network of any size, tile by tile; `barriers` then answers with it. Stopped or killed it goes on from what it saved when it is
   * asked again.
   */
  severAll(query: NetworkQuery, work?: Work): Promise<{ network: string; profile: string; segments: number }>;
  barrierSegment: Ask<"barrierSegment", NetworkQuery & { id: string }>;
  /** Groups separated by commas, radii as `500,1000,2000` metres. */
  barrierSegregation: Ask<
    "barrierSegregation",
    Pick<NetworkQuery, "network" | "profile" | "rules"> & {
      grouping?: string;
      groups?: string;
      year?: number;
      measure?: string;
      radius?: string;
      permutations?: number;
      seed?: number;
    }
  >;
  /** Indicators of research for all barriers, one of them, or one stretch; `scenario` is the id of a saved one. */
  barrierIndicators: Ask<
    "barrierIndicators",
    Omit<NetworkQuery, "limit"> & {
      barrier?: string;
      segment?: string;
      scenario?: string;
      permutations?: number;
      seed?: number;
    }
  >;
  scenario: Ask<"scenario", Pick<ScenarioAsked, "modifications"> & Partial<ScenarioAsked>>;
  scenarios: Ask<"scenarios", { network?: string }>;
  saveScenario(scenario: ScenarioSaved): Promise<ScenarioSaved>;
  deleteScenario(id: string): Promise<{ removed: string }>;
  candidates: Ask<
    "candidates",
    Omit<NetworkQuery, "limit"> & { barrier?: string; top?: number; part?: number; parts?: number }
  >;
  /** Bounds as `west,south,east,north`. */
  streets: Ask<"streets", { network?: string; bounds: string }>;
  access: Ask<
    "access",
    Pick<NetworkQuery, "network" | "profile" | "rules"> & {
      place?: string;
      minutes?: string;
    } & TransitAsked &
      FormQuery
  >;
  isochrone: Ask<
    "isochrone",
    Pick<NetworkQuery, "network" | "profile" | "rules"> & { lon: number; lat: number; minutes?: string }
  >;
  /** Points as `lon,lat`. */
  route: Ask<
    "route",
    Pick<NetworkQuery, "network" | "profile" | "rules"> & { from: string; to: string; open?: boolean }
  >;
  /** Ready profiles of agencies, and the workspace's own. */
  recordsProfiles(): Promise<Answer<"recordsProfiles">>;
  /** What a file of an agency's own rows is; nothing is stored. */
  understandRecords(query: UnderstandQuery): Promise<Answer<"understandUpload">>;
  /** Key tables: from postcode, address or property to area. */
  recordsKeys(): Promise<Answer<"recordsKeys">>;
  saveRecordsKey(query: SaveKeyQuery): Promise<Answer<"saveRecordsKey">>;
  removeRecordsKey(id: string): Promise<{ removed: string }>;
  /** A dry run: a verdict for every row of a file; nothing is stored. */
  tryRecords(query: PlaceQuery, work?: Work): Promise<Answer<"tryRecords">>;
  /** Places and stores a file's rows, all or nothing; the definition is saved with them. */
  storeRecords(query: PlaceQuery, work?: Work): Promise<Answer<"storeRecords">>;
  /** Stored records, newest first; never their rows. */
  records(): Promise<Answer<"records">>;
  recordsSet(id: string): Promise<Answer<"recordsSet">>;
  /** The definition saved under an id, also where its rows are gone. */
  recordsDefinition(id: string): Promise<RecordsDefinition | undefined>;
  removeRecords(id: string): Promise<Answer<"removeRecords">>;
  /** Removes the rows whose retention date has come; answers their ids. Done at opening too. */
  removeExpiredRecords(): Promise<string[]>;
  /** What stored records can be set against. */
  denominators: Ask<"denominators", { id: string }>;
  /** Stored records by area type, year and groups: protected, whatever is asked. */
  breakdown: Ask<"breakdown", BreakdownQuery>;
  /** Every release and draft, newest first. */
  releases(): Promise<Answer<"releases">>;
  /** Freezes a table, protected together with all that is out of the same records. */
  draftRelease(
    query: { asked: BreakdownAskedInput; who: string; reason?: string },
    work?: Work,
  ): Promise<Answer<"draftRelease">>;
  /** A release as it was frozen; what has happened since stands beside it. */
  release: Ask<"release", { id: string }>;
  /** Attacks a release together with all that was out before it. */
  releaseCheck(query: { id: string }, work?: Work): Promise<Answer<"releaseCheck">>;
  decideRelease: Ask<"decideRelease", ReleaseDecision & { id: string }>;
  /** Who may decide on releases of this workspace. */
  releaseRules(): Promise<ReleaseRules>;
  setReleaseRules(rules: ReleaseRules): Promise<ReleaseRules>;
  /** Imported lists of measures, newest first. */
  plans(): Promise<Answer<"plans">>;
  /** Reads a list of measures from a table or a layer; a plan of the same id is replaced. */
  importPlan(query: PlanImport): Promise<Plan>;
  /** A plan weighed: who it reaches, what it costs, what comes first and how sure that is. */
  plan: Ask<"plan", PlanQuery>;
  /** How often each measure of a plan comes before each other. */
  planOrder: Ask<"planOrder", PlanQuery>;
  planSheet: Ask<"planSheet", PlanSheetQuery>;
  /** The same sheet as a page to print or to write on. */
  planSheetFile(
    query: PlanSheetQuery & { format: DocumentFormat; lang?: "sv" | "en" },
  ): Promise<DocumentFile>;
  removePlan(id: string): Promise<Answer<"removePlan">>;
  /** Who lives within a straight-line reach of places, on a stored walking network; null outside it. */
  livedNear(query: LivedNearQuery): Promise<(LivedNear | null)[]>;
  /** Goals with their status; `goals/ID.json` in the workspace. */
  goals(): Promise<Answer<"goals">>;
  goal: Ask<"goal", { id: string }>;
  saveGoal(goal: GoalInput): Promise<Answer<"saveGoal">>;
  deleteGoal(id: string): Promise<{ removed: string }>;
  /** The same areas over time against the same type each year. */
  composition: Ask<"composition", CompositionQuery>;
  /** Difference in differences; `treated` takes areas, `set:ID` and `kommun:CODE`. */
  evaluate: Ask<"evaluate", EvaluationAskedInput>;
  /** The same asked as an address is. */
  evaluation: Ask<"evaluation", EvaluationQuery>;
  /** Areas that may change type, with chances and how earlier ones turned out. */
  early: Ask<"early", { place?: string; year?: number; ahead?: number }>;
  /** What has happened, the newest first. */
  news: Ask<"news", NewsQuery>;
  /** Denominators of one's own, read from a CSV with area or type, year and value. */
  ownDenominators(): Promise<OwnTable[]>;
  addDenominator(file: string, asked: OwnTableAsked): Promise<OwnTable>;
  removeDenominator(id: string): Promise<{ removed: string }>;
  studies(): Promise<StudyDefinition[]>;
  studyDefinition(id: string): Promise<StudyDefinition>;
  /** The app's address of each step, null where no screen shows it. */
  studyScreens(id: string): Promise<Answer<"studyScreens">>;
  saveStudy(definition: StudyDefinition): Promise<StudyDefinition>;
  removeStudy(id: string): Promise<{ removed: string }>;
  /** Keeps a result as the last step of a study, which is made where there is none and `study` says what it asks. */
  addStep(id: string, step: StepToAdd): Promise<StudyDefinition>;
  /** Asks every step of a study anew and freezes the answers; what cannot be answered is told. */
  runStudy(id: string, work?: Work): Promise<StudyRun>;
  studyRuns(id: string): Promise<Answer<"studyRuns">>;
  studyFigures: Ask<"studyFigures", { id: string; run: string }>;
  /** Between two runs; the last two unless told. */
  studyDifference: Ask<"studyDifference", { id: string; from?: string | undefined; to?: string | undefined }>;
  /** The last run, or the one named, as an RO-Crate with the data that may be handed on. */
  studyPackage(id: string, run?: string): Promise<{ name: string; bytes: Uint8Array }>;
  reports(): Promise<Report[]>;
  report(id: string): Promise<Report>;
  newReport(asked: NewReport): Promise<Report>;
  saveReport(report: Report): Promise<Report>;
  removeReport(id: string): Promise<{ removed: string }>;
  reportCheck: Ask<"reportCheck", { id: string; today?: string | undefined }>;
  /** Where the app is reached: figures of documents lead there. http://127.0.0.1:8020 unless told. @throws StudyError */
  publishAt(address: string): void;
  /** The same bytes at every build of unchanged answers. */
  reportFiles(id: string, formats: readonly DocumentFormat[], work?: Work): Promise<DocumentFile[]>;
  /** Freezes a report as it is handed in, for good. */
  freezeReport(asked: FreezeAsked, work?: Work): Promise<ReportVersion>;
  /** Frozen versions, newest first; of every report unless one is named. */
  reportVersions(id?: string): Promise<ReportVersionHead[]>;
  /** A frozen version, with errata and what has happened since. */
  reportVersion(query: { id: string; n: number }): Promise<ReportVersion>;
  reportVersionFile(query: { id: string; n: number; format: DocumentFormat }): Promise<DocumentFile>;
  addReportErratum(query: { id: string; n: number } & ErratumToAdd): Promise<ReportVersion>;
  cube(query: { table: string; select?: Record<string, string[]> }): Promise<Cube>;
  changes: Ask<"changes", { table?: string; limit?: number }>;
  sets(): Promise<AreaSet[]>;
  saveSet(set: AreaSet): Promise<AreaSet>;
  deleteSet(id: string): Promise<{ removed: string }>;
  /** Fetches from a named source; the only call that leaves the machine. */
  fetch(query: { source: string; tables?: string[] }, work?: Work): Promise<FetchOutcome[]>;
  /** Imports a file, a zip or a folder of files. */
  import(path: string, answers?: ImportAnswers, work?: Work): Promise<ImportReport>;
  /** Writes the invented example region and imports it the way real data is imported. */
  addExample(work?: Work): Promise<ImportReport>;
  /** A vector tile of a version's areas or of a reference layer (`ref:roads`); undefined where there is nothing. */
  tile(layer: string, z: number, x: number, y: number): Promise<Uint8Array | undefined>;
  /** Areas of a version with code, name and, when a year is given, index and type; optionally only those of a place. */
  layer(
    version: Version,
    query?: { place?: string; year?: number; crs?: "EPSG:3006" | "EPSG:4326" },
  ): Promise<Layer>;
  close(): Promise<void>;
}
