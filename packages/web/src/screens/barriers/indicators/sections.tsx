import type { BarrierIndicators } from "@tvars/api";
import { number } from "@tvars/report";
import { figureColumn, textColumn } from "../../../parts/columns.tsx";
import { useSmallTable } from "../../../parts/small-table.tsx";
import { Notice } from "../../../parts/states.tsx";
import { useTexts } from "../../../text/index.ts";
import { inOrder, useTypeRows } from "../type-rows.ts";
import type { IndicatorProps } from "./indicator-section.tsx";
import { IndicatorSection, figureOf } from "./indicator-section.tsx";

const percent = { unit: "percent", decimals: 1 } as const;

/** The score of severance_snape, with the spots where it is highest. */
export function Score({ data, query }: IndicatorProps) {
  const { t, lang } = useTexts();
  type Row = BarrierIndicators["score"]["worst"][number];
  const table = useSmallTable<Row>(
    [
      textColumn({ id: "place", label: t("bin.place") }, ({ name, barrier }) => name || barrier),
      figureColumn({ id: "score", label: t("bin.scoreColumn") }, (row) => figureOf(row.score), {
        decimals: 1,
      }),
      figureColumn({ id: "route", label: t("bin.routeM"), unit: "m" }, ({ routeM }) => figureOf(routeM)),
      figureColumn({ id: "direct", label: t("bin.directM"), unit: "m" }, ({ directM }) => figureOf(directM)),
    ],
    data.score.worst.slice(0, 8),
    t("bin.worstSpots"),
    ({ at }) => at.join(),
  );
  return (
    <IndicatorSection
      data={data}
      query={query}
      id="score"
      name="bin.score"
      lead="bin.scoreLead"
      finding={data.score.finding}
      direction="bin.scoreDirection"
      not="bin.scoreNot"
      how="bin.scoreHow"
    >
      <h3>
        {t("bin.worstSpots")} ({number(data.score.spots, lang)})
      </h3>
      {table}
    </IndicatorSection>
  );
}

/** The barrier factor by area type. */
export function Factor({ data, query }: IndicatorProps) {
  const { t } = useTexts();
  const { nameOf } = useTypeRows();
  type Row = BarrierIndicators["factor"]["byType"][number];
  const table = useSmallTable<Row>(
    [
      textColumn({ id: "type", label: t("bar.areaType") }, nameOf),
      figureColumn({ id: "people", label: t("bar.residents") }, ({ people }) => figureOf(people)),
      figureColumn({ id: "mean", label: t("bin.factorColumn") }, ({ mean }) => figureOf(mean), percent),
      figureColumn(
        { id: "weighted", label: t("bin.weightedColumn") },
        ({ weighted }) => figureOf(weighted),
        percent,
      ),
    ],
    inOrder(data.factor.byType),
    t("bin.factor"),
    ({ type }) => String(type),
  );
  return (
    <IndicatorSection
      data={data}
      query={query}
      id="factor"
      name="bin.factor"
      lead="bin.factorLead"
      finding={data.factor.finding}
      direction="bin.factorDirection"
      not="bin.factorNot"
      how="bin.factorHow"
    >
      {table}
    </IndicatorSection>
  );
}

/** Percolation with and without the barriers. */
export function Growing({ data, query }: IndicatorProps) {
  const { t } = useTexts();
  type Row = BarrierIndicators["percolation"]["steps"][number];
  const share = (value: number | null) => figureOf(value === null ? null : 100 * value);
  const table = useSmallTable<Row>(
    [
      figureColumn({ id: "tau", label: t("bin.tau"), unit: "m" }, ({ tauM }) => figureOf(tauM)),
      figureColumn({ id: "now", label: t("bin.largest") }, ({ largest }) => share(largest), percent),
      figureColumn(
        { id: "open", label: t("bin.largestOpen") },
        ({ largestOpen }) => share(largestOpen),
        percent,
      ),
      ...(data.scenario
        ? [
            figureColumn<Row>(
              { id: "scenario", label: t("bin.largestScenario") },
              ({ largestScenario }) => share(largestScenario),
              percent,
            ),
          ]
        : []),
      figureColumn({ id: "clusters", label: t("bin.clusters") }, ({ clusters }) => figureOf(clusters)),
    ],
    data.percolation.steps,
    t("bin.growing"),
    ({ tauM }) => String(tauM),
  );
  return (
    <IndicatorSection
      data={data}
      query={query}
      id="growing"
      name="bin.growing"
      lead="bin.growingLead"
      finding={data.percolation.finding}
      direction="bin.growingDirection"
      not="bin.growingNot"
      how="bin.growingHow"
    >
      {table}
    </IndicatorSection>
  );
}

/** Boundary contrast, with the neighbours that differ most. */
export function Contrast({ data, query }: IndicatorProps) {
  const { t } = useTexts();
  if (data.contrast === null)
    return (
      <Notice title={t("bin.noContrast")}>
        <p>{t("bin.noContrastHelp")}</p>
      </Notice>
    );
  return <KnownContrast data={data} query={query} contrast={data.contrast} />;
}

function KnownContrast({
  data,
  query,
  contrast,
}: IndicatorProps & { contrast: NonNullable<BarrierIndicators["contrast"]> }) {
  const { t, lang } = useTexts();
  type Row = (typeof contrast)["neighbours"][number];
  const names = new Map(data.stretches.map(({ id, name, barrier }) => [id, name || barrier]));
  const table = useSmallTable<Row>(
    [
      textColumn({ id: "pair", label: t("bin.pair") }, ({ a, b }) => `${a.name} – ${b.name}`),
      figureColumn(
        { id: "difference", label: t("bin.difference") },
        ({ difference }) => figureOf(difference),
        {
          decimals: 1,
        },
      ),
      textColumn({ id: "across", label: t("bin.across") }, ({ across }) => names.get(across) ?? across),
    ],
    contrast.neighbours.slice(0, 8),
    t("bin.pair"),
    ({ a, b }) => `${a.id} ${b.id}`,
  );
  const n = (value: number | null, decimals: number): string =>
    value === null ? "–" : number(value, lang, decimals);
  return (
    <IndicatorSection
      data={data}
      query={query}
      id="contrast"
      name="bin.contrast"
      lead="bin.contrastLead"
      finding={contrast.finding}
      direction="bin.contrastDirection"
      not="bin.contrastNot"
      how="bin.contrastHow"
      values={{ year: contrast.year, n: number(contrast.permutations, lang) }}
    >
      <dl className="figures">
        <div>
          <dt>{t("bin.beta")}</dt>
          <dd>{t("bin.plusMinus", { n: n(contrast.beta, 2), e: n(contrast.standardError, 2) })}</dd>
        </div>
        <div>
          <dt>{t("bin.meanAcross")}</dt>
          <dd>{n(contrast.meanAcross, 1)}</dd>
        </div>
        <div>
          <dt>{t("bin.meanElse")}</dt>
          <dd>{n(contrast.meanElse, 1)}</dd>
        </div>
        <div>
          <dt>{t("bin.p")}</dt>
          <dd>{n(contrast.p, 3)}</dd>
        </div>
      </dl>
      {table}
    </IndicatorSection>
  );
}
