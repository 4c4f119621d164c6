import type { DryRun } from "@tvars/api";
import { number, percent } from "@tvars/report";
import { useEffect, useRef, useState } from "react";
import { forgetAnswers, tell } from "../../../api/client.ts";
import { ApiError } from "../../../api/problem.ts";
import { Icon } from "../../../parts/icon.tsx";
import { saveBlob } from "../../../parts/save.ts";
import { CopyLine } from "../../../parts/copy.tsx";
import { useWorkspace } from "../../../parts/workspace.ts";
import { useTexts } from "../../../text/index.ts";
import { useRouter } from "../../../url/router.tsx";
import { UnmatchedBounds } from "../unmatched-bounds.tsx";
import { VerdictStrip } from "../verdict-strip.tsx";
import { wholeOf } from "./begin.ts";
import type { Draft } from "./draft.ts";
import { changeDraft } from "./draft.ts";
import { StepFailed } from "./problem-facts.tsx";
import { Working } from "./working.tsx";

/** What becomes of every row, before anything is stored. */
export function RowsStep({ draft, tried }: { draft: Draft; tried: DryRun }) {
  const { t, pick, lang } = useTexts();
  const { go } = useRouter();
  const workspace = useWorkspace();
  const store = useStore(draft);
  const matched = tried.verdicts.find(({ verdict }) => verdict === "matched");
  const stops = tried.checks.filter(({ outcome }) => outcome === "stop");
  const { unmatched } = tried;
  const years = tried.years.map(({ year }) => year);
  if (store.working)
    return <Working title={t("rec.store.working")} help={t("rec.store.workingHelp")} onStop={store.stop} />;
  return (
    <div className="step">
      <header className="step-head">
        <p className="over">{draft.understanding.name}</p>
        <h1>
          {t("rec.rows.head", {
            n: number(matched?.rows ?? 0, lang),
            of: number(tried.rows, lang),
          })}
        </h1>
        <p className="lead">{t("rec.rows.lead")}</p>
      </header>
      <VerdictStrip verdicts={tried.verdicts} examples={tried.examples} />
      <ul className="understood">
        {tried.words.map((words) => (
          <li key={words.sv}>{pick(words)}</li>
        ))}
      </ul>
      <div className="columns equal">
        <section className="section">
          <h2>{t("rec.rows.unmatched", { share: percent(100 * unmatched.share, lang) })}</h2>
          {unmatched.share > 0 && unmatched.byType.length > 0 ? (
            <>
              <p className="lead">{t("rec.rows.unmatchedHelp")}</p>
              <UnmatchedBounds
                title={t("rec.bounds.title")}
                unit={draft.definition.unit ? pick(draft.definition.unit) : t("rec.rows.rows")}
                place={pick(workspace.label)}
                year={years.at(-1) ?? 0}
                rows={unmatched.byType.map(({ type, matched: value, low, high }) => ({
                  type,
                  value,
                  low,
                  high,
                }))}
              />
            </>
          ) : (
            <p className="lead">{t("rec.rows.unmatchedNone")}</p>
          )}
        </section>
        <section className="section">
          <h2>{t("rec.rows.facts")}</h2>
          <dl className="facts">
            <dt>{t("rec.rows.years")}</dt>
            <dd>{tried.years.map(({ year, rows }) => `${year}: ${number(rows, lang)}`).join(", ")}</dd>
            <dt>{t("rec.rows.versions")}</dt>
            <dd>{tried.versions.map(({ version }) => version).join(", ")}</dd>
            {tried.apportioned && (
              <>
                <dt>{t("rec.rows.apportioned")}</dt>
                <dd>
                  {t("rec.rows.pieces", {
                    rows: number(tried.apportioned.rows, lang),
                    pieces: number(tried.apportioned.pieces, lang),
                  })}
                </dd>
              </>
            )}
            <dt>{t("rec.rows.dropped")}</dt>
            <dd>{tried.dropped.length > 0 ? tried.dropped.join(", ") : t("rec.rows.droppedNone")}</dd>
          </dl>
          {tried.checks.length > 0 && (
            <>
              <h3>{t("rec.rows.checks")}</h3>
              <ul className="checks">
                {tried.checks.map(({ id, title, outcome, text }) => (
                  <li key={id} data-outcome={outcome}>
                    <strong>{pick(title)}</strong>{" "}
                    <span className="check-outcome">{t(`rec.check.${outcome}`)}</span>
                    <p>{pick(text)}</p>
                  </li>
                ))}
              </ul>
            </>
          )}
        </section>
      </div>
      <section className="section">
        {/* The dry run names itself; what this step leads to is the same with another verb. */}
        <CopyLine
          label={t("rec.rows.command")}
          code={tried.command.replace("tvars records try", "tvars records add")}
        />
        <p className="actions">
          <button type="button" className="button quiet" onClick={() => saveDefinition(draft)}>
            <Icon name="download" size={16} />
            {t("rec.rows.saveDefinition")}
          </button>
          <span className="muted">{t("rec.rows.saveDefinitionHelp")}</span>
        </p>
      </section>
      {store.error && <StepFailed error={store.error} retry={store.run} />}
      <footer className="onward">
        <div className="actions">
          <button
            type="button"
            className="button large"
            disabled={stops.length > 0 || (matched?.rows ?? 0) === 0}
            onClick={store.run}
          >
            {t("rec.store.do")}
          </button>
          <button type="button" className="button quiet" onClick={() => go({ about: "columns" })}>
            {t("rec.rows.back")}
          </button>
        </div>
        <p className="muted">{t(stops.length > 0 ? "rec.store.stopped" : "rec.store.help")}</p>
      </footer>
    </div>
  );
}

/** The definition as a file, for `--definition`: everything that was said, secrecy too. */
function saveDefinition({ definition }: Draft): void {
  const whole = wholeOf(definition);
  const body = new Blob([`${JSON.stringify(whole, null, 2)}\n`], { type: "application/json" });
  saveBlob(body, `${whole.id}.definition.json`);
}

/** Places and stores the rows; the table is where it leads. */
function useStore({ understanding, definition }: Draft) {
  const { go } = useRouter();
  const [working, setWorking] = useState(false);
  const [error, setError] = useState<ApiError | null>(null);
  const control = useRef<AbortController | null>(null);
  useEffect(() => () => control.current?.abort(), []);
  const run = (): void => {
    const mine = new AbortController();
    control.current = mine;
    setWorking(true);
    setError(null);
    tell(
      "storeRecords",
      "POST",
      "/api/records",
      { upload: understanding.upload, definition: wholeOf(definition) },
      mine.signal,
    )
      .then((set) => {
        forgetAnswers();
        changeDraft({ stored: set.definition.id, release: null });
        go({ records: set.definition.id, about: "" });
      })
      .catch((cause: unknown) => {
        if (!mine.signal.aborted)
          setError(cause instanceof ApiError ? cause : new ApiError("server", String(cause)));
      })
      .finally(() => setWorking(false));
  };
  return { working, error, run, stop: () => control.current?.abort() };
}
