import type { BarrierSegregation } from "@tvars/api";
import type { PictureOptions } from "@tvars/report";
import { number, signedBars } from "@tvars/report";
import { useCallback } from "react";
import { figureColumn, textColumn } from "../../../parts/columns.tsx";
import type { TableColumn } from "../../../parts/data-table.tsx";
import { Result } from "../../../parts/result.tsx";
import { useSmallTable } from "../../../parts/small-table.tsx";
import { useTexts } from "../../../text/index.ts";
import { Link } from "../../../url/router.tsx";

type Row = BarrierSegregation["mixing"]["barriers"][number];

const SHOWN = 8;

/** Which barriers take most meetings between the groups. */
export function Mixing({ answer }: { answer: BarrierSegregation; query: Record<string, string | number> }) {
  const { t, lang } = useTexts();
  const { barriers, share } = answer.mixing;
  const nameOf = ({ name, barrier, kind }: Row): string => `${t(`bar.kind.${kind}`)} ${name || barrier}`;
  const [worst] = barriers;
  const make = useCallback(
    (options: PictureOptions) =>
      signedBars(
        {
          description: t("bseg.mixingHelp"),
          finding:
            worst && share > 0
              ? t("bseg.mixingFinding", {
                  share: number(100 * share, lang),
                  name: nameOf(worst),
                  part: number(100 * worst.part, lang),
                })
              : t("bar.noSegments"),
          what: `${t("bseg.column.part")}, %`,
          decimals: 1,
          signed: false,
          rows: barriers.slice(0, SHOWN).map((row) => ({
            id: row.barrier,
            label: nameOf(row),
            value: 100 * row.part,
          })),
        },
        options,
      ),
    // Names follow from the language.
    // oxlint-disable-next-line react-hooks/exhaustive-deps
    [barriers, share, worst, lang, t],
  );
  return (
    <Result
      id="mixing"
      over={t("bseg.mixing")}
      make={make}
      provenance={answer.provenance}
      years={String(answer.year)}
      table={<MixingTable rows={barriers} nameOf={nameOf} />}
    />
  );
}

function MixingTable({ rows, nameOf }: { rows: readonly Row[]; nameOf: (row: Row) => string }) {
  const { t } = useTexts();
  const worst: TableColumn<Row> = {
    id: "worst",
    label: t("bseg.column.worst"),
    value: ({ segment }) => segment,
    // oxlint-disable-next-line react/no-unstable-nested-components
    show: ({ segment }) => (
      <Link to={{ about: "", segment, crossing: null, task: "barriers", tables: [] }}>{t("qual.show")}</Link>
    ),
  };
  return useSmallTable<Row>(
    [
      textColumn({ id: "name", label: t("bseg.column.barrier") }, nameOf),
      figureColumn(
        { id: "share", label: t("bseg.column.share") },
        ({ share }) => ({ value: 100 * share, status: share === 0 ? "zero" : "value" }),
        { unit: "percent", decimals: 1 },
      ),
      figureColumn(
        { id: "part", label: t("bseg.column.part") },
        ({ part }) => ({ value: 100 * part, status: part === 0 ? "zero" : "value" }),
        { unit: "percent", decimals: 1 },
      ),
      worst,
    ],
    rows,
    t("bseg.mixing"),
    ({ barrier }) => barrier,
  );
}
