import type { AreaPage, AreaRef } from "@tvars/api";
import { indexSentence, number } from "@tvars/report";
import { FigureText } from "../parts/figure.tsx";
import { TypeMark, asType } from "../parts/type-mark.tsx";
import { useTexts } from "../text/index.ts";
import { Link, fresh, useRouter } from "../url/router.tsx";

export function AreaLinks({ areas }: { areas: readonly AreaRef[] }) {
  const { state } = useRouter();
  const { t } = useTexts();
  return (
    <ul className="chips">
      {areas.map((area) => (
        <li key={area.id}>
          <Link
            to={{ ...fresh(state), screen: "omraden", place: area.division === "riket" ? "riket" : area.id }}
          >
            {area.name || area.code}
            <span className="chip-note">
              {area.division === "riket" ? "" : `${t(`division.${area.division}`)} ${area.code}`}
            </span>
          </Link>
        </li>
      ))}
    </ul>
  );
}

/** The sentence of an area: its index, its type, and how near it is to another. */
export function useAreaSentence(): (page: AreaPage) => string {
  const { lang, t } = useTexts();
  return (page) => {
    const now = page.years.find(({ year }) => year === page.year);
    if (page.area.division === "deso")
      return t("areas.desoNoType", {
        parent: page.parents.find(({ division }) => division === "regso")?.name ?? t("division.regso"),
      });
    return indexSentence(
      {
        place: page.area.name,
        year: page.year,
        index: now?.index ?? { value: null, status: "missing" },
        type: asType(now?.type.value),
      },
      lang,
    );
  };
}

/** The type with its full name and the index, large. */
export function TypeNow({ page }: { page: AreaPage }) {
  const { t } = useTexts();
  const now = page.years.find(({ year }) => year === page.year);
  if (page.area.division === "deso" || !now) return <p className="type-now none">{t("areas.noType")}</p>;
  return (
    <div className="type-now">
      <TypeMark type={now.type} words="full" />
      <dl className="figures">
        <div>
          <dt>{t("measure.index")}</dt>
          <dd>
            <FigureText figure={now.index} format={{ decimals: 1 }} />
          </dd>
        </div>
        {(["v1", "v2", "v3"] as const).map((id) => (
          <div key={id}>
            <dt>{t(`measure.${id}`)}</dt>
            <dd>
              <FigureText figure={now[id]} format={{ unit: "percent", decimals: 1 }} />
            </dd>
          </div>
        ))}
        <div>
          <dt>{t("measure.population")}</dt>
          <dd>
            <FigureText figure={now.population} />
          </dd>
        </div>
      </dl>
    </div>
  );
}

const NEAR_SD = 0.1;

/** How far the area is from another type, in words. */
export function Distance({ page }: { page: AreaPage }) {
  const { t, lang } = useTexts();
  const { distance } = page;
  if (!distance) return null;
  const [low, high] = [...distance.nearest].sort((a, b) => b - a) as [number, number];
  const points = number(Math.abs(distance.points), lang, 1);
  const { cut } = distance;
  return (
    <p className="prose">
      {t(distance.points >= 0 ? "areas.distance.above" : "areas.distance.below", { points, low, high })}{" "}
      {distance.sd !== null && t("areas.distance.sd", { sd: number(Math.abs(distance.sd), lang, 2) })}{" "}
      {cut.low !== null &&
        (cut.high === null || number(cut.low, lang, 1) === number(cut.high, lang, 1)
          ? t("areas.distance.cutOne", { low: number(cut.low, lang, 1) })
          : t("areas.distance.cut", { low: number(cut.low, lang, 1), high: number(cut.high, lang, 1) }))}{" "}
      {distance.sd !== null && Math.abs(distance.sd) < NEAR_SD && <strong>{t("areas.distance.near")}</strong>}
    </p>
  );
}

/** Type in the two years, with own values or moved cuts alone. */
export function TypeSplit({ page }: { page: AreaPage }) {
  const { t, pick } = useTexts();
  const { change } = page;
  if (!change) return null;
  const { from, to } = change;
  return (
    <div className="type-split">
      <p className="prose">{pick(change.text)}</p>
      <dl className="split">
        {(
          [
            [String(from), change.typeFrom],
            [t("areas.change.own", { from, to }), change.typeOwn],
            [t("areas.change.cuts", { from, to }), change.typeCuts],
            [String(to), change.typeTo],
          ] as const
        ).map(([label, figure]) => (
          <div key={label}>
            <dt>{label}</dt>
            <dd>
              <TypeMark type={figure} />
            </dd>
          </div>
        ))}
      </dl>
    </div>
  );
}

export function Caveats({ page }: { page: AreaPage }) {
  const { t, pick } = useTexts();
  if (page.caveats.length === 0) return <p className="prose muted">{t("areas.caveats.none")}</p>;
  return (
    <ul className="caveats">
      {page.caveats.map((caveat) => (
        <li key={caveat.id}>
          <p className="caveat-title">{pick(caveat.title)}</p>
          <p className="prose">{pick(caveat.text)}</p>
          {caveat.evidence.length > 0 && (
            <dl className="evidence">
              {caveat.evidence.map(({ what, figure, unit, year }) => (
                <div key={`${pick(what)} ${year}`}>
                  <dt>
                    {pick(what)}, {year}
                  </dt>
                  <dd>
                    <FigureText
                      figure={figure}
                      format={{ decimals: Number.isInteger(figure.value) ? 0 : 1 }}
                    />{" "}
                    {pick(unit)}
                  </dd>
                </div>
              ))}
            </dl>
          )}
        </li>
      ))}
    </ul>
  );
}

export function Names({ page }: { page: AreaPage }) {
  if (page.names.length < 2) return null;
  return (
    <ul className="plain">
      {page.names.map(({ name, version, from, to }) => (
        <li key={`${name} ${version} ${from ?? ""}`}>
          {name}{" "}
          <span className="muted">
            {[version, from === undefined && to === undefined ? null : `${from ?? ""}–${to ?? ""}`]
              .filter(Boolean)
              .join(", ")}
          </span>
        </li>
      ))}
    </ul>
  );
}

export function BridgeFacts({ page }: { page: AreaPage }) {
  const { t, pick } = useTexts();
  const { bridge } = page;
  if (!bridge) return null;
  const others = [...bridge.from, ...bridge.to].filter(({ id }) => id !== page.area.id);
  return (
    <div className="bridge">
      <p className="prose">
        <strong>{t(`areas.bridge.${bridge.outcome}`)}.</strong> {pick(bridge.reason)}
      </p>
      <AreaLinks areas={others} />
    </div>
  );
}
