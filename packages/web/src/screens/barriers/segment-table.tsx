import type { Barriers, BarrierSegment } from "@tvars/api";
import { figureColumn, textColumn } from "../../parts/columns.tsx";
import type { TableColumn } from "../../parts/data-table.tsx";
import { DataTable } from "../../parts/data-table.tsx";
import { Downloads, MAPPED } from "../../parts/downloads.tsx";
import { Foot } from "../../parts/foot.tsx";
import { useTexts } from "../../text/index.ts";
import { Link, useRouter } from "../../url/router.tsx";
import { valueOf } from "./colouring.ts";
import { useCounted } from "./counted.ts";
import { inBand } from "./overlays.ts";
import { segmentName } from "./segment-button.tsx";
import { WhatCounts } from "./what-counts.tsx";
import type { Work } from "./work.ts";

const known = (value: number) =>
  value === 0 ? ({ value: 0, status: "zero" } as const) : ({ value, status: "value" } as const);

/** What the map shows, a stretch to a row. */
export function SegmentTable({ work, data }: { work: Work; data: Barriers }) {
  const { t } = useTexts();
  const { state, go } = useRouter();
  const counted = useCounted(work.network);
  const rows = work.segments.filter((segment) => inBand(valueOf(segment, state.colouring), state.band));
  const columns: TableColumn<BarrierSegment>[] = [
    {
      id: "name",
      label: t("bar.column.name"),
      value: (segment) => segmentName(segment, t),
      // A cell's content is called for, not mounted.
      // oxlint-disable-next-line react/no-unstable-nested-components
      show: (segment) => (
        <Link to={{ segment: segment.id, crossing: null, task: "barriers", tables: [] }}>
          {segmentName(segment, t)}
        </Link>
      ),
    },
    figureColumn({ id: "burden", label: t("bar.column.burden"), unit: t("bar.unit.burden") }, ({ burden }) =>
      known(burden / 1000),
    ),
    figureColumn({ id: "excess", label: t("bar.column.excess"), unit: "m" }, ({ excessM }) => known(excessM)),
    figureColumn({ id: "p90", label: t("bar.column.p90"), unit: "m" }, ({ excessP90M }) => known(excessP90M)),
    figureColumn({ id: "severed", label: t("bar.column.severed") }, ({ severed }) => known(100 * severed), {
      unit: "percent",
      decimals: 1,
    }),
    ...(work.network.people.from === "streets"
      ? []
      : [
          figureColumn(
            { id: "divides", label: t("bar.column.divides") },
            ({ divides }: BarrierSegment) => known(100 * divides),
            {
              unit: "percent",
              decimals: 1,
            },
          ),
        ]),
    figureColumn({ id: "people", label: counted("bar.column.people") }, ({ people }) => known(people)),
    figureColumn({ id: "detour", label: t("bar.column.detour") }, ({ detour }) => known(detour), {
      decimals: 2,
    }),
    figureColumn({ id: "nearest", label: t("bar.column.nearest"), unit: "m" }, ({ nearestCrossingM }) =>
      nearestCrossingM === null ? { value: null, status: "not-applicable" } : known(nearestCrossingM),
    ),
    textColumn({ id: "class", label: t("bar.column.class") }, (segment) => t(`bar.class.${segment.class}`)),
    textColumn({ id: "kind", label: t("bar.column.kind") }, ({ kind }) => t(`bar.kind.${kind}`)),
  ];
  return (
    <div className="map-table">
      <WhatCounts classesM={data.classesM} />
      <DataTable
        caption={t("bar.tableCaption", { n: rows.length })}
        columns={columns}
        rows={rows}
        keyOf={({ id }) => id}
        sort={state.sort}
        onSort={(sort) => go({ sort, page: 1 }, { replace: true })}
        page={state.page}
        onPage={(page) => go({ page }, { replace: true })}
      />
      <Foot provenance={data.provenance}>
        <Downloads
          name={`${t("bar.title")} ${data.network}`}
          file={{
            path: "/api/barriers",
            query: {
              network: data.network,
              profile: data.profile,
              rules: state.rules,
              classes: state.classes,
            },
            formats: MAPPED,
          }}
        />
      </Foot>
    </div>
  );
}
