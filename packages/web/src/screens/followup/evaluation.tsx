import { useEffect, useState } from "react";
import { apiPath } from "../../api/client.ts";
import { useAnswer } from "../../api/use-answer.ts";
import { Await } from "../../parts/states.tsx";
import { useWorkspace } from "../../parts/workspace.ts";
import { useTexts } from "../../text/index.ts";
import { useRouter } from "../../url/router.tsx";
import { AreaChoice } from "./area-choice.tsx";
import { Effect } from "./effect.tsx";
import { IndicatorChoice } from "./indicator-choice.tsx";
import { PlaceChoice, WHOLE } from "./place-choice.tsx";

const INDEX = "socioeconomic-index";
const RECORDS = "records:";

/** Before and after, against areas that were alike. Everything that is chosen stands in the address. */
export function Evaluation() {
  const { t } = useTexts();
  const { years } = useWorkspace();
  const { state, go } = useRouter();
  const what = state.measure ?? INDEX;
  const since = state.since ?? years[Math.floor(years.length / 2)] ?? 2020;
  const within = state.place ?? WHOLE;
  const query = {
    treated: state.places.join(","),
    since,
    ...(what.startsWith(RECORDS) ? { records: what.slice(RECORDS.length) } : { indicator: what }),
    within,
  };
  const path = state.places.length === 0 ? null : apiPath("/api/evaluations", query);
  const [stopped, setStopped] = useState<string | null>(null);
  const asked = useAnswer("evaluation", path === stopped ? null : path);
  return (
    <>
      <AreaChoice chosen={state.places} year={since} onChange={(places) => go({ places })} />
      <div className="choices">
        <IndicatorChoice value={what} onChoose={(id) => go({ measure: id === INDEX ? null : id })} records />
        <label className="stacked">
          <span>{t("fol.since")}</span>
          <select value={since} onChange={(event) => go({ since: Number(event.target.value) })}>
            {years.slice(1).map((year) => (
              <option key={year} value={year}>
                {year}
              </option>
            ))}
          </select>
        </label>
      </div>
      <PlaceChoice
        label={t("fol.findWithin")}
        said={t("fol.within")}
        place={within}
        onChange={(place) => go({ place: place === WHOLE ? null : place })}
      />
      {path === null && <p className="muted">{t("fol.chooseAreas")}</p>}
      {path !== null && path === stopped && (
        <p className="form-actions">
          <span>{t("fol.stopped")}</span>
          <button type="button" className="button" onClick={() => setStopped(null)}>
            {t("fol.evaluate")}
          </button>
        </p>
      )}
      {asked.loading && <Slow onStop={() => setStopped(path)} />}
      {path !== null && path !== stopped && (
        <Await asked={asked} block>
          {(answer) => <Effect answer={answer} query={query} />}
        </Await>
      )}
    </>
  );
}

const PATIENCE_MS = 1000;

/** What takes more than a second says so, and can be stopped. */
function Slow({ onStop }: { onStop: () => void }) {
  const { t } = useTexts();
  const [shown, setShown] = useState(false);
  useEffect(() => {
    const timer = setTimeout(() => setShown(true), PATIENCE_MS);
    return () => clearTimeout(timer);
  }, []);
  if (!shown) return null;
  return (
    <div className="work">
      <output>{t("fol.working")}</output>
      <progress aria-label={t("fol.working")} />
      <button type="button" className="button quiet" onClick={onStop}>
        {t("fol.stop")}
      </button>
    </div>
  );
}
