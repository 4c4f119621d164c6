import type {
  BreakdownAsked,
  BreakdownAskedInput,
  RecordGroup,
  RecordsDefinition,
  RecordsSet,
  SecrecyRules,
} from "@tvars/api";
import { breakdownAsked } from "@tvars/api";
import type { Text } from "@tvars/cube";
import { StudyError } from "../../error.ts";
import { amountId } from "../stored.ts";
import {
  badDimension,
  mixedVersions,
  noAmount,
  noGroup,
  noHaving,
  noPer,
  noSurveyFigure,
  noYears,
  notStandardised,
  unfitDimensions,
} from "./problems.ts";
import { stricter } from "./rules.ts";

export const SPATIAL = ["type", "regso", "deso", "kommun", "lan"] as const;
export type Spatial = (typeof SPATIAL)[number];

/** Years that are counted as one: a year, or all years asked for together. */
export interface Period {
  id: string;
  label: Text;
  years: readonly number[];
}

export interface AskedAmount {
  /** Id in the stored columns. */
  id: string;
  title: Text;
  unit: Text;
  weighted: boolean;
}

/** What is asked of records, read and checked. */
export interface Question {
  asked: BreakdownAsked;
  definition: RecordsDefinition;
  rules: SecrecyRules;
  survey: boolean;
  spatial: readonly Spatial[];
  byYear: boolean;
  groups: readonly RecordGroup[];
  /** Groups that are evened out by standardisation. */
  strata: readonly RecordGroup[];
  amount: AskedAmount | undefined;
  years: readonly number[];
  periods: readonly Period[];
  /** Years of the records without an index. */
  withoutIndex: readonly number[];
}

/** Reads what is asked of a set of records. @throws StudyError with what there is to choose from */
export function readQuestion(
  set: Pick<RecordsSet, "definition" | "years">,
  given: BreakdownAskedInput,
  indexYears: readonly number[],
): Question {
  const parsed = breakdownAsked.safeParse(given);
  if (!parsed.success) throw unreadable(parsed.error.issues[0]!);
  const asked = parsed.data;
  const { definition } = set;
  const survey = definition.surveyWeight !== undefined;
  const { spatial, byYear, groups } = readBy(asked.by, definition);
  if (survey && (asked.figure === "rate" || asked.figure === "amount")) throw noSurveyFigure(asked.figure);
  if (asked.figure === "rate" && asked.per === "none")
    throw noPer(["residents", "own", "own:ID", "records:ID"]);
  for (const name of [...Object.keys(asked.where), ...(asked.having ? [asked.having.group] : [])])
    if (!definition.groups.some(({ id }) => id === name))
      throw noGroup(
        name,
        definition.groups.map(({ id }) => id),
      );
  if (asked.figure === "share" && !asked.having) throw noHaving(definition.groups.map(({ id }) => id));
  const known = set.years.filter((year) => indexYears.includes(year));
  const wrong = asked.years?.filter((year) => !known.includes(year)) ?? [];
  if (known.length === 0 || wrong.length > 0)
    throw noYears(set.years.map(String), indexYears, wrong.length > 0 ? wrong : undefined);
  const years = [...new Set(asked.years ?? (byYear ? known : [known.at(-1)!]))].sort((a, b) => a - b);
  if (
    !byYear &&
    (spatial.includes("regso") || spatial.includes("deso")) &&
    years[0]! < 2024 &&
    years.at(-1)! >= 2024
  )
    throw mixedVersions(years);
  return {
    asked: { ...asked, years },
    definition,
    rules: stricter(definition.secrecy, asked.secrecy),
    survey,
    spatial,
    byYear,
    groups,
    strata: strataOf(asked, definition, groups),
    amount: amountOf(asked, definition),
    years,
    periods: byYear ? years.map((year) => periodOf([year])) : [periodOf(years)],
    withoutIndex: set.years.filter((year) => !indexYears.includes(year)),
  };
}

function readBy(by: readonly string[], definition: RecordsDefinition) {
  const spatial: Spatial[] = [];
  const groups: RecordGroup[] = [];
  let byYear = false;
  const known = [...SPATIAL, "year", ...definition.groups.map(({ id }) => id)];
  for (const name of new Set(by)) {
    const group = definition.groups.find(({ id }) => id === name);
    if (name === "year") byYear = true;
    else if ((SPATIAL as readonly string[]).includes(name)) spatial.push(name as Spatial);
    else if (group) groups.push(group);
    else throw badDimension(name, known);
  }
  if (spatial.length > 1 && (spatial.includes("regso") || spatial.includes("deso")))
    throw unfitDimensions(spatial);
  if (spatial.includes("kommun") && spatial.includes("lan")) throw unfitDimensions(["kommun", "lan"]);
  return { spatial, byYear, groups };
}

function strataOf(
  { standardise, figure }: BreakdownAsked,
  definition: RecordsDefinition,
  groups: readonly RecordGroup[],
): RecordGroup[] {
  if (standardise === "none") return [];
  if (figure !== "rate")
    throw notStandardised({
      sv: "bara tal per nämnare kan standardiseras.",
      en: "only rates can be standardised.",
    });
  if (definition.placeOf !== "residence")
    throw notStandardised({
      sv: "uppgifterna hör till där något hände, och åldern på dem som bor där säger inget om dem som var där.",
      en: "the records belong to where something happened, and the age of those who live there says nothing of those who were there.",
    });
  const strata = definition.groups.filter(
    ({ role, id }) => role !== undefined && !groups.some((group) => group.id === id),
  );
  if (strata.length === 0)
    throw notStandardised({
      sv: "ingen grupp har rollen ålder eller kön utöver dem i tabellen.",
      en: "no group has the role age or sex beside those of the table.",
    });
  return strata;
}

function amountOf(
  { figure, amount }: BreakdownAsked,
  { amounts }: RecordsDefinition,
): AskedAmount | undefined {
  if (figure !== "amount" && figure !== "mean") return undefined;
  const names = amounts.map(({ column }) => column);
  if (amount === undefined && amounts.length !== 1) throw noAmount(names);
  const at =
    amount === undefined
      ? 0
      : amounts.findIndex((one, index) => one.column === amount || amountId(index) === amount);
  const found = amounts[at];
  if (!found) throw noAmount(names, amount);
  const weighted = found.combine === "mean" && found.weight !== undefined;
  return { id: amountId(at), title: found.title, unit: found.unit, weighted };
}

function periodOf(years: readonly number[]): Period {
  const id = years.length === 1 ? String(years[0]) : `${years[0]}-${years.at(-1)}`;
  const words = id.replace("-", "–");
  return { id, label: { sv: words, en: words }, years };
}

function unreadable(issue: { path: PropertyKey[]; message: string; input?: unknown }): StudyError {
  const field = issue.path.join(".");
  return new StudyError(
    "bad-request",
    { sv: `Frågan går inte att läsa: ${field}.`, en: `The question cannot be read: ${field}.` },
    {
      value: issue.input,
      expected: issue.message,
      action: { sv: "Rätta frågan.", en: "Correct the question." },
    },
  );
}
