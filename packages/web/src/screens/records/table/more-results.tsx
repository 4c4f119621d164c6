import type { BreakdownAnswer } from "@tvars/api";
import type { Version } from "@tvars/areas";
import type { PictureOptions } from "@tvars/report";
import { useCallback, useMemo } from "react";
import { ValueMap } from "../../../map/value-map.tsx";
import { Result } from "../../../parts/result.tsx";
import { useTexts } from "../../../text/index.ts";
import { ALL, areaBy, lastYear, partsOf, yearsOf } from "./asked.ts";
import { concentrationGroups, concentrationPicture, funnelPicture, trendPicture } from "./pictures.ts";
import { decimalsOf, nameOf, scaleOf, scaled, shownOf, unitOf } from "./show.ts";

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
  const make = useCallback((options: PictureOptions) => trendPicture(answer, lang, options), [answer, lang]);
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
  const shown = useMemo(() => concentrationGroups(answer) !== null, [answer]);
  const make = useCallback(
    (options: PictureOptions) => concentrationPicture(answer, lang, options),
    [answer, lang],
  );
  if (!shown) return null;
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
    (options: PictureOptions) =>
      funnelPicture({ ...answer, funnel }, t("rec.table.denominator"), lang, options),
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
