import type { Answer } from "@tvars/api";
import { figure } from "@tvars/cube";
import { useMemo } from "react";
import { apiPath } from "../../api/client.ts";
import { useAnswer } from "../../api/use-answer.ts";
import { areaColumn, figureColumn } from "../../parts/columns.tsx";
import type { TableColumn } from "../../parts/data-table.tsx";
import { DataTable } from "../../parts/data-table.tsx";
import { Downloads, TABULAR } from "../../parts/downloads.tsx";
import { Foot } from "../../parts/foot.tsx";
import { inPercent } from "../../parts/shares.ts";
import { SourceNotes } from "../../parts/source-notes.tsx";
import { Await } from "../../parts/states.tsx";
import { useTexts } from "../../text/index.ts";
import { useRouter } from "../../url/router.tsx";
import { Section } from "../area-page.tsx";
import type { Chosen, Query } from "./chosen.ts";
import { decimalsFor, figureOf } from "./figures.ts";

type Row = Answer<"measurePlaces">["rows"][number];

/** The measure for every municipality and county, with what must be known before they are compared. */
export function Places({ chosen }: { chosen: Chosen }) {
  const { t } = useTexts();
  const { state, go } = useRouter();
  const { level } = state;
  const { division, ...rest } = chosen.query;
  const query = { ...rest, measure: chosen.measure.id, division: level, areas: division };
  const asked = useAnswer("measurePlaces", apiPath("/api/measure/places", query));
  return (
    <>
      <label className="stacked">
        <span>{t("mea.placesOf")}</span>
        <select
          value={level}
          onChange={(event) =>
            go({ level: event.target.value === "lan" ? "lan" : "kommun", sort: null, page: 1 })
          }
        >
          <option value="kommun">{t("mea.placesKommun")}</option>
          <option value="lan">{t("mea.placesLan")}</option>
        </select>
      </label>
      <Await asked={asked} block>
        {(answer) => <PlaceTable answer={answer} query={query} />}
      </Await>
    </>
  );
}

function PlaceTable({ answer, query }: { answer: Answer<"measurePlaces">; query: Query }) {
  const { t, pick } = useTexts();
  const { state, go } = useRouter();
  const { rows, measure, year, caveat, provenance } = answer;
  const most = Math.max(0, ...rows.map(({ value }) => Math.abs(value ?? 0)));
  const decimals = decimalsFor(most);
  const columns = useMemo<TableColumn<Row>[]>(() => {
    const limit = (row: Row, end: "low" | "high") =>
      row.interval ? figure(row.interval[end]) : ({ value: null, status: "not-applicable" } as const);
    const optional = (value: number | null) =>
      value === null ? ({ value: null, status: "not-applicable" } as const) : figure(value);
    return [
      areaColumn({ id: "name", label: t("mea.placeName") }, state),
      figureColumn({ id: "value", label: pick(measure.name) }, (row) => figureOf(row), { decimals }),
      figureColumn({ id: "low", label: t("mea.low") }, (row) => limit(row, "low"), { decimals }),
      figureColumn({ id: "high", label: t("mea.high") }, (row) => limit(row, "high"), { decimals }),
      figureColumn({ id: "expected", label: t("mea.chance") }, ({ expected }) => optional(expected), {
        decimals,
      }),
      figureColumn({ id: "areas", label: t("mea.areas") }, ({ areas }) => figure(areas)),
      figureColumn(
        { id: "share", label: t("mea.groupShare"), unit: "%" },
        ({ groupShare }) => inPercent(optional(groupShare)),
        { decimals: 1 },
      ),
    ];
  }, [t, pick, state, measure, decimals]);
  const title = `${pick(measure.name)}, ${year}`;
  return (
    <Section title={title}>
      <aside className="caveat-box" aria-label={t("mea.caveat")}>
        <p className="caveat-title">{t("mea.caveat")}</p>
        <p className="prose">{pick(caveat)}</p>
      </aside>
      <DataTable
        caption={title}
        hideCaption
        columns={columns}
        rows={rows}
        keyOf={({ area }) => area.id}
        sort={state.sort}
        onSort={(sort) => go({ sort, page: 1 })}
        page={state.page}
        onPage={(page) => go({ page })}
        rowsPerPage={50}
      />
      <Foot provenance={provenance} years={String(year)}>
        <Downloads name={title} file={{ path: "/api/measure/places", query, formats: TABULAR }} />
      </Foot>
      <SourceNotes of={[provenance]} />
    </Section>
  );
}
