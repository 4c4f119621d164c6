import type { Problem, SnapshotInfo } from "@tvars/api";
import { useState } from "react";
import { forgetAnswers } from "../api/client.ts";
import { Notice } from "../parts/states.tsx";
import { useTexts } from "../text/index.ts";
import { Section } from "./area-page.tsx";
import type { ImportChoice } from "./import-question.ts";
import { readQuestion } from "./import-question.ts";

type State =
  | { at: "start" | "working" }
  | { at: "done"; snapshots: SnapshotInfo[]; warnings: string[] }
  | { at: "problem"; problem: Problem; choices: ImportChoice[] }
  | { at: "offline" };

async function send(files: readonly File[], fields: Record<string, string>, lang: string): Promise<State> {
  const body = new FormData();
  for (const file of files) body.append("file", file);
  for (const [name, value] of Object.entries(fields)) body.append(name, value);
  let response: Response;
  try {
    response = await fetch("/api/import", { method: "POST", body, headers: { "accept-language": lang } });
  } catch {
    return { at: "offline" };
  }
  const answer: unknown = await response.json();
  if (!response.ok) {
    const problem = answer as Problem;
    return { at: "problem", problem, choices: readQuestion(problem.question) };
  }
  const report = answer as { snapshots: SnapshotInfo[]; warnings?: string[] };
  return { at: "done", snapshots: report.snapshots, warnings: report.warnings ?? [] };
}

/** A file of one's own. Where the program cannot know, it asks, and the answer goes with the file. */
export function ImportFile() {
  const { t, pick, lang } = useTexts();
  const [files, setFiles] = useState<readonly File[]>([]);
  const [state, setState] = useState<State>({ at: "start" });
  const [answer, setAnswer] = useState(0);
  const run = async (fields: Record<string, string>): Promise<void> => {
    setState({ at: "working" });
    const next = await send(files, fields, lang);
    setState(next);
    setAnswer(0);
    if (next.at === "done") forgetAnswers();
  };
  return (
    <Section title={t("data.import")} lead={t("data.importLead")}>
      <form
        className="import"
        onSubmit={(event) => {
          event.preventDefault();
          if (files.length > 0) void run({});
        }}
      >
        <label className="file">
          <span className="button quiet">{t("data.choose")}</span>
          <span className="file-names">{files.map(({ name }) => name).join(", ") || t("data.noFile")}</span>
          <input
            className="hidden"
            type="file"
            multiple
            onChange={(event) => {
              setFiles([...(event.target.files ?? [])]);
              setState({ at: "start" });
            }}
          />
        </label>
        <button type="submit" className="button" disabled={files.length === 0 || state.at === "working"}>
          {state.at === "working" ? t("data.importing") : t("data.importDo")}
        </button>
      </form>
      {state.at === "problem" && state.choices.length > 0 && (
        <form
          className="question"
          onSubmit={(event) => {
            event.preventDefault();
            void run(state.choices[answer]?.fields ?? {});
          }}
        >
          <fieldset>
            <legend>{t("data.question")}</legend>
            <p className="prose">
              {t("data.questionWhy", { file: state.problem.file ?? files[0]?.name ?? "" })}
            </p>
            {state.choices.map(({ label }, i) => (
              <label key={pick(label)} className="radio">
                <input type="radio" name="answer" checked={i === answer} onChange={() => setAnswer(i)} />
                {pick(label)}
              </label>
            ))}
          </fieldset>
          <button type="submit" className="button">
            {t("data.answer")}
          </button>
        </form>
      )}
      {state.at === "problem" && state.choices.length === 0 && <ProblemFacts problem={state.problem} />}
      {state.at === "offline" && (
        <Notice urgent title={t("state.offline")}>
          <p>{t("state.offlineHelp")}</p>
        </Notice>
      )}
      <output>
        {state.at === "done" && (
          <>
            <p className="remark">{t("data.imported", { n: state.snapshots.length })}</p>
            {state.warnings.length > 0 && (
              <ul className="bullets">
                {state.warnings.map((warning) => (
                  <li key={warning}>{warning}</li>
                ))}
              </ul>
            )}
          </>
        )}
      </output>
    </Section>
  );
}

/** File, row, value, what was expected and what to do: as much of it as is known. */
function ProblemFacts({ problem }: { problem: Problem }) {
  const { t } = useTexts();
  const facts = [
    [t("data.problem.file"), problem.file],
    [t("data.problem.row"), problem.row],
    [t("data.problem.value"), problem.value === undefined ? undefined : String(problem.value)],
    [t("data.problem.expected"), problem.expected],
    [t("data.problem.action"), problem.action],
  ] as const;
  return (
    <div className="notice problem" role="alert">
      <p className="notice-title">{problem.title}</p>
      <p className="prose">{problem.detail}</p>
      <dl className="facts">
        {facts.map(([name, value]) =>
          value === undefined ? null : (
            <div key={name} className="facts-row">
              <dt>{name}</dt>
              <dd>{value}</dd>
            </div>
          ),
        )}
      </dl>
    </div>
  );
}
