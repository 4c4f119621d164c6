import type { Denominator, RecordsDefinition } from "@tvars/api";
import type { Text } from "@tvars/cube";
import type { Engine } from "@tvars/engine";
import type { Data } from "../../data/data.ts";
import type { Memo } from "../../data/memo.ts";
import { OwnTables, ownSource } from "./own-table.ts";
import { noSuchDenominator, unfitDenominator } from "./problems.ts";
import { loadResidents, residentsNamed, residentsSources } from "./residents.ts";
import { workplaces } from "./stored-table.ts";
import type { DenominatorSource } from "./source.ts";

/** What records are set against where nothing else fits: themselves. */
const OWN_CASES: Denominator = {
  id: "own",
  title: { sv: "Alla egna fall", en: "All own cases" },
  unit: { sv: "andel av alla fall", en: "share of all cases" },
  per: 1,
  years: [],
  groups: [],
  of: "both",
  caveat: {
    sv: "Andelen säger hur fallen fördelar sig, inte hur vanliga de är: en typ där fler bor har fler fall.",
    en: "The share says how the cases are spread, not how common they are: a type where more people live has more cases.",
  },
};

/** Everything records can be set against, and what fits them. */
export class DenominatorShelf {
  readonly own: OwnTables;
  readonly #engine: Engine;
  readonly #memo: Memo;

  constructor(workspace: string, engine: Engine, memo: Memo) {
    this.own = new OwnTables(workspace);
    this.#engine = engine;
    this.#memo = memo;
  }

  /** What fits the records, with what to mind about each. `others`: further records they can be set against. */
  async list(
    data: Data,
    definition: RecordsDefinition,
    others: readonly RecordsDefinition[],
  ): Promise<Denominator[]> {
    const event = definition.placeOf !== "residence";
    const residents = await loadResidents(data, this.#engine, this.#memo);
    const work = await workplaces(data, this.#engine, this.#memo);
    const all = [
      ...(residents ? residentsSources(data, residents, event).map(({ info }) => info) : []),
      ...(work ? [work.info] : []),
      OWN_CASES,
      ...(await this.own.list()).map((table) => ownSource(table).info),
      ...others.filter(({ id }) => id !== definition.id).map(recordsInfo),
    ];
    return all.filter((info) => unfitWhy(definition, info) === undefined);
  }

  /** One of them. @throws StudyError where there is none of that id, or it does not fit where the records belong */
  async get(
    data: Data,
    definition: RecordsDefinition,
    id: string,
    others: readonly RecordsDefinition[],
  ): Promise<DenominatorSource> {
    const fitting = async (): Promise<string[]> =>
      (await this.list(data, definition, others)).map((one) => one.id);
    const source = await this.#source(data, definition, id);
    if (!source) throw noSuchDenominator(id, await fitting());
    const why = unfitWhy(definition, source.info);
    if (why) throw unfitDenominator(id, why, await fitting());
    return source;
  }

  async #source(
    data: Data,
    { placeOf }: RecordsDefinition,
    id: string,
  ): Promise<DenominatorSource | undefined> {
    if (id === "residents" || id.startsWith("residents-")) {
      const residents = await loadResidents(data, this.#engine, this.#memo);
      return residents && residentsNamed(data, residents, id, placeOf !== "residence");
    }
    if (id === "workplaces") return workplaces(data, this.#engine, this.#memo);
    if (id.startsWith("own:")) return ownSource(await this.own.get(id.slice(4)));
    return undefined;
  }
}

/** Other records as a denominator: theirs are counted and protected like any own rows. */
export const recordsInfo = ({ id, title, unit, placeOf }: RecordsDefinition): Denominator => ({
  id: `records:${id}`,
  title,
  unit,
  per: 1000,
  years: [],
  groups: [],
  of: placeOf === "residence" ? "residence" : "event",
});

/** Why a denominator does not fit where the records belong; undefined where it does. */
export function unfitWhy({ placeOf }: RecordsDefinition, { id, of }: Denominator): Text | undefined {
  if (of === "event" && placeOf === "residence")
    return {
      sv: "uppgifterna hör till där människor bor, nämnaren till där något händer.",
      en: "the records belong to where people live, the denominator to where something happens.",
    };
  // What people are served where they live may be set against them; what happens on a road says nothing of their age.
  if (of === "residence" && (placeOf === "event" || placeOf === "road" || placeOf === "workplace"))
    return id.startsWith("residents-")
      ? {
          sv: "uppgifterna hör till där något hände; åldern på dem som bor där säger inget om dem som var där.",
          en: "the records belong to where something happened; the age of those who live there says nothing of those who were there.",
        }
      : {
          sv: "uppgifterna hör till där något hände, nämnaren till där människor bor.",
          en: "the records belong to where something happened, the denominator to where people live.",
        };
  return undefined;
}
