import type { Indicator, IndicatorFigures } from "@tvars/api";
import type { PictureOptions } from "@tvars/report";
import { intervalDots, sentenceCase, trendLines } from "@tvars/report";
import { lazy, useCallback, useMemo } from "react";
import { apiPath } from "../api/client.ts";
import { useAnswer } from "../api/use-answer.ts";
import { areaColumn, figureColumn, textColumn, typeColumn } from "../parts/columns.tsx";
import type { TableColumn } from "../parts/data-table.tsx";
import { DataTable } from "../parts/data-table.tsx";
import { Downloads, MAPPED } from "../parts/downloads.tsx";
import { Foot } from "../parts/foot.tsx";
import { PlaceSearch } from "../parts/place-search.tsx";
import { Result } from "../parts/result.tsx";
import { breaksOf } from "../parts/shares.ts";
import { SourceNotes } from "../parts/source-notes.tsx";
import { Await } from "../parts/states.tsx";
import { WhenNear } from "../parts/when-near.tsx";
import { useYear } from "../parts/workspace.ts";
import { useTexts } from "../text/index.ts";
import { Link, fresh, useRouter } from "../url/router.tsx";
import { Section } from "./area-page.tsx";
import { IndicatorMap } from "./indicator-map.tsx";
import { MeasuresOfIndicator } from "./measures/of-indicator.tsx";

const IndicatorPictures = lazy(() => import("./indicator-pictures.tsx"));

export function IndicatorPage({ id }: { id: string }) {
  const { t, pick } = useTexts();
  const { state, go } = useRouter();
  const chosenYear = useYear();
  const list = useAnswer("indicators", apiPath("/api/indicators"));
  const known = list.data?.find((one) => one.id === id);
  const year =
    known && !known.years.includes(chosenYear)
      ? (known.years.findLast((one) => one <= chosenYear) ?? known.years.at(-1))
      : chosenYear;
  const divisions = (["regso", "deso", "kommun", "lan"] as const).filter((one) =>
    known?.divisions.includes(one),
  );
  const division = divisions.includes(state.division) ? state.division : (divisions[0] ?? "regso");
  const query = { place: state.place, year, division };
  const asked = useAnswer("indicator", list.data ? apiPath(`/api/indicators/${id}`, query) : null);
  return (
    <div className="page">
      <p className="back">
        <Link to={{ ...fresh(state), screen: "indikatorer", indicator: null }}>{t("ind.all")}</Link>
      </p>
      <Await asked={asked} block>
        {(figures) => (
          <>
            <header className="page-head">
              <p className="over">
                {pick(figures.place.name)} · {figures.year}
              </p>
              <h1>{pick(figures.indicator.title)}</h1>
              <p className="lead">{pick(figures.indicator.description)}</p>
              <MeasuresOfIndicator id={id} />
              <div className="choices">
                <PlaceSearch
                  label={t("ind.place")}
                  year={figures.year}
                  onFind={({ area }) => go({ place: area.division === "riket" ? null : area.id, page: 1 })}
                />
                {state.place !== null && (
                  <button type="button" className="button quiet" onClick={() => go({ place: null, page: 1 })}>
                    {t("ind.whole")}
                  </button>
                )}
                {divisions.length > 1 && (
                  <label className="stacked">
                    <span>{t("ind.division")}</span>
                    <select
                      value={division}
                      onChange={(event) =>
                        go({ division: divisions.find((one) => one === event.target.value), page: 1 })
                      }
                    >
                      {divisions.map((one) => (
                        <option key={one} value={one}>
                          {t(`division.${one}`)}
                        </option>
                      ))}
                    </select>
                  </label>
                )}
              </div>
            </header>
            <div className="columns">
              <div className="column">
                {figures.byType.length > 0 ? (
                  <ByType figures={figures} />
                ) : (
                  <p className="remark">{t("ind.noType")}</p>
                )}
                {figures.trend.length > 1 && <Trend figures={figures} />}
                {figures.indicator.divisions.includes("regso") && (
                  <WhenNear>
                    <IndicatorPictures
                      indicator={figures.indicator}
                      place={state.place}
                      year={figures.year}
                    />
                  </WhenNear>
                )}
                <ByArea figures={figures} query={query} />
              </div>
              <aside className="column side" aria-label={t("ind.definition")}>
                <Definition indicator={figures.indicator} />
              </aside>
            </div>
            <SourceNotes of={[figures.provenance]} />
          </>
        )}
      </Await>
    </div>
  );
}

const unitOf = (indicator: Indicator): "percent" | "number" =>
  /procent|%/i.test(indicator.unit.sv) ? "percent" : "number";

function ByType({ figures }: { figures: IndicatorFigures }) {
  const { t, lang, pick } = useTexts();
  const { indicator } = figures;
  const make = useCallback(
    (options: PictureOptions) =>
      intervalDots(
        {
          measure: indicator.title[lang],
          place: figures.place.name[lang],
          year: figures.year,
          unit: unitOf(indicator),
          decimals: indicator.decimals,
          rows: figures.byType.map(({ type, figure }) => ({ id: `type-${type}`, type, figure })),
        },
        options,
      ),
    [figures, indicator, lang],
  );
  return (
    <Result
      id="by-type"
      over={t("ind.byType")}
      make={make}
      provenance={figures.provenance}
      unit={pick(indicator.unit)}
      years={String(figures.year)}
    />
  );
}

function Trend({ figures }: { figures: IndicatorFigures }) {
  const { t, lang, pick } = useTexts();
  const { indicator } = figures;
  const make = useCallback(
    (options: PictureOptions) =>
      trendLines(
        {
          measure: indicator.title[lang],
          unit: unitOf(indicator),
          decimals: indicator.decimals,
          series: [
            {
              id: figures.place.id,
              label: figures.place.name[lang],
              points: figures.trend.map(({ year, place }) => ({ year, figure: place })),
              own: true,
            },
          ],
          breaks: breaksOf(figures.breaks),
        },
        options,
      ),
    [figures, indicator, lang],
  );
  return (
    <Result
      id="trend"
      over={t("ind.trend")}
      make={make}
      provenance={figures.provenance}
      unit={pick(indicator.unit)}
    />
  );
}

type Row = IndicatorFigures["rows"][number];

interface ByAreaProps {
  figures: IndicatorFigures;
  query: Record<string, string | number | null | undefined>;
}

function ByArea({ figures, query }: ByAreaProps) {
  const { t, pick } = useTexts();
  const { state, go } = useRouter();
  const { indicator, rows, division } = figures;
  const typed = rows.some(({ type }) => type.status !== "not-applicable");
  const columns = useMemo<TableColumn<Row>[]>(
    () => [
      areaColumn({ id: "name", label: t("measure.name") }, state),
      textColumn({ id: "code", label: t("measure.code") }, ({ area }) => area.code),
      ...(typed ? [typeColumn<Row>({ id: "type", label: t("measure.type") }, ({ type }) => type)] : []),
      figureColumn(
        {
          id: "figure",
          label: pick(indicator.title),
          unit: unitOf(indicator) === "percent" ? "%" : undefined,
        },
        ({ figure }) => figure,
        { decimals: indicator.decimals },
      ),
    ],
    [t, pick, indicator, typed, state],
  );
  return (
    <Section title={t("ind.byArea")}>
      {(division === "regso" || division === "kommun") && <IndicatorMap figures={figures} />}
      <DataTable
        caption={`${pick(indicator.title)}, ${figures.year}`}
        columns={columns}
        rows={rows}
        keyOf={({ area }) => area.id}
        sort={state.sort}
        onSort={(sort) => go({ sort, page: 1 })}
        page={state.page}
        onPage={(page) => go({ page })}
        rowsPerPage={50}
      />
      <Foot provenance={figures.provenance} unit={pick(indicator.unit)} years={String(figures.year)}>
        <Downloads
          name={`${pick(indicator.title)} ${figures.year}`}
          file={{ path: `/api/indicators/${indicator.id}`, query, formats: MAPPED }}
        />
      </Foot>
    </Section>
  );
}

/** Ages are written as they are in a definition: figures, or words in both languages with a slash between. */
const agesIn = (ages: string | undefined, lang: "sv" | "en"): string | undefined => {
  const [sv, en = sv] = ages?.split(" / ") ?? [];
  return lang === "sv" ? sv : en;
};

function Definition({ indicator }: { indicator: Indicator }) {
  const { t, pick, lang } = useTexts();
  const { numerator, denominator, ages, polarity, caveats, source, table, divisions, years } = indicator;
  return (
    <Section title={t("ind.definition")}>
      <dl className="facts">
        {numerator && (
          <>
            <dt>{t("ind.numerator")}</dt>
            <dd>{pick(numerator)}</dd>
          </>
        )}
        {denominator && (
          <>
            <dt>{t("ind.denominator")}</dt>
            <dd>{pick(denominator)}</dd>
          </>
        )}
        <dt>{t("ind.polarity")}</dt>
        <dd>{t(`ind.polarity.${polarity}`)}</dd>
        <dt>{t("ind.ages")}</dt>
        <dd>{sentenceCase(agesIn(ages, lang) ?? t("ind.agesAll"))}</dd>
        <dt>{t("ind.divisions")}</dt>
        <dd>{divisions.map((division) => t(`division.${division}`)).join(", ")}</dd>
        {years.length > 0 && (
          <>
            <dt>{t("ind.years")}</dt>
            <dd>
              {years[0]}–{years.at(-1)}
            </dd>
          </>
        )}
        <dt>{t("result.source")}</dt>
        <dd>
          {pick(source)} ({table})
        </dd>
      </dl>
      {caveats.length > 0 && (
        <>
          <h3>{t("ind.caveats")}</h3>
          <ul className="bullets">
            {caveats.map((caveat) => (
              <li key={caveat.sv}>{pick(caveat)}</li>
            ))}
          </ul>
        </>
      )}
    </Section>
  );
}
