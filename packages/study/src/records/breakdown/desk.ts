import { randomBytes } from "node:crypto";
import { mkdir, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import type {
  AgencyProfile,
  BreakdownAnswer,
  BreakdownAskedInput,
  Denominator,
  Provenance,
  RecordsSet,
} from "@tvars/api";
import type { Figure, Note, Text } from "@tvars/cube";
import type { Engine } from "@tvars/engine";
import { originOf } from "@tvars/engine";
import { DisclosureError } from "@tvars/disclosure";
import type { CaseKind } from "@tvars/measures";
import type { Place } from "../../barometer/place.ts";
import type { Data } from "../../data/data.ts";
import { snapshotOf } from "../../data/data.ts";
import { StudyError } from "../../error.ts";
import type { Memo } from "../../data/memo.ts";
import { DenominatorShelf, recordsInfo, unfitWhy } from "../denominators/shelf.ts";
import { noSuchDenominator, unfitDenominator } from "../denominators/problems.ts";
import type { DenominatorSource } from "../denominators/source.ts";
import { againOf } from "./again.ts";
import { answerOf } from "./answer.ts";
import { type RawPeriod, countPeriod } from "./inside/count.ts";
import { type Against, type ProtectedPeriod, protectPeriod } from "./inside/protect.ts";
import { countUnmatched } from "./inside/unmatched.ts";
import { layDenominator } from "./lay-denominator.ts";
import { type Layout, cellAt, keysOf } from "./layout.ts";
import { noCategory, noIndicator, noSuchRecords } from "./problems.ts";
import { type Period, type Question, readQuestion } from "./question.ts";
import { type Scope, scopeOf } from "./scope.ts";

export interface BreakdownNeeds {
  folder: string;
  engine: Engine;
  memo: Memo;
  data: () => Promise<Data>;
  place: (data: Data, id: string, year: number) => Promise<Place>;
  sets: () => Promise<RecordsSet[]>;
  profiles: () => Promise<AgencyProfile[]>;
}

/** What is asked, and an indicator of the records' profile that fills in what is not. */
export type BreakdownQuery = BreakdownAskedInput & { indicator?: string | undefined };

/** Own records by area type, year and groups. What leaves has passed disclosure control. */
export class BreakdownDesk {
  readonly denominatorShelf: DenominatorShelf;
  readonly #needs: BreakdownNeeds;

  constructor(needs: BreakdownNeeds) {
    this.#needs = needs;
    this.denominatorShelf = new DenominatorShelf(needs.folder, needs.engine, needs.memo);
  }

  /** What the records can be set against. */
  async denominators(id: string): Promise<Denominator[]> {
    const [set, data, sets] = await Promise.all([this.#set(id), this.#needs.data(), this.#needs.sets()]);
    return this.denominatorShelf.list(
      data,
      set.definition,
      sets.map(({ definition }) => definition),
    );
  }

  /** A table of records. @throws StudyError where the question does not fit the records, with what does */
  async breakdown({ indicator, ...given }: BreakdownQuery): Promise<BreakdownAnswer> {
    const { engine, data: load } = this.#needs;
    const [set, data, sets] = await Promise.all([this.#set(given.records), load(), this.#needs.sets()]);
    const profile = (await this.#needs.profiles()).find(({ id }) => id === set.definition.profile);
    const named = indicator === undefined ? undefined : indicatorOf(profile, indicator);
    const question = readQuestion(
      set,
      { ...plain(named?.asked), ...plain(given), records: given.records },
      data.years,
    );
    const scope = await this.#scope(data, question);
    const secret = await this.#secret();
    const raw: RawPeriod[] = [];
    for (const period of question.periods)
      raw.push(await countPeriod(engine, data, question, scope, period, secret));
    checkValues(question, raw);
    const per = question.asked.figure === "rate" ? question.asked.per : "none";
    const source =
      per === "none" || per === "own" || per.startsWith("records:")
        ? undefined
        : await this.denominatorShelf.get(
            data,
            set.definition,
            per,
            sets.map(({ definition }) => definition),
          );
    const other = per.startsWith("records:") ? await this.#other(per, set, sets) : undefined;
    const kind: CaseKind =
      question.asked.figure === "share" ||
      per === "own" ||
      (source !== undefined && set.definition.placeOf === "residence" && per.startsWith("residents"))
        ? "persons"
        : "events";
    const denominators: (Figure[] | null)[] = [];
    const periods: ProtectedPeriod[] = [];
    for (const one of raw) {
      const laid = source ? layDenominator(question, scope, one.period, one.layout, source) : null;
      const against: Against = other
        ? await this.#against(data, question, scope, one.period, one.layout, other)
        : laid
          ? {
              kind: "public",
              values: Float64Array.from(laid, ({ value }) => value ?? NaN),
              persons: kind === "persons",
            }
          : undefined;
      denominators.push(laid);
      periods.push(await protectPeriod(one, question, against, secret).catch(asStudyError));
    }
    const denominator = other
      ? recordsInfo(other.definition)
      : (source?.info ??
        (per === "own"
          ? (await this.denominators(set.definition.id)).find(({ id }) => id === "own")
          : undefined));
    return answerOf({
      question,
      place: scope.place,
      periods: periods.map(({ shown }) => shown),
      unmatched: await countUnmatched(engine, data, question, scope),
      denominators,
      denominator,
      kind,
      indicator: named?.reading,
      profileCaveats: profile?.caveats ?? [],
      provenance: provenanceOf(data, set, question, source, other),
    });
  }

  async #set(id: string): Promise<RecordsSet> {
    const sets = await this.#needs.sets();
    const found = sets.find(({ definition }) => definition.id === id);
    if (found) return found;
    throw noSuchRecords(
      id,
      sets.map(({ definition }) => definition.id),
    );
  }

  #scope(data: Data, { asked, years }: Question): Promise<Scope> {
    return scopeOf(data, (id, year) => this.#needs.place(data, id, year), asked.place, years);
  }

  /** Other records as a denominator. @throws StudyError where there are none, or they do not fit */
  async #other(per: string, set: RecordsSet, sets: readonly RecordsSet[]): Promise<RecordsSet> {
    const other = sets.find(({ definition }) => `records:${definition.id}` === per);
    const fitting = (await this.denominators(set.definition.id)).map(({ id }) => id);
    if (!other || other.definition.id === set.definition.id) throw noSuchDenominator(per, fitting);
    const why = unfitWhy(set.definition, recordsInfo(other.definition));
    if (why) throw unfitDenominator(per, why, fitting);
    return other;
  }

  async #against(
    data: Data,
    question: Question,
    scope: Scope,
    period: Period,
    layout: Layout,
    { definition }: RecordsSet,
  ): Promise<Against> {
    const own: Question = {
      ...question,
      asked: { ...question.asked, records: definition.id, figure: "count", having: undefined, where: {} },
      definition,
      rules: { ...definition.secrecy, cellKey: undefined },
      survey: false,
      groups: [],
      strata: [],
      amount: undefined,
    };
    const raw = await countPeriod(this.#needs.engine, data, own, scope, period, NO_SECRET);
    const spatial = raw.layout.dimensions.length;
    return {
      kind: "records",
      raw,
      rules: definition.secrecy,
      cellOf: (cell) => cellAt(raw.layout, keysOf(layout, cell).slice(0, spatial)),
    };
  }

  /** A secret of the workspace's own: rounding by chance must not be guessed. Made once, kept from other users of the machine. */
  async #secret(): Promise<Uint8Array> {
    const path = join(this.#needs.folder, "records", ".secret");
    const known = await readFile(path).catch(() => undefined);
    if (known && known.length >= 16) return known;
    await mkdir(join(this.#needs.folder, "records"), { recursive: true, mode: 0o700 });
    await writeFile(path, randomBytes(32), { mode: 0o600, flag: "wx" }).catch(
      (error: NodeJS.ErrnoException) => {
        if (error.code !== "EEXIST") throw error;
      },
    );
    return readFile(path);
  }
}

/** Other records are counted as they are: noise is their own table's. */
const NO_SECRET = new Uint8Array(16);

/** What could not be protected is not shown, and the reason is told. */
function asStudyError(error: unknown): never {
  if (!(error instanceof DisclosureError)) throw error;
  const { what, expected, action } = error.problem;
  throw new StudyError("conflict", what, {
    ...(expected ? { expected } : {}),
    ...(action ? { action } : {}),
    cause: error,
  });
}

/** What is told, without what is left out. */
const plain = <Given extends object>(given: Given | undefined): Partial<Given> =>
  Object.fromEntries(
    Object.entries(given ?? {}).filter(([, value]) => value !== undefined),
  ) as Partial<Given>;

function indicatorOf(profile: AgencyProfile | undefined, id: string): AgencyProfile["indicators"][number] {
  const found = profile?.indicators.find((one) => one.id === id);
  if (found) return found;
  throw noIndicator(
    id,
    (profile?.indicators ?? []).map((one) => one.id),
  );
}

/** A misspelt value would count nobody, and look like a finding. Values that the rows of the place happen to lack are told as zero. */
function checkValues({ asked, definition }: Question, raw: readonly RawPeriod[]): void {
  const { having } = asked;
  if (!having) return;
  const group = definition.groups.find(({ id }) => id === having.group)!;
  const known = new Set(raw.flatMap(({ shareGroup }) => shareGroup));
  if (known.size === 0 || having.values.some((value) => known.has(value))) return;
  throw noCategory(group.id, having.values.join(", "), [...known]);
}

function provenanceOf(
  data: Data,
  set: RecordsSet,
  question: Question,
  source: DenominatorSource | undefined,
  other: RecordsSet | undefined,
): Omit<Provenance, "hidden"> {
  const { definition, snapshot, stored, invented } = set;
  const index = snapshotOf(data, "TAB6586");
  const notes: Note[] = [];
  for (const note of [...(index?.notes ?? []), ...(source?.notes ?? [])])
    if (note.mandatory && !notes.some(({ text }) => text.sv === note.text.sv)) notes.push(note);
  const own = (one: RecordsSet): Provenance["origin"][number] => ({
    source: one.definition.source,
    table: one.definition.id,
    snapshot: one.snapshot,
    fetched: one.stored.slice(0, 10),
    ...(one.invented ? { invented: true } : {}),
  });
  const origin = [
    own({ ...set, definition, snapshot, stored, invented }),
    ...(other ? [own(other)] : []),
    ...(index ? [originOf(index)] : []),
    ...(source?.origin ?? []),
  ];
  const sha256 = (set as { from?: { sha256?: string } }).from?.sha256;
  const file: Text = sha256
    ? { sv: ` (filens SHA-256 ${sha256.slice(0, 16)}…)`, en: ` (the file's SHA-256 ${sha256.slice(0, 16)}…)` }
    : { sv: "", en: "" };
  return {
    origin,
    notes,
    method: {
      sv: `Raderna i ${definition.title.sv}${file.sv} är räknade efter RegSO:ts officiella områdestyp det år raden gäller.`,
      en: `The rows of ${definition.title.en}${file.en} are counted by the RegSO's official area type in the year of the row.`,
    },
    ...againOf(question.asked),
  };
}
