import { NETWORK_FAULTS } from "@tvars/api";
import type { NetworkInfo, NetworkQuality } from "@tvars/api";
import { number } from "@tvars/report";
import { useMemo, useState } from "react";
import { figureColumn, textColumn } from "../../../parts/columns.tsx";
import { Downloads, TABULAR } from "../../../parts/downloads.tsx";
import { Foot } from "../../../parts/foot.tsx";
import { useSmallTable } from "../../../parts/small-table.tsx";
import { useTexts } from "../../../text/index.ts";
import { FAULT_COLOURS } from "./colours.ts";
import { PlaceLink } from "./place-link.tsx";
import { PlacesMap } from "./places-map.tsx";

type Fault = NetworkQuality["faults"][number];
type Municipality = NetworkQuality["municipalities"][number];

const known = (value: number) => ({ value, status: value === 0 ? "zero" : "value" }) as const;

/** The places on a map and in a list, and how many there are by kommun. */
export function Faults({ data, network }: { data: NetworkQuality; network: NetworkInfo }) {
  const { t, lang, pick } = useTexts();
  const [kind, setKind] = useState<Fault["fault"] | null>(null);
  const kinds = NETWORK_FAULTS.filter((fault) => data.kinds.some((one) => one.fault === fault));
  const faults = useMemo(
    () => data.faults.filter(({ fault }) => kind === null || fault === kind),
    [data, kind],
  );
  const places = useMemo(
    () => faults.map(({ id, at, fault }) => ({ id, at, color: FAULT_COLOURS[fault] })),
    [faults],
  );
  return (
    <>
      <p className="headline structure-finding">{pick(data.reading)}</p>
      {data.faults.length > 0 && (
        <section className="result" aria-labelledby="quality-map">
          <h2 id="quality-map">{t("qual.map")}</h2>
          {kinds.length > 1 && (
            <label className="inline-choice">
              <span>{t("qual.show")}</span>
              <select
                value={kind ?? ""}
                onChange={({ target }) => setKind(kinds.find((one) => one === target.value) ?? null)}
              >
                <option value="">{t("qual.all")}</option>
                {kinds.map((one) => (
                  <option key={one} value={one}>
                    {t(`qual.fault.${one}`)}
                  </option>
                ))}
              </select>
            </label>
          )}
          <PlacesMap
            network={network}
            places={places}
            legend={kinds.map((one) => ({ color: FAULT_COLOURS[one], label: t(`qual.fault.${one}`) }))}
            renderTip={(id) => <Tip fault={data.faults.find((one) => one.id === id)} />}
          />
          <h3>{t("qual.list")}</h3>
          <List faults={faults} />
          {data.badWays > 0 && <p className="remark">{t("qual.bad", { n: number(data.badWays, lang) })}</p>}
          <h3>{t("qual.municipalities")}</h3>
          <Municipalities rows={data.municipalities} kinds={kinds} />
          <Foot provenance={data.provenance}>
            <Downloads
              name={`${t("qual.title")} ${data.network}`}
              file={{ path: "/api/networks/quality", query: { network: data.network }, formats: TABULAR }}
            />
          </Foot>
        </section>
      )}
    </>
  );
}

function Tip({ fault }: { fault: Fault | undefined }) {
  const { t, pick } = useTexts();
  return (
    fault && (
      <>
        <strong>{t(`qual.fault.${fault.fault}`)}</strong>
        <span>{pick(fault.text)}</span>
        {fault.municipality && <span>{fault.municipality}</span>}
      </>
    )
  );
}

function List({ faults }: { faults: readonly Fault[] }) {
  const { t, pick } = useTexts();
  return useSmallTable<Fault>(
    [
      {
        id: "fault",
        label: t("qual.column.fault"),
        value: ({ fault }) => t(`qual.fault.${fault}`),
        // A cell's content is called for, not mounted.
        // oxlint-disable-next-line react/no-unstable-nested-components
        show: ({ id, fault }) => <PlaceLink id={id}>{t(`qual.fault.${fault}`)}</PlaceLink>,
      },
      textColumn({ id: "about", label: t("qual.column.about") }, ({ text }) => pick(text)),
      textColumn(
        { id: "municipality", label: t("qual.column.municipality") },
        ({ municipality }) => municipality ?? t("qual.outside"),
      ),
      textColumn({ id: "ways", label: t("qual.column.ways") }, ({ ways }) => ways.join(", ")),
    ],
    faults,
    t("qual.list"),
    ({ id }) => id,
  );
}

function Municipalities({
  rows,
  kinds,
}: {
  rows: readonly Municipality[];
  kinds: readonly Fault["fault"][];
}) {
  const { t } = useTexts();
  return useSmallTable<Municipality>(
    [
      textColumn(
        { id: "name", label: t("qual.column.municipality") },
        ({ name }) => name ?? t("qual.outside"),
      ),
      ...kinds.map((kind) =>
        figureColumn<Municipality>({ id: kind, label: t(`qual.fault.${kind}`) }, ({ counts }) =>
          known(counts[kind]),
        ),
      ),
      figureColumn<Municipality>({ id: "all", label: t("qual.column.all") }, ({ all }) => known(all)),
    ],
    rows,
    t("qual.municipalities"),
    ({ code }) => code ?? "outside",
  );
}
