import type { BarrierSegregation } from "@tvars/api";
import { number } from "@tvars/report";
import { areaColumn, figureColumn, textColumn } from "../../../parts/columns.tsx";
import { Foot } from "../../../parts/foot.tsx";
import { useSmallTable } from "../../../parts/small-table.tsx";
import { useTexts } from "../../../text/index.ts";
import { useRouter } from "../../../url/router.tsx";

type Row = BarrierSegregation["radii"][number]["areas"][number];

/** Areas whose surroundings lose most mixing to the barriers. */
export function LostAreas({ answer }: { answer: BarrierSegregation }) {
  const { t, lang } = useTexts();
  const { state } = useRouter();
  const { radiusM, areas } = answer.radii[0]!;
  const table = useSmallTable<Row>(
    [
      areaColumn({ id: "area", label: t("bseg.column.area") }, state),
      textColumn({ id: "kommun", label: t("bseg.column.kommun") }, ({ area }) => area.kommun?.name ?? ""),
      figureColumn({ id: "persons", label: t("bseg.column.persons") }, ({ persons }) => ({
        value: persons,
        status: persons === 0 ? "zero" : "value",
      })),
      figureColumn(
        { id: "lost", label: t("bseg.column.lost") },
        ({ difference }) => ({ value: 1000 * difference, status: difference === 0 ? "zero" : "value" }),
        { decimals: 3 },
      ),
    ],
    areas,
    t("bseg.areas"),
    ({ area }) => area.id,
  );
  return (
    <section className="result" aria-labelledby="lost-areas">
      <h2 id="lost-areas">{t("bseg.areas")}</h2>
      <p className="lead">{t("bseg.areasHelp", { m: number(radiusM, lang) })}</p>
      {table}
      <Foot provenance={answer.provenance} years={String(answer.year)} />
    </section>
  );
}
