import type { Answer } from "@tvars/api";
import { useMemo } from "react";
import { apiPath } from "../../api/client.ts";
import { useAnswer } from "../../api/use-answer.ts";
import { ValueMap } from "../../map/value-map.tsx";
import { areaColumn, figureColumn, textColumn } from "../../parts/columns.tsx";
import type { TableColumn } from "../../parts/data-table.tsx";
import { DataTable } from "../../parts/data-table.tsx";
import { Downloads, MAPPED } from "../../parts/downloads.tsx";
import { Foot } from "../../parts/foot.tsx";
import { inPercent } from "../../parts/shares.ts";
import { Await } from "../../parts/states.tsx";
import { useTexts } from "../../text/index.ts";
import { useRouter } from "../../url/router.tsx";
import { Section } from "../area-page.tsx";
import type { Chosen, Query } from "./chosen.ts";
import { decimalsFor } from "./figures.ts";
import { Formula } from "./formula.tsx";

type Row = Answer<"measureAreas">["rows"][number];

/** Where the value is made: each area's part, on the map and in a table. */
export function PartMap({ chosen }: { chosen: Chosen }) {
  const query = { ...chosen.query, measure: chosen.measure.id };
  const asked = useAnswer("measureAreas", apiPath("/api/measure/areas", query));
  return <Await asked={asked}>{(answer) => <Parts answer={answer} query={query} />}</Await>;
}

function Parts({ answer, query }: { answer: Answer<"measureAreas">; query: Query }) {
  const { t, pick } = useTexts();
  const { state, go } = useRouter();
  const { rows, what, groups, year, version, provenance, result } = answer;
  const most = Math.max(0, ...rows.map(({ part }) => Math.abs(part.value ?? 0)));
  const decimals = decimalsFor(most);
  const shares = rows.some(({ share }) => share.status !== "not-applicable");
  // Parts of a value are small numbers; as shares of the sum they are read at once.
  const areas = useMemo(
    () =>
      rows.map(({ area, part, share }) => ({ code: area.code, figure: shares ? inPercent(share) : part })),
    [rows, shares],
  );
  const partName = t(shares ? "mea.part" : "mea.ownValue");
  const columns = useMemo<TableColumn<Row>[]>(
    () => [
      areaColumn({ id: "name", label: t("measure.name") }, state),
      textColumn({ id: "code", label: t("measure.code") }, ({ area }) => area.code),
      figureColumn({ id: "part", label: partName }, ({ part }) => part, { decimals }),
      ...(shares
        ? [
            figureColumn<Row>(
              { id: "share", label: t("mea.share"), unit: "%" },
              ({ share }) => inPercent(share),
              { decimals: 1 },
            ),
          ]
        : []),
      ...groups.map((group, at) =>
        figureColumn<Row>({ id: `group-${at}`, label: pick(group.label) }, ({ counts }) => counts[at]!),
      ),
      figureColumn({ id: "total", label: t("mea.people") }, ({ total }) => total),
    ],
    [t, pick, state, decimals, shares, partName, groups],
  );
  const title = `${t(shares ? "mea.map" : "mea.mapOwn")}: ${pick(result.name)}`;
  return (
    <Section title={title}>
      <p className="lead">
        <Formula text={pick(what)} />
      </p>
      {version.startsWith("regso") ? (
        <ValueMap
          title={shares ? t("mea.share") : partName}
          year={year}
          version={version}
          areas={areas}
          decimals={shares ? 1 : decimals}
          {...(shares ? { unit: "percent" as const } : {})}
        />
      ) : (
        <p className="remark">{t("mea.mapRegso")}</p>
      )}
      <DataTable
        caption={`${title}, ${year}`}
        hideCaption
        columns={columns}
        rows={rows}
        keyOf={({ area }) => area.id}
        sort={state.sort}
        onSort={(sort) => go({ sort, page: 1 })}
        page={state.page}
        onPage={(page) => go({ page })}
        rowsPerPage={25}
      />
      <Foot provenance={provenance} years={String(year)}>
        <Downloads name={`${title} ${year}`} file={{ path: "/api/measure/areas", query, formats: MAPPED }} />
      </Foot>
    </Section>
  );
}
