import type { MeasureResult } from "@tvars/api";
import { number } from "@tvars/report";
import { useState } from "react";
import { apiPath } from "../../api/client.ts";
import { useAnswer } from "../../api/use-answer.ts";
import { Word } from "../../parts/word.tsx";
import { useTexts } from "../../text/index.ts";
import type { Chosen } from "./chosen.ts";
import { decimalsFor } from "./figures.ts";

/** A quick answer first; the second round tells small p-values apart. */
const ROUNDS = [500, 5000] as const;

type Stage = "idle" | "asked" | "stopped";

/** A simulation on request, which can be stopped: the request is then aborted. */
export function ChanceTest({ chosen, main }: { chosen: Chosen; main: MeasureResult }) {
  const { t, lang } = useTexts();
  const [stage, setStage] = useState<Stage>("idle");
  const [round, setRound] = useState(0);
  const replicates = ROUNDS[round]!;
  const asked = useAnswer(
    "measure",
    stage === "asked"
      ? apiPath("/api/measure", {
          ...chosen.query,
          measures: chosen.measure.id,
          test: "systematic",
          replicates,
          seed: 1,
        })
      : null,
  );
  const working = stage === "asked" && asked.loading;
  const failed = stage === "asked" && !working ? asked.error : undefined;
  const test = stage === "asked" && !working && !failed ? asked.data?.results[0]?.test : undefined;
  const more = test && round < ROUNDS.length - 1;
  const done = test && !more;
  const press = (): void => {
    if (working) return setStage("stopped");
    if (failed) return asked.retry();
    if (more) setRound(round + 1);
    setStage("asked");
  };
  const n = number(more ? ROUNDS[round + 1]! : replicates, lang);
  const decimals = decimalsFor(main.value ?? 0);
  return (
    <div className="chance-test">
      <h3>{t("mea.testTitle")}</h3>
      <p className="prose">
        {t("mea.testHelp", { n })} <Word id="chance">{t("mea.chanceWhat")}</Word>
      </p>
      {/* One button throughout, so that the keyboard stays where it is. */}
      {!done && (
        <button type="button" className="button quiet" onClick={press}>
          {working ? t("mea.testStop") : t(more ? "mea.testMore" : "mea.test", { n })}
        </button>
      )}
      {working && <progress aria-label={t("mea.testWait", { n })} />}
      <output className="chance-said">
        {working && t("mea.testWait", { n })}
        {stage === "stopped" && t("mea.testStopped")}
        {failed?.message}
        {test &&
          t("mea.testSaid", {
            n: number(test.replicates, lang),
            mean: number(test.mean, lang, decimals),
            low: number(test.low, lang, decimals),
            high: number(test.high, lang, decimals),
            value: number(main.value ?? 0, lang, decimals),
            p: pSaid(test.p, test.replicates),
          })}
      </output>
    </div>
  );

  /** The least p that so many rounds can give is a limit, not a value. */
  function pSaid(p: number, rounds: number): string {
    const places = rounds >= 1000 ? 4 : 3;
    const said = number(p, lang, places);
    return p <= 1 / (rounds + 1) + 1e-12 ? t("mea.testLeast", { p: said }) : said;
  }
}
