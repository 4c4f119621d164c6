import type { BreakdownAnswer } from "@tvars/api";
import { number, percent } from "@tvars/report";
import { FigureText } from "../../../parts/figure.tsx";
import { useTexts } from "../../../text/index.ts";
import { UnmatchedBounds } from "../unmatched-bounds.tsx";
import { yearsOf } from "./asked.ts";

/** What the figures say and do not say. */
export function Reading({ answer }: { answer: BreakdownAnswer }) {
  const { t, pick } = useTexts();
  const said = [...answer.reading, ...answer.caveats];
  return (
    <section className="section">
      <h2>{t("rec.around.reading")}</h2>
      <ul className="bullets">
        {[...new Map(said.map((one) => [one.sv, one])).values()].map((one) => (
          <li key={one.sv}>{pick(one)}</li>
        ))}
      </ul>
    </section>
  );
}

/** Differences and ratios between types, each with its interval and what it means. */
export function Gaps({ gaps }: Pick<BreakdownAnswer, "gaps">) {
  const { t, pick, lang } = useTexts();
  if (gaps.length === 0) return null;
  const show = (value: number): string => number(value, lang, Math.abs(value) >= 100 ? 0 : 2);
  return (
    <section className="section">
      <h2>{t("rec.around.gaps")}</h2>
      <dl className="gaps">
        {gaps.map(({ id, title, value: { figure, low, high }, reading }) => (
          <div key={id}>
            <dt>{pick(title)}</dt>
            <dd className="gap-value">
              {figure.value === null ? <FigureText figure={figure} /> : show(figure.value)}
              {low !== null && high !== null && (
                <span className="muted">
                  {" "}
                  ({show(low)} {t("rec.around.to")} {show(high)})
                </span>
              )}
            </dd>
            <dd className="means">{pick(reading)}</dd>
          </div>
        ))}
      </dl>
    </section>
  );
}

/** Rows that are in no area type, why, and what they could have changed. */
export function WhoIsMissing({ answer }: { answer: BreakdownAnswer }) {
  const { t, pick, lang } = useTexts();
  const { rows, share, causes, bounds } = answer.unmatched;
  const wide = bounds.some(({ low, high }) => high > low);
  return (
    <section className="section">
      <h2>{t("rec.around.missing")}</h2>
      {rows.value === 0 ? (
        <p>{t("rec.around.missingNone")}</p>
      ) : (
        <>
          <p>
            <FigureText figure={rows} /> {t("rec.rows.rows")}
            {share !== null && ` (${percent(100 * share, lang)})`}. {t("rec.around.missingWhy")}
          </p>
          <ul className="bullets">
            {causes.map(({ cause, title, rows: some }) => (
              <li key={cause}>
                {pick(title)}: <FigureText figure={some} />
              </li>
            ))}
          </ul>
        </>
      )}
      {wide && (
        <UnmatchedBounds
          title={t("rec.bounds.title")}
          unit={pick(answer.unit)}
          place={pick(answer.place.name)}
          year={Number(yearsOf(answer).slice(-4)) || 0}
          decimals={answer.asked.figure === "count" ? 0 : 1}
          rows={bounds}
        />
      )}
    </section>
  );
}

/** What was hidden, after which rules, and whether it can be worked out. */
export function Secrecy({ secrecy }: Pick<BreakdownAnswer, "secrecy">) {
  const { t, pick, lang } = useTexts();
  const { published, primary, secondary, narrowest, safe, words } = secrecy;
  return (
    <section className="section">
      <h2>{t("rec.around.secrecy")}</h2>
      <dl className="figures">
        <div>
          <dt>{t("rec.around.published")}</dt>
          <dd>{number(published, lang)}</dd>
        </div>
        <div>
          <dt>{t("rec.around.primary")}</dt>
          <dd>{number(primary, lang)}</dd>
        </div>
        <div>
          <dt>{t("rec.around.secondary")}</dt>
          <dd>{number(secondary, lang)}</dd>
        </div>
      </dl>
      <p className={safe ? undefined : "error"}>
        {t(safe ? "rec.around.safe" : "rec.around.unsafe")}
        {narrowest !== null && primary > 0 && ` ${t("rec.around.narrowest", { n: number(narrowest, lang) })}`}
      </p>
      <ul className="bullets">
        {words.map((one) => (
          <li key={one.sv}>{pick(one)}</li>
        ))}
      </ul>
    </section>
  );
}
