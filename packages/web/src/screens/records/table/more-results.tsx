import type { BreakdownAnswer } from "@tvars/api";
import type { Version } from "@tvars/areas";
import type { PictureOptions } from "@tvars/report";
import { concentrationCurve, funnelPlot, sentenceCase, trendLines, typeShort } from "@tvars/report";
import { useCallback, useMemo } from "react";
import { ValueMap } from "../../../map/value-map.tsx";
import { Result } from "../../../parts/result.tsx";
import { useTexts } from "../../../text/index.ts";
import { ALL, areaBy, lastYear, partsOf, yearsOf } from "./asked.ts";
import { decimalsOf, measureOf, nameOf, scaleOf, scaled, shownOf, typeOf, unitOf } from "./show.ts";

const TYPES = [1, 2, 3, 4, 5] as const;

/** What else the answer can be seen as: over time, shared out, place by place beside chance, on a map. */
export function MoreResults({ answer }: { answer: BreakdownAnswer }) {
  const { by } = answer.asked;
  const area = areaBy(by);
  const byTypeAndYear =
    by.includes("type") && by.includes("year") && answer.dimensions.length === 2 && lastYear(answer) !== null;
  return (
    <>
      {area && <AreaMap answer={answer} area={area} />}
      {byTypeAndYear && <Trend answer={answer} />}
      {answer.funnel && <Funnel answer={answer} funnel={answer.funnel} />}
      {answer.concentration && <Concentration answer={answer} />}
    </>
  );
}

function Trend({ answer }: { answer: BreakdownAnswer }) {
  const { t, pick, lang } = useTexts();
  const make = useCallback(
    (options: PictureOptions) => {
      const scale = scaleOf(answer);
      return trendLines(
        {
          measure: measureOf(answer, lang),
          unit: unitOf(answer),
          decimals: decimalsOf(answer),
          intervals: false,
          series: TYPES.map((type) => ({
            id: `type-${type}`,
            label: `${type} ${typeShort(type, lang)}`,
            own: type === 1,
            points: answer.rows
              .filter(({ key }) => key.type === String(type) && key.year !== ALL)
              .map((row) => ({ year: Number(row.key.year), figure: scaled(shownOf(row).figure, scale) }))
              .toSorted((a, b) => a.year - b.year),
          })),
          breaks: (answer.trend?.breaks ?? []).map(({ after, why }) => ({ year: after + 1, reason: why })),
        },
        options,
      );
    },
    [answer, lang],
  );
  return (
    <Result
      id="records-trend"
      over={t("rec.more.trend")}
      make={make}
      provenance={answer.provenance}
      unit={pick(answer.unit)}
      years={yearsOf(answer)}
    />
  );
}

/** Of published figures only: with one hidden there is no curve. */
function Concentration({ answer }: { answer: BreakdownAnswer }) {
  const { t, lang, pick } = useTexts();
  const groups = useMemo(() => {
    const rows = partsOf(answer).filter(({ key }) => typeOf(key) !== undefined);
    const shown = rows.flatMap(({ key, count, denominator }) =>
      count.value === null || (denominator?.value ?? null) === null
        ? []
        : [{ type: typeOf(key)!, people: denominator!.value!, amount: count.value }],
    );
    return shown.length === TYPES.length ? shown.toSorted((a, b) => a.type - b.type) : null;
  }, [answer]);
  const make = useCallback(
    (options: PictureOptions) =>
      concentrationCurve(
        {
          what: sentenceCase(answer.records.unit[lang]),
          place: answer.place.name[lang],
          groups: groups ?? [],
        },
        options,
      ),
    [answer, groups, lang],
  );
  if (!groups) return null;
  return (
    <Result
      id="records-concentration"
      over={t("rec.more.concentration")}
      make={make}
      provenance={answer.provenance}
      unit={pick(answer.records.unit)}
      years={lastYear(answer) ?? yearsOf(answer)}
    />
  );
}

function Funnel({
  answer,
  funnel,
}: {
  answer: BreakdownAnswer;
  funnel: NonNullable<BreakdownAnswer["funnel"]>;
}) {
  const { t, lang, pick } = useTexts();
  const make = useCallback(
    (options: PictureOptions) => {
      const share = answer.asked.figure === "share";
      const scale = scaleOf(answer);
      const row = answer.rows.find(
        ({ count, denominator, value }) => count.value && denominator?.value && value?.figure.value,
      );
      // What rates are per follows from any one of them: per = rate × people / cases.
      const per = row
        ? Math.round((row.value!.figure.value! * row.denominator!.value!) / row.count.value!)
        : 1;
      return funnelPlot(
        {
          measure: measureOf(answer, lang),
          year: answer.asked.years?.at(-1) ?? 0,
          kind: share ? "share" : { per },
          base: t("rec.table.denominator"),
          decimals: decimalsOf(answer),
          reference: { label: answer.place.name[lang], value: funnel.centre * scale },
          points: funnel.points.map(({ id, name, rate, population }) => ({
            id,
            label: name,
            figure: { value: rate * scale, status: rate === 0 ? ("zero" as const) : ("value" as const) },
            base: population,
          })),
        },
        options,
      );
    },
    [answer, funnel, lang, t],
  );
  return (
    <Result
      id="records-funnel"
      over={t("rec.more.funnel")}
      make={make}
      provenance={answer.provenance}
      unit={pick(answer.unit)}
      years={yearsOf(answer)}
    />
  );
}

function AreaMap({ answer, area }: { answer: BreakdownAnswer; area: string }) {
  const { t, lang, pick } = useTexts();
  const rows = useMemo(
    () => partsOf(answer).filter(({ key }) => key[area] !== ALL && key[area] !== undefined),
    [answer, area],
  );
  const areas = useMemo(() => {
    const scale = scaleOf(answer);
    return rows.map((row) => ({
      code: row.key[area]!.split(":").at(-1)!,
      figure: scaled(shownOf(row).figure, scale),
    }));
  }, [rows, answer, area]);
  const version = rows[0]?.key[area]?.split(":")[0] as Version | undefined;
  const named = rows.map((row) => nameOf(row, lang));
  if (version === undefined || new Set(named).size < 2) return null;
  return (
    <section className="section">
      <h2>{t("rec.more.map")}</h2>
      <ValueMap
        title={pick(answer.unit)}
        year={answer.asked.years?.at(-1) ?? 0}
        version={version}
        areas={areas}
        decimals={decimalsOf(answer)}
        unit={unitOf(answer) === "percent" ? "percent" : undefined}
      />
    </section>
  );
}
