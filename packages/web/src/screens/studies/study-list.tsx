import { useAnswer } from "../../api/use-answer.ts";
import { Failed, Notice, Skeleton } from "../../parts/states.tsx";
import { useTexts } from "../../text/index.ts";
import { Link, useRouter } from "../../url/router.tsx";
import { studyPath } from "../reports/address.ts";

export function StudyList() {
  const { t, pick } = useTexts();
  const { state } = useRouter();
  const { data, error, retry } = useAnswer("studies", "/api/studies");
  if (error) return <Failed error={error} retry={retry} />;
  if (!data) return <Skeleton block />;
  return (
    <>
      <p className="lead">{t("std.lead")}</p>
      {data.length === 0 ? (
        <Notice icon="rapport" title={t("std.none")}>
          <p>{t("std.noneHelp")}</p>
        </Notice>
      ) : (
        <ul className="report-list">
          {data.map(({ id, title, question, steps }) => (
            <li key={id}>
              <Link to={{ ...state, report: studyPath(id) }}>{pick(title)}</Link>
              <span className="muted">
                {[
                  pick(question) === pick(title) ? "" : pick(question),
                  steps.length === 1 ? t("std.step1") : t("std.steps", { n: steps.length }),
                ]
                  .filter(Boolean)
                  .join(" · ")}
              </span>
            </li>
          ))}
        </ul>
      )}
    </>
  );
}
