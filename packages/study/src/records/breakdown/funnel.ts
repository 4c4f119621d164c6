import type { BreakdownAnswer } from "@tvars/api";
import { MeasuresError, funnelLimits, funnelOf } from "@tvars/measures";
import type { CaseKind } from "@tvars/measures";
import type { CellFigures } from "./estimated.ts";
import { type Layout, TOTAL, categoriesOf } from "./layout.ts";

type FunnelAnswer = NonNullable<BreakdownAnswer["funnel"]>;
const STEPS = 60;

/**
 * Areas against the limits that chance alone would keep them within. Only areas that are shown are points; the centre is their common rate, so that it tells
 * nothing of the others. Limits widen where areas differ more than chance makes them.
 */
export function funnelAnswer(
  layout: Layout,
  figures: readonly CellFigures[],
  kind: CaseKind,
  per: number,
): FunnelAnswer | null {
  const at = layout.dimensions.findIndex(({ id }) => id === "regso" || id === "deso" || id === "kommun");
  if (at < 0) return null;
  const points = figures.flatMap(({ rate }, cell) => {
    const categories = categoriesOf(layout, cell);
    const area = categories[at]!;
    if (!rate || !(rate.population > 0) || area.id === TOTAL || !area.shown) return [];
    return categories.every(({ id }, d) => d === at || id === TOTAL)
      ? [{ id: area.id, name: area.label.sv, ...rate }]
      : [];
  });
  if (points.length < 5) return null;
  const fits = kind === "events" || points.every(({ cases, population }) => cases <= population);
  const of: CaseKind = fits ? kind : "events";
  try {
    const funnel = funnelOf(
      points.map(({ cases }) => cases),
      points.map(({ population }) => population),
      of,
      { overdispersion: "additive" },
    );
    const largest = Math.max(...points.map(({ population }) => population));
    const smallest = Math.min(...points.map(({ population }) => population));
    const limits = Array.from({ length: STEPS }, (_, step) => {
      const population = smallest * (largest / smallest) ** (step / (STEPS - 1));
      const [inner, outer] = [0.95, 0.998].map((level) => limitsAt(funnel, population, level, of)) as [
        Limits,
        Limits,
      ];
      return {
        population,
        low95: inner[0] * per,
        high95: inner[1] * per,
        low998: outer[0] * per,
        high998: outer[1] * per,
      };
    });
    return {
      points: points.map(({ id, name, population, value }, nth) => ({
        id,
        name,
        population,
        rate: value * per,
        label: funnel.label[nth]!,
      })),
      limits,
      centre: funnel.reference * per,
    };
  } catch (error) {
    if (error instanceof MeasuresError && error.kind === "undefined") return null;
    throw error;
  }
}

type Limits = readonly [number, number];

function limitsAt(
  { reference, widened, tau2 }: ReturnType<typeof funnelOf>,
  population: number,
  level: number,
  kind: CaseKind,
): Limits {
  if (!widened)
    return funnelLimits(reference, kind === "persons" ? Math.round(population) : population, level, kind);
  const z = level === 0.95 ? 1.959963984540054 : 3.090232306167813;
  const error = (kind === "persons" ? reference * (1 - reference) : reference) / population;
  const reach = z * Math.sqrt(error + tau2);
  return [
    Math.max(0, reference - reach),
    kind === "persons" ? Math.min(1, reference + reach) : reference + reach,
  ];
}
