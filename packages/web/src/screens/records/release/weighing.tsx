import type { Answer } from "@tvars/api";
import { number, percent } from "@tvars/report";
import { apiPath } from "../../../api/client.ts";
import { useAnswer } from "../../../api/use-answer.ts";
import { Await } from "../../../parts/states.tsx";
import { useTexts } from "../../../text/index.ts";
import { Link, fresh, useRouter } from "../../../url/router.tsx";
import { Attacks } from "./attacks.tsx";

type Check = Answer<"releaseCheck">;

/** What is at risk, what was hidden and why, what could still be computed, beside everything that is out already. */
export function Weighing({ id }: { id: string }) {
  const { t, pick, lang } = useTexts();
  const asked = useAnswer("releaseCheck", apiPath(`/api/releases/${id}/check`));
  return (
    <Await asked={asked} block>
      {(check) => (
        <>
          <section className="verdict-banner" data-verdict-is={check.verdict} aria-label={t("rel.verdict")}>
            <h2>{t(`rel.verdict.${check.verdict}`)}</h2>
            {check.words.map((words) => (
              <p key={words.sv}>{pick(words)}</p>
            ))}
          </section>
          <section className="section">
            <h2>{t("rel.hidden")}</h2>
            <dl className="figures wide-figures">
              <div>
                <dt>{t("rel.atRisk")}</dt>
                <dd>{number(check.atRisk, lang)}</dd>
              </div>
              <div>
                <dt>{t("rel.secondary")}</dt>
                <dd>{number(check.secondary, lang)}</dd>
              </div>
              <div>
                <dt>{t("rel.lossCells")}</dt>
                <dd>{percent(100 * check.loss.shareOfCells, lang)}</dd>
              </div>
              <div>
                <dt>{t("rel.lossCount")}</dt>
                <dd>{percent(100 * check.loss.shareOfCount, lang)}</dd>
              </div>
            </dl>
            <p className="lead">{t("rel.lossHelp")}</p>
          </section>
          <section className="section">
            <h2>{t("rel.attack")}</h2>
            <p className="lead">{t("rel.attackHelp")}</p>
            {check.attacks.length > 0 ? <Attacks attacks={check.attacks} /> : <p>{t("rel.attackNone")}</p>}
          </section>
          <Differencing differencing={check.differencing} />
        </>
      )}
    </Await>
  );
}

/** What this table and an earlier release would tell together. */
function Differencing({ differencing }: Pick<Check, "differencing">) {
  const { t, pick, lang } = useTexts();
  const { state } = useRouter();
  return (
    <section className="section">
      <h2>{t("rel.differencing")}</h2>
      {differencing.length === 0 ? (
        <p>{t("rel.differencingNone")}</p>
      ) : (
        <ul className="checks">
          {differencing.map(({ release, title, text, cells }) => (
            <li key={release} data-outcome={cells > 0 ? "stop" : "ok"}>
              <Link to={{ ...fresh(state), screen: "utlamning", release, place: null }}>{pick(title)}</Link>{" "}
              <span className="check-outcome">
                {cells > 0 ? t("rel.differencingCells", { n: number(cells, lang) }) : t("rec.check.ok")}
              </span>
              <p>{pick(text)}</p>
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}
