import { DISAGREEMENTS } from "@tvars/api";
import type { NetworkComparison, NetworkInfo } from "@tvars/api";
import { useMemo } from "react";
import { figureColumn, textColumn } from "../../../parts/columns.tsx";
import { Downloads, TABULAR } from "../../../parts/downloads.tsx";
import { Foot } from "../../../parts/foot.tsx";
import { useSmallTable } from "../../../parts/small-table.tsx";
import { useTexts } from "../../../text/index.ts";
import { DISAGREEMENT_COLOURS } from "./colours.ts";
import { PlaceLink } from "./place-link.tsx";
import { PlacesMap } from "./places-map.tsx";

type Row = NetworkComparison["rows"][number];

function useWords({ a, b }: NetworkComparison) {
  const { t, pick } = useTexts();
  const kindOf = (kind: Row["kindA"]): string => (kind === null ? "–" : t(`bar.crossing.${kind}`));
  return {
    what: (what: Row["what"]): string =>
      t(`qual.what.${what}`, { name: pick(what === "only-b" ? b.title : a.title) }),
    kindOf,
  };
}

/** Crossings that are in one network only, or of different kinds in the two. */
export function Comparison({ data, network }: { data: NetworkComparison; network: NetworkInfo }) {
  const { t, pick } = useTexts();
  const words = useWords(data);
  const places = useMemo(
    () => data.rows.map(({ id, at, what }) => ({ id, at, color: DISAGREEMENT_COLOURS[what] })),
    [data],
  );
  const tip = (id: string) => {
    const row = data.rows.find((one) => one.id === id);
    return (
      row && (
        <>
          <strong>{words.what(row.what)}</strong>
          <span>{row.barrier}</span>
          <span>
            {[row.kindA, row.kindB]
              .filter((kind) => kind !== null)
              .map(words.kindOf)
              .join(" / ")}
          </span>
        </>
      )
    );
  };
  return (
    <>
      <p className="headline structure-finding">{pick(data.reading)}</p>
      <section className="result" aria-labelledby="compare-map">
        <h2 id="compare-map">{t("qual.disagree")}</h2>
        <PlacesMap
          network={network}
          places={places}
          legend={DISAGREEMENTS.filter((what) => data.rows.some((row) => row.what === what)).map((what) => ({
            color: DISAGREEMENT_COLOURS[what],
            label: words.what(what),
          }))}
          renderTip={tip}
        />
        <List data={data} />
        <Foot provenance={data.provenance}>
          <Downloads
            name={`${t("qual.disagree")} ${data.a.id} ${data.b.id}`}
            file={{
              path: "/api/networks/compare",
              query: { a: data.a.id, b: data.b.id, within: data.withinM },
              formats: TABULAR,
            }}
          />
        </Foot>
      </section>
    </>
  );
}

function List({ data }: { data: NetworkComparison }) {
  const { t, pick } = useTexts();
  const words = useWords(data);
  return useSmallTable<Row>(
    [
      {
        id: "what",
        label: t("qual.column.fault"),
        value: ({ what }) => words.what(what),
        // A cell's content is called for, not mounted.
        // oxlint-disable-next-line react/no-unstable-nested-components
        show: ({ id, what }) => <PlaceLink id={id}>{words.what(what)}</PlaceLink>,
      },
      textColumn({ id: "barrier", label: t("qual.column.barrier") }, ({ barrier }) => barrier),
      textColumn(
        { id: "kind-a", label: t("qual.column.kindIn", { name: pick(data.a.title) }) },
        ({ kindA }) => words.kindOf(kindA),
      ),
      textColumn(
        { id: "kind-b", label: t("qual.column.kindIn", { name: pick(data.b.title) }) },
        ({ kindB }) => words.kindOf(kindB),
      ),
      figureColumn({ id: "away", label: t("qual.column.away"), unit: "m" }, ({ awayM }) =>
        awayM === null ? { value: null, status: "not-applicable" } : { value: awayM, status: "value" },
      ),
    ],
    data.rows,
    t("qual.disagree"),
    ({ id }) => id,
  );
}
