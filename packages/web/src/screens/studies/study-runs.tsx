import type { StudyDefinition, StudyRun } from "@tvars/api";
import { number } from "@tvars/report";
import { forgetAnswers, tell } from "../../api/client.ts";
import { useAnswer } from "../../api/use-answer.ts";
import { useWork } from "../../api/use-work.ts";
import { Failed, Skeleton } from "../../parts/states.tsx";
import { WorkProgress } from "../../parts/work-progress.tsx";
import { useTexts } from "../../text/index.ts";
import { useRouter } from "../../url/router.tsx";
import { Difference } from "./difference.tsx";

interface StudyRunsProps {
  study: StudyDefinition;
  changed: boolean;
}

/** When the study has been run, running it again, and what differs between two runs. */
export function StudyRuns({ study, changed }: StudyRunsProps) {
  const { t, lang, pick } = useTexts();
  const { state, go } = useRouter();
  const path = `/api/studies/${study.id}/runs`;
  const { data, error, retry } = useAnswer("studyRuns", path);
  const work = useWork();
  const run = (): void =>
    void work.start(
      () => tell("runStudy", "POST", path),
      () => {
        forgetAnswers();
        go({ versus: [] }, { replace: true });
      },
    );
  const runs = data ?? [];
  const known = state.versus.filter((id) => runs.some((one) => one.id === id));
  const [from, to] = known.length === 2 ? known : [runs[1]?.id, runs[0]?.id];
  const say = (what: string): string => {
    const step = study.steps.find(({ id }) => id === what);
    return t("rep.asking", { title: step ? pick(step.title) : pick(study.title) });
  };
  return (
    <section className="study-runs">
      <h2>{t("std.runs")}</h2>
      <div className="report-formats">
        <button type="button" className="button" disabled={changed || work.running} onClick={run}>
          {runs.length > 0 ? t("std.run") : t("std.runFirst")}
        </button>
        {runs.length > 0 && (
          <a className="button quiet" href={`/api/studies/${study.id}/package`} download>
            {t("std.package")}
          </a>
        )}
      </div>
      {changed && <p className="small muted">{t("std.runSave")}</p>}
      <WorkProgress
        work={work}
        label={t("std.running")}
        say={say}
        done={runs[0] ? t("std.ran", { n: number(runs[0].figures, lang) }) : ""}
      />
      {error && <Failed error={error} retry={retry} />}
      {!data && !error && <Skeleton />}
      {data?.length === 0 && <p className="muted">{t("std.noRuns")}</p>}
      {runs.length > 0 && (
        <>
          <p className="small muted">{t("std.packageHelp")}</p>
          <Remarks run={runs[0]!} study={study} />
          <RunTable runs={runs} from={from} to={to} choose={(versus) => go({ versus }, { replace: true })} />
        </>
      )}
      {from && to && from !== to && <Difference study={study} from={from} to={to} />}
    </section>
  );
}

function Remarks({ run: { problems }, study }: { run: StudyRun; study: StudyDefinition }) {
  const { t, pick } = useTexts();
  if (problems.length === 0) return null;
  const titleOf = (id: string): string => {
    const step = study.steps.find((one) => one.id === id);
    return step ? pick(step.title) : id;
  };
  return (
    <div className="remark">
      <p>
        <strong>{t("std.remark")}</strong>
      </p>
      <ul className="bullets">
        {problems.map(({ step, text }) => (
          <li key={`${step} ${text.sv}`}>
            {titleOf(step)}: {pick(text)}
          </li>
        ))}
      </ul>
    </div>
  );
}

interface RunTableProps {
  runs: readonly StudyRun[];
  from: string | undefined;
  to: string | undefined;
  choose: (versus: string[]) => void;
}

/** "2026-11-22 18:40", in the clock of whoever looks. */
const momentOf = (at: string): string => {
  const date = new Date(at);
  const local = new Date(date.getTime() - date.getTimezoneOffset() * 60_000).toISOString();
  return `${local.slice(0, 10)} ${local.slice(11, 16)}`;
};

function RunTable({ runs, from, to, choose }: RunTableProps) {
  const { t, lang } = useTexts();
  const several = runs.length > 1;
  return (
    <>
      {several && <p className="small muted">{t("std.runsHelp")}</p>}
      <section
        className="table-scroll"
        aria-label={t("std.runs")}
        // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex
        tabIndex={0}
      >
        <table className="plain-table">
          <thead>
            <tr>
              {several && <th scope="col">{t("std.before")}</th>}
              {several && <th scope="col">{t("std.after")}</th>}
              <th scope="col">{t("std.when")}</th>
              <th scope="col" className="number">
                {t("std.figures")}
              </th>
              <th scope="col" className="number">
                {t("std.remarks")}
              </th>
              <th scope="col">{t("std.program")}</th>
              <th scope="col">{t("rep.checksum")}</th>
            </tr>
          </thead>
          <tbody>
            {runs.map(({ id, at, figures, problems, version, sha256 }) => (
              <tr key={id}>
                {several && (
                  <td>
                    <input
                      type="radio"
                      name="from"
                      aria-label={t("std.beforeOf", { when: momentOf(at) })}
                      checked={id === from}
                      onChange={() => choose([id, to ?? runs[0]!.id])}
                    />
                  </td>
                )}
                {several && (
                  <td>
                    <input
                      type="radio"
                      name="to"
                      aria-label={t("std.afterOf", { when: momentOf(at) })}
                      checked={id === to}
                      onChange={() => choose([from ?? runs[1]!.id, id])}
                    />
                  </td>
                )}
                <td>
                  <time dateTime={at}>{momentOf(at)}</time>
                </td>
                <td className="number">{number(figures, lang)}</td>
                <td className="number">{number(problems.length, lang)}</td>
                <td>{version}</td>
                <td>
                  <code title={sha256}>{sha256.slice(0, 12)}</code>
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </section>
    </>
  );
}
