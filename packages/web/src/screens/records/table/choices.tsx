import type { AgencyProfile, Denominator, RecordsSet } from "@tvars/api";
import { RECORD_FIGURES } from "@tvars/api";
import { PlaceSearch } from "../../../parts/place-search.tsx";
import { useYear } from "../../../parts/workspace.ts";
import { useTexts } from "../../../text/index.ts";
import { useRouter } from "../../../url/router.tsx";
import type { RecordFigure, TableAsked } from "../../../url/records.ts";
import { STANDARDS } from "../../../url/records.ts";
import { AREAS, areaBy, ofIndicator } from "./asked.ts";
import { ValueChoice } from "./value-choice.tsx";

interface ChoicesProps {
  set: RecordsSet;
  denominators: readonly Denominator[];
  profile: AgencyProfile | undefined;
}

/** What is asked of the records; every choice stands in the address. */
export function Choices({ set, denominators, profile }: ChoicesProps) {
  const { t, pick } = useTexts();
  const { state, go } = useRouter();
  const year = useYear();
  const { asked } = state;
  const { definition, years } = set;
  const change = (patch: Partial<TableAsked>): void =>
    go({ asked: { ...asked, ...patch }, page: 1, sort: null });
  const residents = denominators.find(({ id }) => id === "residents") ?? denominators[0];
  const canBe: Record<RecordFigure, boolean> = {
    count: true,
    rate: denominators.length > 0,
    share: definition.groups.length > 0,
    amount: definition.amounts.length > 0,
    mean: definition.amounts.length > 0,
  };
  const chooseFigure = (figure: RecordFigure): void =>
    change({
      figure,
      per: figure === "rate" ? (asked.per ?? residents?.id ?? null) : null,
      amount:
        figure === "amount" || figure === "mean" ? (asked.amount ?? definition.amounts[0]!.column) : null,
      having: figure === "share" ? asked.having : null,
      standardise: figure === "rate" ? asked.standardise : "none",
    });
  const by = asked.by.length === 0 ? ["type"] : asked.by;
  const area = areaBy(by);
  const split = area ?? (by.includes("type") ? "type" : "none");
  const others = by.filter((one) => one !== "type" && one !== area);
  const setBy = (first: string, rest: string[]): void => {
    const next = [...(first === "none" ? [] : [first]), ...rest];
    change({ by: next.length === 1 && next[0] === "type" ? [] : next.length === 0 ? ["year"] : next });
  };
  const toggle = (id: string): void =>
    setBy(split, others.includes(id) ? others.filter((one) => one !== id) : [...others, id]);
  const denominator = denominators.find(({ id }) => id === asked.per);
  const indicators = (profile?.indicators ?? []).flatMap((one) => {
    const question = ofIndicator(one, definition);
    return question ? [{ ...one, question }] : [];
  });
  return (
    <section className="record-choices" aria-label={t("rec.choose")}>
      {indicators.length > 0 && (
        <div className="suggest">
          <span className="suggest-title">{t("rec.choose.usual")}</span>
          <ul className="chips">
            {indicators.map(({ id, title, question }) => (
              <li key={id}>
                <button type="button" onClick={() => go({ asked: question, page: 1, sort: null })}>
                  {pick(title)}
                </button>
              </li>
            ))}
          </ul>
        </div>
      )}
      <div className="choices">
        <label className="stacked">
          <span>{t("rec.choose.figure")}</span>
          <select value={asked.figure} onChange={(event) => chooseFigure(event.target.value as RecordFigure)}>
            {RECORD_FIGURES.filter((one) => canBe[one]).map((one) => (
              <option key={one} value={one}>
                {t(`rec.figure.${one}`)}
              </option>
            ))}
          </select>
        </label>
        {asked.figure === "rate" && (
          <label className="stacked">
            <span>{t("rec.choose.per")}</span>
            <select value={asked.per ?? ""} onChange={(event) => change({ per: event.target.value })}>
              {denominators.map(({ id, title }) => (
                <option key={id} value={id}>
                  {pick(title)}
                </option>
              ))}
            </select>
          </label>
        )}
        {(asked.figure === "amount" || asked.figure === "mean") && (
          <label className="stacked">
            <span>{t("rec.choose.amount")}</span>
            <select value={asked.amount ?? ""} onChange={(event) => change({ amount: event.target.value })}>
              {definition.amounts.map(({ column, title }) => (
                <option key={column} value={column}>
                  {pick(title)}
                </option>
              ))}
            </select>
          </label>
        )}
        <label className="stacked">
          <span>{t("rec.choose.by")}</span>
          <select value={split} onChange={(event) => setBy(event.target.value, others)}>
            <option value="type">{t("rec.by.type")}</option>
            {AREAS.map((one) => (
              <option key={one} value={one}>
                {t(`division.${one}`)}
              </option>
            ))}
            <option value="none">{t("rec.by.none")}</option>
          </select>
        </label>
        <label className="stacked">
          <span>{t("rec.choose.years")}</span>
          <select
            value={asked.years ?? ""}
            onChange={(event) => change({ years: event.target.value || null })}
          >
            <option value="">{t(by.includes("year") ? "rec.years.all" : "rec.years.latest")}</option>
            {years.length > 1 && (
              <option value={`${years[0]}-${years.at(-1)}`}>
                {years[0]}–{years.at(-1)}
              </option>
            )}
            {years.toReversed().map((one) => (
              <option key={one} value={String(one)}>
                {one}
              </option>
            ))}
          </select>
        </label>
        <PlaceSearch
          label={t("rec.choose.place")}
          year={year}
          onFind={({ area: found }) => go({ place: found.division === "riket" ? null : found.id, page: 1 })}
        />
        {state.place !== null && (
          <button type="button" className="button quiet" onClick={() => go({ place: null, page: 1 })}>
            {t("ind.whole")}
          </button>
        )}
      </div>
      {asked.figure === "rate" && denominator?.caveat && <p className="remark">{pick(denominator.caveat)}</p>}
      {asked.figure === "share" && (
        <ValueChoice
          set={set}
          label={t("rec.choose.having")}
          value={asked.having}
          onValue={(having) => change({ having })}
        />
      )}
      {(definition.groups.length > 0 || years.length > 1) && (
        <fieldset className="ticks">
          <legend>{t("rec.choose.also")}</legend>
          {[
            ...(years.length > 1 ? [{ id: "year", title: t("app.year") }] : []),
            ...definition.groups.map(({ id, title }) => ({ id, title: pick(title) })),
          ].map(({ id, title }) => (
            <label key={id} className="tick">
              <input type="checkbox" checked={others.includes(id)} onChange={() => toggle(id)} />
              <span>{title}</span>
            </label>
          ))}
        </fieldset>
      )}
      <details className="how">
        <summary>{t("rec.choose.more")}</summary>
        <div className="how-body">
          {definition.groups.length > 0 && (
            <ValueChoice
              set={set}
              label={t("rec.choose.where")}
              value={asked.where}
              onValue={(where) => change({ where })}
              optional
            />
          )}
          <div className="field-row">
            {asked.figure === "rate" && (denominator?.groups.length ?? 0) > 0 && (
              <label className="stacked">
                <span>{t("rec.choose.standardise")}</span>
                <select
                  value={asked.standardise}
                  onChange={(event) =>
                    change({ standardise: event.target.value as TableAsked["standardise"] })
                  }
                >
                  {STANDARDS.map((one) => (
                    <option key={one} value={one}>
                      {t(`rec.standardise.${one}`)}
                    </option>
                  ))}
                </select>
              </label>
            )}
            <label className="stacked">
              <span>{t("rec.choose.reference")}</span>
              <select
                value={asked.reference ?? ""}
                onChange={(event) => change({ reference: event.target.value || null })}
              >
                <option value="">{t("rec.reference.usual")}</option>
                {[1, 2, 3, 4, 5].map((type) => (
                  <option key={type} value={type}>
                    {t("type.one", { n: type })}
                  </option>
                ))}
                <option value="mean">{t("rec.reference.mean")}</option>
              </select>
            </label>
            {!definition.secrecy.open && (
              <label className="stacked">
                <span>{t("rec.secrecy.rounding")}</span>
                <select
                  value={asked.rounding ?? ""}
                  onChange={(event) => change({ rounding: event.target.value || null })}
                >
                  <option value="">{t("rec.reference.asDefined")}</option>
                  {["3", "5", "10"].map((n) => (
                    <option key={n} value={n}>
                      {t("rec.secrecy.roundingTo", { n })}
                    </option>
                  ))}
                </select>
              </label>
            )}
          </div>
        </div>
      </details>
    </section>
  );
}
