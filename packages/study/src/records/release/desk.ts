import type {
  BreakdownAnswer,
  BreakdownAsked,
  Release,
  ReleaseCheck,
  ReleaseDecision,
  ReleaseHead,
} from "@tvars/api";
import { loadSolver } from "@tvars/disclosure";
import type { RecordsEngine } from "@tvars/engine";
import type { Data } from "../../data/data.ts";
import { leaksIn } from "./carriers.ts";
import { type Findings, findingsOf, lossOf } from "./inside/check.ts";
import { protectAgain } from "./inside/protect-again.ts";
import type { AreasOf } from "./inside/rows.ts";
import type { Table } from "./inside/together.ts";
import type { Tools } from "./inside/tools.ts";
import { type BaseUnits, baseUnits } from "./inside/units.ts";
import { noName, noSupersede, notSafe, sameEyes, unprotected, wrongState } from "./problems.ts";
import { STATE_WORDS, headOf, releaseOf, stateOf, wentOut } from "./state.ts";
import { type Kept, ReleaseStore } from "./store.ts";
import type { Work } from "../../study.ts";
import { stepsOf, unlessStopped } from "./steps.ts";
import { checkWords } from "./words.ts";

export interface ReleaseNeeds {
  folder: string;
  engine: RecordsEngine;
  data: () => Promise<Data>;
  /** A table that has passed disclosure control by itself. */
  breakdown: (asked: BreakdownAsked) => Promise<BreakdownAnswer>;
  areasOf: (data: Data) => AreasOf;
  now?: () => Date;
}

/** Drafts, weighs, decides on and keeps releases of own records. */
export class ReleaseDesk {
  readonly #needs: ReleaseNeeds;
  readonly store: ReleaseStore;

  constructor(needs: ReleaseNeeds) {
    this.#needs = needs;
    this.store = new ReleaseStore(needs.folder);
  }

  /** Every release and draft, newest first. */
  async list(): Promise<ReleaseHead[]> {
    const all = await this.store.list();
    return all.map((kept) => headOf(kept, all)).reverse();
  }

  async get(id: string): Promise<Release> {
    const kept = await this.store.get(id);
    return releaseOf(kept, await this.store.list(), await this.store.table(kept));
  }

  /** Whether tables of the records are out, so that drafting and checking take their time; `but`: a release of those records left out. */
  async isLong({ records, but }: { records?: string; but?: string }): Promise<boolean> {
    const of = records ?? (await this.store.get(but!)).records;
    return (await this.store.list()).some(
      (kept) => kept.records === of && kept.id !== but && wentOut(kept) !== undefined,
    );
  }

  /** Makes the table anew, hides what it would give away together with all that is out, and freezes it. */
  async draft(asked: BreakdownAsked, who: string, reason: string, work: Work = {}): Promise<Release> {
    const name = named(who);
    const step = stepsOf(work, ["Table", "Base units", "Earlier releases"]);
    step();
    const table = await this.#needs.breakdown(asked);
    const own: Table = { id: "", table };
    const earlier = await this.#out(asked.records);
    let guarded = table;
    if (earlier.length > 0) {
      step();
      const units = await this.#units([...earlier, own]);
      step();
      guarded = await protectAgain(own, earlier, units, await this.#tools(), work);
    }
    unlessStopped(work);
    const kept = await this.store.add(
      { records: asked.records, title: guarded.title, asked: guarded.asked },
      guarded,
      { at: this.#at(), who: name, what: "drafted", reason: reason.trim() },
    );
    return releaseOf(kept, [kept], guarded);
  }

  async check(id: string, work: Work = {}): Promise<ReleaseCheck> {
    const kept = await this.store.get(id);
    return this.#check(kept, await this.#outBefore(kept), work);
  }

  /**
   * @throws StudyError `conflict` where the state does not allow it, the one who drafted decides though four eyes are asked for, or the
   * table is not safe
   */
  async decide(id: string, { decision, who, reason, supersedes }: ReleaseDecision): Promise<Release> {
    const name = named(who);
    if (reason.trim() === "") throw noName("reason");
    const kept = await this.store.get(id);
    const { fourEyes } = await this.store.rules();
    mayDecide(kept, decision);
    if (fourEyes && (decision === "release" || decision === "refuse") && same(kept.log[0]!.who, name))
      throw sameEyes(name);
    const earlier = await this.#outBefore(kept);
    if (decision === "release") {
      const { verdict, words } = await this.#check(kept, earlier);
      if (!(await this.store.table(kept)).secrecy.rules.secondary) throw unprotected(kept.records);
      if (verdict === "unsafe") throw notSafe(id, words);
      if (supersedes !== undefined) await this.#mayBeSuperseded(kept, supersedes);
    }
    const event = {
      at: this.#at(),
      who: name,
      what: WHAT[decision],
      reason: reason.trim(),
      ...(decision === "release" && supersedes !== undefined && { supersedes }),
    };
    const after = await this.store.append(id, event, async (now) => {
      mayDecide(now, decision);
      // Something else went out while this was weighed: what was found to be safe need not be.
      const still = await this.#outBefore(now);
      if (decision === "release" && still.length !== earlier.length)
        throw notSafe(id, [
          { sv: "en annan tabell lämnades ut under tiden.", en: "another table was released meanwhile." },
        ]);
    });
    return releaseOf(after, await this.store.list(), await this.store.table(after));
  }

  async #check(kept: Kept, earlier: readonly Table[], work: Work = {}): Promise<ReleaseCheck> {
    const step = stepsOf(work, ["Base units", "Earlier releases"]);
    step();
    const table = await this.store.table(kept);
    const own: Table = { id: kept.id, table };
    const { rules } = table.secrecy;
    const stored = (await this.#needs.engine.listRecords()).some((one) => one.id === kept.records);
    const units = stored ? await this.#units([...earlier, own]) : undefined;
    step();
    const found = units ? await findingsOf(own, earlier, units, await this.#tools()) : untested(own, earlier);
    unlessStopped(work);
    const leaks = rules.open ? [] : leaksIn(table);
    // What cannot be tested against the rows it was made of does not go out.
    const blind = stateOf(kept) === "draft" && found.disagree.includes(kept.id);
    const unsafe = !rules.open && (found.disclosed > 0 || leaks.length > 0 || !rules.secondary || blind);
    const amounts = (table.asked.figure === "amount" || table.asked.figure === "mean") && earlier.length > 0;
    const review = found.already > 0 || found.disagree.length > 0 || (amounts && !rules.open);
    return {
      release: headOf(kept, await this.store.list()),
      atRisk: table.rows.filter(({ hidden }) => hidden?.kind === "primary").length,
      secondary: table.rows.filter(({ hidden }) => hidden?.kind === "secondary").length,
      attacks: found.attacks,
      differencing: earlier.map(({ id, table: other }) => {
        const cells = found.differencing.get(id) ?? 0;
        return {
          release: id,
          title: other.title,
          cells,
          text:
            cells === 0
              ? {
                  sv: "Röjer inget tillsammans med den här tabellen.",
                  en: "Gives nothing away together with this table.",
                }
              : {
                  sv: `Tillsammans röjer de ${cells} siffror.`,
                  en: `Together they give ${cells} figures away.`,
                },
        };
      }),
      verdict: unsafe ? "unsafe" : review ? "review" : "safe",
      words: checkWords(table, found, leaks, earlier.length),
      loss: lossOf(table),
    };
  }

  /** Tables of the records that have been out, also those withdrawn since: what was once read stays known. */
  async #out(records: string, before?: string, but?: string): Promise<Table[]> {
    const all = (await this.store.list()).filter((kept) => kept.records === records && kept.id !== but);
    const out = all.flatMap((kept) => {
      const when = wentOut(kept);
      return when !== undefined && (before === undefined || when <= before) ? [{ kept, when }] : [];
    });
    out.sort((a, b) => (a.when < b.when ? -1 : 1));
    return Promise.all(out.map(async ({ kept }) => ({ id: kept.id, table: await this.store.table(kept) })));
  }

  #outBefore = (kept: Kept): Promise<Table[]> => this.#out(kept.records, wentOut(kept), kept.id);

  async #units(tables: readonly Table[]): Promise<BaseUnits> {
    const groups = new Set<string>();
    let deso = false;
    const spatial = new Set(["type", "regso", "deso", "kommun", "lan", "year"]);
    for (const { table } of tables) {
      const { by, where, having } = table.asked;
      for (const id of [...by, ...Object.keys(where), ...(having ? [having.group] : [])])
        if (!spatial.has(id)) groups.add(id);
      deso ||= by.includes("deso");
    }
    const records = tables.at(-1)!.table.asked.records;
    return baseUnits(this.#needs.engine, await this.#needs.data(), {
      records,
      groups: [...groups].sort(),
      deso,
    });
  }

  async #tools(): Promise<Tools> {
    const [highs, data] = await Promise.all([loadSolver(), this.#needs.data()]);
    return { highs, areasOf: this.#needs.areasOf(data) };
  }

  async #mayBeSuperseded({ id, records }: Kept, supersedes: string): Promise<void> {
    const other = await this.store.get(supersedes);
    if (other.id === id || other.records !== records || wentOut(other) === undefined)
      throw noSupersede(supersedes, records);
  }

  #at = (): string => (this.#needs.now?.() ?? new Date()).toISOString();
}

/** Of records whose rows are gone, nothing can be computed again. */
const untested = (own: Table, earlier: readonly Table[]): Findings => ({
  attacks: [],
  differencing: new Map(),
  disclosed: 0,
  unshown: 0,
  seconds: 0,
  already: 0,
  disagree: [...earlier, own].map(({ id }) => id),
});

const WHAT = { release: "released", refuse: "refused", withdraw: "withdrawn", erratum: "erratum" } as const;

/** From a draft it goes out or is refused; what is out can be corrected and withdrawn; nothing else changes. */
const ALLOWED = {
  release: ["draft"],
  refuse: ["draft"],
  withdraw: ["released"],
  erratum: ["released", "withdrawn"],
} as const;

function mayDecide(kept: Kept, decision: ReleaseDecision["decision"]): void {
  const state = stateOf(kept);
  const allowed: readonly string[] = ALLOWED[decision];
  if (allowed.includes(state)) return;
  const wanted = ALLOWED[decision][0];
  throw wrongState(kept.id, STATE_WORDS[state], STATE_WORDS[wanted]);
}

function named(who: string): string {
  if (who.trim() === "") throw noName("who");
  return who.trim();
}

/** Names are typed: the same name in other letters is the same person. */
const same = (a: string, b: string): boolean =>
  a.trim().toLocaleLowerCase("sv") === b.trim().toLocaleLowerCase("sv");
