import { apiPath } from "../api/client.ts";
import { useAnswer } from "../api/use-answer.ts";
import { Await } from "../parts/states.tsx";
import { useTexts } from "../text/index.ts";
import { Link, fresh, useRouter } from "../url/router.tsx";

import { IndicatorPage } from "./indicator-page.tsx";

export default function IndicatorsScreen() {
  const { state } = useRouter();
  return state.indicator === null ? (
    <IndicatorList />
  ) : (
    <IndicatorPage key={state.indicator} id={state.indicator} />
  );
}

function IndicatorList() {
  const { t, pick } = useTexts();
  const { state } = useRouter();
  const asked = useAnswer("indicators", apiPath("/api/indicators"));
  return (
    <div className="page">
      <header className="page-head">
        <h1>{t("ind.title")}</h1>
        <p className="lead">{t("ind.lead")}</p>
      </header>
      <Await asked={asked}>
        {(indicators) => (
          <ul className="cards">
            {indicators.map(({ id, title, description, unit, years, divisions, source }) => (
              <li key={id} className="card">
                <h2>
                  <Link to={{ ...fresh(state), screen: "indikatorer", indicator: id }}>{pick(title)}</Link>
                </h2>
                <p className="prose">{pick(description)}</p>
                <p className="muted">
                  {[
                    pick(unit),
                    divisions.map((division) => t(`division.${division}`)).join(", "),
                    years.length > 0 ? `${years[0]}–${years.at(-1)}` : "",
                    pick(source),
                  ]
                    .filter(Boolean)
                    .join(" · ")}
                </p>
              </li>
            ))}
          </ul>
        )}
      </Await>
    </div>
  );
}
