import type { AgencyProfile, RecordsDefinition, Understanding } from "@tvars/api";
import { useEffect, useRef, useState } from "react";
import { apiPath, tell } from "../../../api/client.ts";
import { ApiError } from "../../../api/problem.ts";
import { useAnswer } from "../../../api/use-answer.ts";
import { useTexts } from "../../../text/index.ts";
import { useRouter } from "../../../url/router.tsx";
import { begin, lacksOf, wholeOf } from "./begin.ts";
import { ColumnsTable } from "./columns-table.tsx";
import type { Draft } from "./draft.ts";
import { changeDefinition, changeDraft } from "./draft.ts";
import { FileFields } from "./file-fields.tsx";
import { GroupFields } from "./group-fields.tsx";
import { PointsMap } from "./points-map.tsx";
import { ProblemFacts, StepFailed } from "./problem-facts.tsx";
import type { Part } from "./roles.ts";
import { SecrecyFields } from "./secrecy-fields.tsx";
import { WhatFields } from "./what-fields.tsx";
import { WhenFields } from "./when-fields.tsx";
import { WhereFields } from "./where-fields.tsx";
import { Working } from "./working.tsx";

const NO_PROFILES: readonly AgencyProfile[] = [];

/** What was understood of the file, said in words beside a map; everything can be corrected. */
export function ColumnsStep({ draft }: { draft: Draft }) {
  const { t, pick } = useTexts();
  const { understanding, definition } = draft;
  const profiles = useAnswer("recordsProfiles", apiPath("/api/records/profiles")).data ?? NO_PROFILES;
  const { again, error, busy } = useUnderstandAgain(draft, profiles);
  const onPlace = (place: RecordsDefinition["place"]): void => {
    changeDefinition((part) => ({ ...part, place }));
    again({ ...definition, place });
  };
  const trial = useTrial(draft);
  if (trial.working)
    return <Working title={t("rec.try.working")} help={t("rec.try.workingHelp")} onStop={trial.stop} />;
  const points = understanding.preview.points;
  return (
    <div className="step">
      <header className="step-head">
        <p className="over">{understanding.name}</p>
        <h1>{t("rec.columns.head")}</h1>
        <ul className="understood" aria-busy={busy}>
          {understanding.words.map((words) => (
            <li key={words.sv}>{pick(words)}</li>
          ))}
        </ul>
      </header>
      {error && <StepFailed error={error} />}
      {understanding.refused && <ProblemFacts problem={understanding.refused} />}
      {understanding.changed.length > 0 && <Changed changed={understanding.changed} />}
      <div className="columns wizard-columns">
        <div className="column">
          <WhatFields draft={draft} profiles={profiles} />
          <WhereFields understanding={understanding} definition={definition} onPlace={onPlace} />
          <WhenFields understanding={understanding} definition={definition} />
        </div>
        <aside className="column side map-side" aria-label={t("rec.map.label")}>
          <PointsMap
            points={points}
            shapes={understanding.geometry !== null && understanding.geometry !== "point"}
          />
        </aside>
      </div>
      <section className="section">
        <h2>{t("rec.columns.title")}</h2>
        <p className="lead">{t("rec.columns.lead")}</p>
        <ColumnsTable
          understanding={understanding}
          definition={definition}
          onRole={(next) => {
            if (JSON.stringify(next.place) !== JSON.stringify(definition.place)) again(next);
          }}
        />
      </section>
      <div className="folds">
        <details className="fold">
          <summary>
            <span className="fold-title">{t("rec.read.title")}</span>
          </summary>
          <FileFields
            understanding={understanding}
            onFile={(patch) => again({ file: { ...definition.file, ...patch } }, true)}
          />
          <Head head={understanding.preview.head} caption={t("rec.read.head")} />
        </details>
        <details className="fold">
          <summary>
            <span className="fold-title">{t("rec.groups.title")}</span>
            <span className="muted">{t("rec.groups.count", { n: definition.groups?.length ?? 0 })}</span>
          </summary>
          <GroupFields groups={definition.groups ?? []} />
        </details>
        <details className="fold">
          <summary>
            <span className="fold-title">{t("rec.secrecy.title")}</span>
            <span className="muted">
              {t(definition.secrecy?.open ? "rec.secrecy.shortOpen" : "rec.secrecy.short", {
                n: definition.secrecy?.smallest ?? 5,
              })}
            </span>
          </summary>
          <SecrecyFields definition={definition} />
        </details>
      </div>
      {trial.error && <StepFailed error={trial.error} retry={trial.run} />}
      {!understanding.refused && <Onward draft={draft} onTry={trial.run} />}
    </div>
  );
}

/** What has to be said first, each with the way to where it is said; then the way on. */
function Onward({ draft, onTry }: { draft: Draft; onTry: () => void }) {
  const { t } = useTexts();
  const lacks = lacksOf(draft.definition, draft.understanding);
  return (
    <footer className="onward">
      {lacks.length > 0 && (
        <div className="remark" id="lacks">
          <p>{t("rec.lacks")}</p>
          <ul className="bullets">
            {lacks.map((lack) => (
              <li key={lack}>
                <a
                  href={`#ask-${lack}`}
                  onClick={(event) => {
                    event.preventDefault();
                    const place = document.getElementById(`ask-${lack}`);
                    place?.scrollIntoView({ block: "center" });
                    (place?.matches("input, select")
                      ? place
                      : place?.querySelector<HTMLElement>("input, select")
                    )?.focus({ preventScroll: true });
                  }}
                >
                  {t(`rec.lacks.${lack}`)}
                </a>
              </li>
            ))}
          </ul>
        </div>
      )}
      <button
        type="button"
        className="button large"
        disabled={lacks.length > 0}
        aria-describedby={lacks.length > 0 ? "lacks" : undefined}
        onClick={onTry}
      >
        {t("rec.try.do")}
      </button>
      <p className="muted">{t("rec.try.help")}</p>
    </footer>
  );
}

function Changed({ changed }: { changed: Understanding["changed"] }) {
  const { t } = useTexts();
  return (
    <div className="remark">
      <p>{t("rec.changed")}</p>
      <ul className="bullets">
        {changed.map(({ column, what, now }) => (
          <li key={`${column} ${what}`}>{t(`rec.changed.${what}`, { column, now: now ?? "" })}</li>
        ))}
      </ul>
    </div>
  );
}

/** The first rows as they stand. */
function Head({ head, caption }: { head: readonly (readonly string[])[]; caption: string }) {
  const { t } = useTexts();
  const [names = [], ...rows] = head;
  return (
    // A table wider than its place is scrolled, by keys too.
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex
    <section className="table-scroll head-rows" aria-label={t("table.region", { caption })} tabIndex={0}>
      <table>
        <caption>{caption}</caption>
        <thead>
          <tr>
            {names.map((name) => (
              <th key={name} scope="col">
                {name}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row, i) => (
            // Rows of a file have nothing to be told apart by but where they stand.
            // oxlint-disable-next-line react/no-array-index-key
            <tr key={i}>
              {row.map((cell, j) => (
                <td key={names[j]}>{cell}</td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}

/** Has the file understood again when it is to be read, or its rows placed, in another way. */
function useUnderstandAgain({ understanding }: Draft, profiles: readonly AgencyProfile[]) {
  const [error, setError] = useState<ApiError | null>(null);
  const [busy, setBusy] = useState(false);
  const control = useRef<AbortController | null>(null);
  useEffect(() => () => control.current?.abort(), []);
  const again = (part: Part, anew = false): void => {
    control.current?.abort();
    const mine = new AbortController();
    control.current = mine;
    setBusy(true);
    setError(null);
    const { file, place, id } = part;
    // Half a place is asked for as none: the file is read the same, and the map waits.
    const whole = place?.by === "point" && (place.x === "" || place.y === "") ? undefined : place;
    tell(
      "understandUpload",
      "POST",
      "/api/records/understand",
      {
        upload: understanding.upload,
        definition: {
          ...(file ? { file } : {}),
          ...(whole && !anew ? { place: whole } : {}),
          ...(id ? { id } : {}),
        },
      },
      mine.signal,
    )
      .then((next) => {
        if (anew) changeDraft({ understanding: next, definition: begin(next, profiles), tried: null });
        else changeDraft({ understanding: { ...next, suggestion: understanding.suggestion } });
      })
      .catch((cause: unknown) => {
        if (!mine.signal.aborted)
          setError(cause instanceof ApiError ? cause : new ApiError("server", String(cause)));
      })
      .finally(() => {
        if (control.current === mine) setBusy(false);
      });
  };
  return { again, error, busy };
}

/** A dry run of every row. It can be stopped. */
function useTrial({ understanding, definition }: Draft) {
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
      "tryRecords",
      "POST",
      "/api/records/try",
      { upload: understanding.upload, definition: wholeOf(definition) },
      mine.signal,
    )
      .then((tried) => {
        changeDraft({ tried, stored: null, release: null });
        go({ about: "rows" });
      })
      .catch((cause: unknown) => {
        if (!mine.signal.aborted)
          setError(cause instanceof ApiError ? cause : new ApiError("server", String(cause)));
      })
      .finally(() => setWorking(false));
  };
  return { working, error, run, stop: () => control.current?.abort() };
}
