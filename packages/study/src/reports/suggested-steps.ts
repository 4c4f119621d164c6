import type { StudyStep } from "@tvars/api";
import type { Text } from "@tvars/cube";
import { StudyError } from "../error.ts";
import type { Study } from "../study.ts";
import type { SuggestedStep } from "./templates.ts";

type Asked = Record<string, unknown>;
interface Suggested {
  route: string;
  asked: Asked;
  title: Text;
}
type Suggest = (study: Study, place: string) => Promise<Suggested | undefined>;

const found = (route: string, asked: Asked, sv: string, en: string): Suggested => ({
  route,
  asked,
  title: { sv, en },
});

/** Chances of a change of type are taken from changes between earlier years. */
const LEAST_YEARS_EARLY = 5;

const yearsAtHand = async (study: Study): Promise<number> => (await study.workspace()).years.length;

const SUGGEST: Record<SuggestedStep, Suggest> = {
  types: async (study, place) =>
    (await yearsAtHand(study)) > 0
      ? found(
          "barometer",
          { place, ...(await wholeYear(study, place)) },
          "Befolkning efter områdestyp",
          "Population by area type",
        )
      : undefined,
  transitions: async (study, place) =>
    (await yearsAtHand(study)) > 1
      ? found("transitions", { place }, "Områden som bytt typ", "Areas that have changed type")
      : undefined,
  composition: async (study, place) =>
    (await yearsAtHand(study)) > 1
      ? found("composition", { place }, "Egen ändring eller byte av typ", "Own change or change of type")
      : undefined,
  early: async (study, place) =>
    (await yearsAtHand(study)) >= LEAST_YEARS_EARLY
      ? found("early", { place }, "Områden som kan byta typ", "Areas that may change type")
      : undefined,
  measure: async (study, place) => {
    const grouping = await groupingOf(study);
    return (
      grouping &&
      found(
        "measure",
        { grouping: grouping.id, measures: grouping.two ? "dissimilarity,isolation" : "theil-h", place },
        "Mått på segregation",
        "Measures of segregation",
      )
    );
  },
  trend: async (study, place) => {
    const grouping = await groupingOf(study);
    return grouping && grouping.years > 1
      ? found(
          "measureTrend",
          { grouping: grouping.id, measure: grouping.two ? "dissimilarity" : "theil-h", place },
          "Segregation över tid",
          "Segregation over time",
        )
      : undefined;
  },
  barriers: (study) =>
    onNetwork(study, (network) =>
      found(
        "barriers",
        { network },
        "Barriärer av statliga vägar och järnvägar",
        "Barriers of state roads and railways",
      ),
    ),
  segregation: async (study) => {
    const grouping = await groupingOf(study);
    return (
      grouping &&
      onNetwork(study, (network) =>
        found(
          "barrierSegregation",
          { network, grouping: grouping.id },
          "Segregation med barriärer",
          "Segregation with barriers",
        ),
      )
    );
  },
  access: (study, place) =>
    onNetwork(study, (network) =>
      found(
        "access",
        { network, ...(place === "riket" ? {} : { place }) },
        "Tillgänglighet till service",
        "Access to services",
      ),
    ),
  scenario: async (study) => {
    const [saved] = await study.scenarios({});
    return (
      saved &&
      found(
        "scenario",
        { network: saved.network, profile: saved.profile, modifications: saved.modifications },
        `Scenariot ${saved.name}`,
        `The scenario ${saved.name}`,
      )
    );
  },
  records: async (study) => {
    const [set] = await study.records();
    return (
      set &&
      found(
        "breakdown",
        { id: set.definition.id, by: "type" },
        "Egna uppgifter efter områdestyp",
        "Own records by area type",
      )
    );
  },
  release: async (study) => {
    const released = (await study.releases()).find(
      ({ state, supersededBy }) => state === "released" && supersededBy === null,
    );
    return (
      released && found("release", { id: released.id }, `Utlämning ${released.id}`, `Release ${released.id}`)
    );
  },
  plan: async (study) => {
    const [plan] = await study.plans();
    return plan && found("plan", { id: plan.id }, "Planerade åtgärder", "Planned measures");
  },
  sheet: async (study) => {
    const [plan] = await study.plans();
    if (!plan || plan.measures.length === 0) return undefined;
    const { rows } = await study.plan({ id: plan.id });
    const first = rows.find(({ rank }) => rank === 1) ?? rows[0]!;
    return found(
      "planSheet",
      { id: plan.id, measure: first.measure.id },
      `Sociala konsekvenser: ${first.measure.name}`,
      `Social consequences: ${first.measure.name}`,
    );
  },
  goal: async (study) => ((await study.goals()).length > 0 ? found("goals", {}, "Mål", "Goals") : undefined),
};

/** A step of a template as the stored data can answer it; undefined where they cannot. */
export async function suggestedStep(
  study: Study,
  which: SuggestedStep,
  place: string,
): Promise<StudyStep | undefined> {
  try {
    const step = await SUGGEST[which](study, place);
    return step && { id: which, ...step };
  } catch (cause) {
    if (cause instanceof StudyError) return undefined;
    throw cause;
  }
}

async function onNetwork(study: Study, make: (network: string) => Suggested): Promise<Suggested | undefined> {
  const [network] = await study.networks();
  return network && make(network.id);
}

/** Two groups are what most readers know; of more only a measure of many can be taken. */
async function groupingOf(study: Study): Promise<{ id: string; two: boolean; years: number } | undefined> {
  const groupings = await study.groupings();
  const two = groupings.find(({ suggested }) => suggested.length <= 2);
  const grouping = two ?? groupings[0];
  return grouping && { id: grouping.id, two: two !== undefined, years: grouping.years.length };
}

/**
 * The latest year that knows as many areas as any, where that is not the latest year of all: a report on the
 * country shall not be of the few areas whose index came first. Otherwise no year, so that a later run has newer data.
 */
async function wholeYear(study: Study, place: string): Promise<{ year?: number }> {
  const { trend, year } = await study.barometer({ place });
  const areas = (at: number): number =>
    (trend.find((one) => one.year === at)?.types ?? []).reduce((sum, one) => sum + one.areas, 0);
  const most = Math.max(...trend.map((one) => areas(one.year)));
  const whole = trend.findLast((one) => areas(one.year) >= 0.9 * most);
  return whole === undefined || whole.year === year ? {} : { year: whole.year };
}
