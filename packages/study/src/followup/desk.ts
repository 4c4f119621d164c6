import { evaluationAsked, goal as goalSchema } from "@tvars/api";
import type { Answer, EvaluationAsked, Goal, GoalAnswer, ReportVersionHead, SnapshotInfo } from "@tvars/api";
import type { z } from "zod";
import type { Data } from "../data/data.ts";
import { yearOf } from "../data/data.ts";
import type { Changes } from "@tvars/api";
import { areaValues } from "./area-values.ts";
import { compositionOf } from "./composition.ts";
import { earlyOf } from "./early.ts";
import { evaluationOf } from "./evaluate.ts";
import { goalAnswerOf } from "./goal-answer.ts";
import { checkGoal, checkTarget } from "./goal-check.ts";
import { GoalStore } from "./goal-store.ts";
import { newsFor, newsOf } from "./news.ts";
import { impossibleYears } from "./problems.ts";
import type { Series, Sources } from "./series.ts";
import { seriesOf } from "./series.ts";
import { judge } from "./status.ts";

export interface DeskOptions extends Sources {
  folder: string;
  data: () => Promise<Data>;
  /** The figures as the snapshots before the current ones gave them; undefined where none was superseded. */
  dataBefore: () => Promise<Data | undefined>;
  snapshots: () => Promise<SnapshotInfo[]>;
  changes: () => Promise<Changes[]>;
  releases: () => Promise<Answer<"releases">>;
  reports: () => Promise<ReportVersionHead[]>;
}

export interface CompositionQuery {
  indicator?: string;
  place?: string;
  from?: number;
  to?: number;
}

export interface NewsQuery {
  place?: string;
  /** Separated by commas; all where left out. */
  kinds?: string | undefined;
  limit?: number;
}

/** Goals, composition, evaluation, early signs and news over one workspace. */
export class FollowDesk {
  readonly #options: DeskOptions;
  readonly #goals: GoalStore;

  constructor(options: DeskOptions) {
    this.#options = options;
    this.#goals = new GoalStore(options.folder);
  }

  async goals(): Promise<GoalAnswer[]> {
    const answers: GoalAnswer[] = [];
    for (const goal of await this.#goals.list()) answers.push(await this.#answer(goal));
    return answers;
  }

  async goal(id: string): Promise<GoalAnswer> {
    return this.#answer(await this.#goals.get(id));
  }

  /** Refused where the indicator, measure or records are unknown, the years impossible or the types wrong. */
  async save(given: z.input<typeof goalSchema>): Promise<GoalAnswer> {
    const goal = goalSchema.parse(given);
    checkGoal(goal);
    const series = await seriesOf(this.#options, await this.#options.data(), goal.follows, goal.of);
    checkTarget(goal, series);
    await this.#goals.save(goal);
    return this.#answer(goal, series);
  }

  remove(id: string): Promise<{ removed: string }> {
    return this.#goals.remove(id);
  }

  async #answer(goal: Goal, made?: Series): Promise<GoalAnswer> {
    const data = await this.#options.data();
    const series = made ?? (await seriesOf(this.#options, data, goal.follows, goal.of));
    const old = goal.follows.kind === "records" ? undefined : await this.#options.dataBefore();
    // What the earlier snapshots cannot answer is not a revision.
    const before = old && (await seriesOf(this.#options, old, goal.follows, goal.of).catch(() => undefined));
    return goalAnswerOf(data, goal, series, before);
  }

  async composition({ indicator = "socioeconomic-index", place = "riket", from, to }: CompositionQuery) {
    const data = await this.#options.data();
    const end = yearOf(data, to);
    const start = yearOf(data, from ?? firstOf(data, end));
    if (start >= end) throw impossibleYears(start, end);
    const { place: resolve, indicator: find, placeIn } = this.#options;
    await Promise.all([resolve(data, place, start), resolve(data, place, end)]);
    const of = await find(data, indicator);
    return compositionOf(data, of, placeIn(data, place), { place, from: start, to: end });
  }

  async evaluate(given: z.input<typeof evaluationAsked>) {
    const asked: EvaluationAsked = evaluationAsked.parse(given);
    const data = await this.#options.data();
    const values = await areaValues(this.#options, data, asked.follows);
    const year = values.years.find((one) => one >= asked.since) ?? data.years.at(-1)!;
    const pool = await this.#options.place(data, asked.within, year);
    const treated: string[] = [];
    for (const id of asked.treated)
      if (/^(set|kommun|areas):/.test(id)) treated.push(...(await this.#options.place(data, id, year)).codes);
      else treated.push(id);
    return evaluationOf(data, values, pool, { ...asked, treated });
  }

  async early({ place = "riket", year, ahead = 1 }: { place?: string; year?: number; ahead?: number }) {
    const data = await this.#options.data();
    const at = yearOf(data, year);
    return earlyOf(data, await this.#options.place(data, place, at), at, ahead);
  }

  async news({ place = "riket", kinds, limit = 100 }: NewsQuery) {
    const { data: load, snapshots, changes, releases, reports } = this.#options;
    const data = await load();
    const goals: { now: GoalAnswer; before: GoalAnswer["status"] }[] = [];
    for (const goal of await this.#goals.list()) {
      const series = await seriesOf(this.#options, data, goal.follows, goal.of).catch(() => undefined);
      if (!series) continue;
      const now = goalAnswerOf(data, goal, series, undefined);
      const last = series.years.findLast(({ value }) => value.figure.value !== null)?.year;
      const earlier = series.years.filter(({ year }) => last === undefined || year < last);
      goals.push({ now, before: judge(goal, earlier, series.hard).status });
    }
    const entries = newsOf(data, {
      snapshots: await snapshots(),
      changes: await changes(),
      releases: await releases(),
      reports: await reports(),
      goals,
    });
    const wanted = kinds?.split(",");
    return newsFor(entries, place)
      .filter(({ kind }) => !wanted || wanted.includes(kind))
      .slice(0, limit);
  }
}

/** The first year on the same division as the last, so that no boundary stands between them. */
const firstOf = (data: Data, end: number): number =>
  data.years.find((year) => year > 2023 === end > 2023 && year < end) ?? data.years[0]!;
