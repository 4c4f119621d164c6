import type { BarrierSegregation } from "@tvars/api";
import type { PictureOptions } from "@tvars/report";
import { number, scaleProfile } from "@tvars/report";
import { useCallback } from "react";
import { figureColumn } from "../../../parts/columns.tsx";
import { TABULAR } from "../../../parts/downloads.tsx";
import { Result } from "../../../parts/result.tsx";
import { useSmallTable } from "../../../parts/small-table.tsx";
import { useTexts } from "../../../text/index.ts";

interface Props {
  chosen: BarrierSegregation;
  done: readonly BarrierSegregation[];
  query: Record<string, string | number>;
}

type Row = BarrierSegregation["radii"][number];

const DECIMALS = 4;
const known = (value: number | null) =>
  value === null
    ? ({ value: null, status: "not-applicable" } as const)
    : ({ value, status: value === 0 ? "zero" : "value" } as const);

/** The difference that barriers make for ever larger surroundings. */
export function OverSurroundings({ chosen, done, query }: Props) {
  const { t, lang } = useTexts();
  const rows = done.flatMap(({ radii }) => radii);
  const make = useCallback(
    (options: PictureOptions) =>
      scaleProfile(
        {
          measure: t("bseg.line"),
          place: `${chosen.grouping.title[lang]} ${chosen.year}`,
          axis: t("bseg.axis"),
          unit: "m",
          decimals: 2,
          line: done.flatMap(({ radii }) =>
            radii.map(({ radiusM, difference }) => ({
              at: radiusM,
              label: t("bseg.metres", { n: number(radiusM, lang) }),
              value: 1000 * difference,
            })),
          ),
        },
        options,
      ),
    [chosen, done, lang, t],
  );
  return (
    <Result
      id="radii"
      over={t("bseg.over")}
      said
      make={make}
      provenance={chosen.provenance}
      years={String(chosen.year)}
      table={<RadiiTable rows={rows} />}
      file={{
        path: "/api/barriers/segregation",
        query: { ...query, radius: rows.map(({ radiusM }) => radiusM).join(",") },
        formats: TABULAR,
      }}
    />
  );
}

function RadiiTable({ rows }: { rows: readonly Row[] }) {
  const { t } = useTexts();
  const column = (id: "now" | "open" | "straight" | "difference") =>
    figureColumn<Row>({ id, label: t(`bseg.column.${id}`) }, (row) => known(row[id]), { decimals: DECIMALS });
  return useSmallTable<Row>(
    [
      figureColumn({ id: "radius", label: t("bseg.column.radius"), unit: "m" }, ({ radiusM }) =>
        known(radiusM),
      ),
      column("now"),
      column("open"),
      column("straight"),
      column("difference"),
      figureColumn({ id: "p", label: t("bseg.column.p") }, ({ p }) => known(p), { decimals: 3 }),
    ],
    rows,
    t("bseg.over"),
    ({ radiusM }) => String(radiusM),
  );
}
