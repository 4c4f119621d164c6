import type { BarrierIndicators, NetworkInfo } from "@tvars/api";
import { number } from "@tvars/report";
import { figureColumn, textColumn } from "../../../parts/columns.tsx";
import { useSmallTable } from "../../../parts/small-table.tsx";
import { useTexts } from "../../../text/index.ts";
import type { IndicatorProps } from "./indicator-section.tsx";
import { IndicatorSection, figureOf } from "./indicator-section.tsx";
import { PartsMap, colorOfPart } from "./parts-map.tsx";

type Row = BarrierIndicators["communities"]["parts"][number];

const percent = { unit: "percent", decimals: 1 } as const;
const of = ({ byType }: Row, types: readonly number[]): number =>
  byType.reduce((sum, { type, people }) => (type !== null && types.includes(type) ? sum + people : sum), 0);

/** T-communities on the map and in a table. */
export function Parts({ network, data, query }: IndicatorProps & { network: NetworkInfo }) {
  const { t, lang } = useTexts();
  const { communities } = data;
  const typed = network.people.from === "areas";
  const table = useSmallTable<Row>(
    [
      {
        ...textColumn<Row>({ id: "part", label: t("bin.part") }, ({ part }) => String(part)),
        // A cell's content is called for, not mounted.
        // oxlint-disable-next-line react/no-unstable-nested-components
        show: ({ part }) => (
          <>
            <span className="part-dot" style={{ background: colorOfPart(part) }} aria-hidden="true" /> {part}
          </>
        ),
      },
      figureColumn({ id: "people", label: t(typed ? "bar.residents" : "bar.unit.street") }, ({ people }) =>
        figureOf(people),
      ),
      figureColumn({ id: "share", label: t("bin.share") }, ({ share }) => figureOf(100 * share), percent),
      ...(typed
        ? [
            figureColumn<Row>({ id: "low", label: t("bin.low") }, (row) => figureOf(of(row, [1, 2]))),
            figureColumn<Row>({ id: "high", label: t("bin.high") }, (row) => figureOf(of(row, [4, 5]))),
          ]
        : []),
    ],
    communities.parts,
    t("bin.parts"),
    ({ part }) => String(part),
  );
  return (
    <IndicatorSection
      data={data}
      query={query}
      id="parts"
      name="bin.parts"
      lead="bin.partsLead"
      finding={communities.finding}
      direction="bin.partsDirection"
      not="bin.partsNot"
      how="bin.partsHow"
      values={{ n: number(communities.cells.sideM, lang) }}
    >
      <PartsMap network={network} data={data} />
      {communities.dissimilarity !== null && (
        <p className="prose">
          {t("bin.dissimilarity", { n: number(100 * communities.dissimilarity, lang) })}
        </p>
      )}
      {table}
    </IndicatorSection>
  );
}
