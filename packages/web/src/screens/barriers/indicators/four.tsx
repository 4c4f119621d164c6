import type { BarrierIndicators, ThreeWays } from "@tvars/api";
import { number } from "@tvars/report";
import { figureColumn, textColumn } from "../../../parts/columns.tsx";
import { useSmallTable } from "../../../parts/small-table.tsx";
import { Notice } from "../../../parts/states.tsx";
import type { TextKey } from "../../../text/index.ts";
import { useTexts } from "../../../text/index.ts";
import { useRouter } from "../../../url/router.tsx";
import { inOrder, useTypeRows } from "../type-rows.ts";
import type { IndicatorProps } from "./indicator-section.tsx";
import { IndicatorSection, figureOf } from "./indicator-section.tsx";

type Service = BarrierIndicators["services"][number];

interface Row {
  id: TextKey;
  figures: ThreeWays;
}

const PER_CENT = 100;
const inPerCent = ({ now, open, scenario }: ThreeWays): ThreeWays => {
  const of = (value: number | null): number | null => (value === null ? null : PER_CENT * value);
  return { now: of(now), open: of(open), scenario: of(scenario) };
};

/** Travel time, choice, catchment and service efficiency of one kind of service. */
export function Four({ data, query }: IndicatorProps) {
  const { t, pick, lang } = useTexts();
  const { state, go } = useRouter();
  const service = data.services.find(({ kind }) => kind === state.service) ?? data.services[0];
  if (!service)
    return (
      <Notice icon="data" title={t("bin.noServices")}>
        <p>{t("bin.noServicesHelp")}</p>
      </Notice>
    );
  return (
    <IndicatorSection
      data={data}
      query={query}
      id="four"
      name="bin.four"
      lead="bin.fourLead"
      finding={service.finding}
      direction="bin.fourDirection"
      not="bin.fourNot"
      how="bin.fourHow"
      values={{ n: number(data.withinM, lang) }}
    >
      <div className="choices">
        <label className="inline-choice">
          <span>{t("bin.service")}</span>
          <select value={service.kind} onChange={({ target }) => go({ service: target.value })}>
            {data.services.map(({ kind, name, count }) => (
              <option key={kind} value={kind}>
                {pick(name)} ({number(count, lang)})
              </option>
            ))}
          </select>
        </label>
      </div>
      <Table service={service} scenario={data.scenario !== null} />
      <Types service={service} />
    </IndicatorSection>
  );
}

function Table({ service, scenario }: { service: Service; scenario: boolean }) {
  const { t } = useTexts();
  const rows: Row[] = [
    { id: "bin.travelTime", figures: service.travelTimeMin },
    { id: "bin.choice", figures: service.choice },
    { id: "bin.catchment", figures: service.catchment },
    { id: "bin.perFacility", figures: service.perFacility },
    { id: "bin.overlap", figures: service.overlap },
  ];
  const way = (of: keyof ThreeWays, label: TextKey) =>
    figureColumn<Row>({ id: String(of), label: t(label) }, ({ figures }) => figureOf(figures[of]), {
      decimals: 2,
    });
  return useSmallTable<Row>(
    [
      textColumn({ id: "measure", label: t("bin.measure") }, ({ id }) => t(id)),
      way("now", "bin.now"),
      way("open", "bin.open"),
      ...(scenario ? [way("scenario", "bin.withScenario")] : []),
    ],
    rows,
    t("bin.four"),
    ({ id }) => id,
  );
}

function Types({ service }: { service: Service }) {
  const { t } = useTexts();
  const { nameOf } = useTypeRows();
  type Typed = Service["byType"][number];
  const way = (of: "now" | "open", measure: "travelTimeMin" | "served", label: string) =>
    figureColumn<Typed>(
      { id: `${measure}-${of}`, label },
      (row) => figureOf((measure === "served" ? inPerCent(row.served) : row[measure])[of]),
      measure === "served" ? { unit: "percent", decimals: 1 } : { decimals: 1 },
    );
  const both = (label: TextKey, way_: TextKey): string => `${t(label)}, ${t(way_).toLowerCase()}`;
  return useSmallTable<Typed>(
    [
      textColumn({ id: "type", label: t("bar.areaType") }, nameOf),
      figureColumn({ id: "people", label: t("bar.residents") }, ({ people }) => figureOf(people)),
      way("now", "served", both("bin.served", "bin.now")),
      way("open", "served", both("bin.served", "bin.open")),
      way("now", "travelTimeMin", both("bin.travelTime", "bin.now")),
      way("open", "travelTimeMin", both("bin.travelTime", "bin.open")),
    ],
    inOrder(service.byType),
    t("bar.areaType"),
    ({ type }) => String(type),
  );
}
