import { Notice } from "../../../parts/states.tsx";
import { apiPath } from "../../../api/client.ts";
import { useAnswer } from "../../../api/use-answer.ts";
import { useTexts } from "../../../text/index.ts";
import { useRouter } from "../../../url/router.tsx";
import type { BarrierViewProps } from "../views.tsx";
import { AwaitWork } from "../waiting.tsx";
import { Contrast, Factor, Growing, Score } from "./sections.tsx";
import { Four } from "./four.tsx";
import { Parts } from "./parts.tsx";
import { useStoppable } from "./use-stoppable.ts";

/** Indicators that research has published, each by its own definition, beside the program's own. */
export default function IndicatorsView({ network, networks }: BarrierViewProps) {
  const { t, pick } = useTexts();
  const { state, go } = useRouter();
  const { profile, rules, segment, against } = state;
  const saved = useAnswer("scenarios", apiPath("/api/scenarios", { network: network.id }));
  const scenario = saved.data?.find(({ id }) => id === against)?.id;
  const query = { network: network.id, profile, rules, segment, scenario };
  const path = apiPath("/api/barriers/indicators", query);
  const { asked, stop, stopped, again } = useStoppable("barrierIndicators", path);
  return (
    <div className="page">
      <header className="page-head">
        <h1>{t("bin.title")}</h1>
        <p className="lead">{t("bin.lead")}</p>
        <div className="choices">
          {networks.length > 1 && (
            <label className="inline-choice">
              <span>{t("bar.network")}</span>
              <select
                value={network.id}
                onChange={({ target }) => go({ network: target.value, segment: null, against: null })}
              >
                {networks.map(({ id, title }) => (
                  <option key={id} value={id}>
                    {pick(title)}
                  </option>
                ))}
              </select>
            </label>
          )}
          <label className="inline-choice">
            <span>{t("bar.profile")}</span>
            <select
              value={profile}
              onChange={({ target }) =>
                go({ profile: network.profiles.find((one) => one === target.value) ?? "adult" })
              }
            >
              {network.profiles
                .filter((one) => one !== "car")
                .map((one) => (
                  <option key={one} value={one}>
                    {t(`bar.profile.${one}`)}
                  </option>
                ))}
            </select>
          </label>
          {segment !== null && (
            <label className="inline-choice">
              <span>{t("bin.about")}</span>
              <select value="stretch" onChange={() => go({ segment: null })}>
                <option value="stretch">{t("bin.stretch")}</option>
                <option value="all">{t("bin.all")}</option>
              </select>
            </label>
          )}
          {(saved.data?.length ?? 0) > 0 && (
            <label className="inline-choice">
              <span>{t("bin.scenario")}</span>
              <select
                value={scenario ?? ""}
                onChange={({ target }) => go({ against: target.value === "" ? null : target.value })}
              >
                <option value="">{t("bin.noScenario")}</option>
                {saved.data?.map(({ id, name }) => (
                  <option key={id} value={id}>
                    {name}
                  </option>
                ))}
              </select>
            </label>
          )}
        </div>
      </header>
      {stopped ? (
        <Notice
          title={t("bin.stopped")}
          action={
            <button type="button" className="button" onClick={again}>
              {t("bin.again")}
            </button>
          }
        />
      ) : (
        <>
          {asked.loading && (
            <p className="actions">
              <span className="over">{t("bin.working")}</span>
              <button type="button" className="button quiet" onClick={stop}>
                {t("bin.stop")}
              </button>
            </p>
          )}
          <AwaitWork asked={asked}>
            {(data) => (
              <div className="page-body">
                <p className="headline">{pick(data.reading)}</p>
                <Parts network={network} data={data} query={query} />
                <Four data={data} query={query} />
                <Score data={data} query={query} />
                <Factor data={data} query={query} />
                <Growing data={data} query={query} />
                <Contrast data={data} query={query} />
              </div>
            )}
          </AwaitWork>
        </>
      )}
    </div>
  );
}
