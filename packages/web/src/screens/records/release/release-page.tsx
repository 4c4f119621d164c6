import type { Answer } from "@tvars/api";
import { apiPath } from "../../../api/client.ts";
import { useAnswer } from "../../../api/use-answer.ts";
import { dayOf } from "../../../parts/held.ts";
import { SourceNotes } from "../../../parts/source-notes.tsx";
import { Await } from "../../../parts/states.tsx";
import { useTexts } from "../../../text/index.ts";
import { Link, fresh, useRouter } from "../../../url/router.tsx";
import { Reading } from "../table/around.tsx";
import { MainResult } from "../table/main-result.tsx";
import { Absent } from "../absent.tsx";
import { StepBarFor } from "../wizard/steps.tsx";
import { Decision } from "./decision.tsx";
import { Frozen } from "./frozen.tsx";
import { Log } from "./log.tsx";
import { StateMark } from "./state-mark.tsx";
import { Weighing } from "./weighing.tsx";

type Release = Answer<"release">;

/** One release: what a reviewer weighs while it is a draft, and the frozen page afterwards. */
export function ReleasePage({ id }: { id: string }) {
  const { t, pick, lang } = useTexts();
  const { state } = useRouter();
  const asked = useAnswer("release", apiPath(`/api/releases/${id}`));
  return (
    <div className="page">
      <StepBarFor release={id} now="release" />
      <p className="back">
        <Link to={{ ...fresh(state), screen: "utlamning", release: null, place: null }}>
          {t("rel.title")}
        </Link>
      </p>
      {!asked.data && <h1>{t("rel.title")}</h1>}
      {asked.error ? (
        <Absent error={asked.error} retry={asked.retry} what="release" />
      ) : (
        <Await asked={asked} block>
          {(release) => (
            <>
              <header className="page-head">
                <p className="over release-over">
                  <StateMark state={release.state} superseded={release.supersededBy !== null} />
                  <span>
                    {release.id} ·{" "}
                    {release.decided
                      ? t("rel.decidedOn", { date: dayOf(release.decided, lang) })
                      : t("rel.draftedOn", { date: dayOf(release.drafted, lang) })}
                  </span>
                </p>
                <h1 className="release-title">{pick(release.title)}</h1>
              </header>
              {release.state !== "draft" && <Frozen release={release} />}
              {release.state === "draft" && <Weighing id={release.id} />}
              {release.table.rows.length > 0 && <Published release={release} />}
              <Decision release={release} />
              <Log release={release} />
              <SourceNotes of={[release.table.provenance]} />
            </>
          )}
        </Await>
      )}
    </div>
  );
}

/** The table as it is published: a draft shows exactly what would be. */
function Published({ release }: { release: Release }) {
  const { t } = useTexts();
  return (
    <section className="section" aria-label={t("rel.table")}>
      <div className="columns">
        <div className="column">
          <MainResult answer={release.table} said file={`/api/releases/${release.id}`} />
        </div>
        <aside className="column side" aria-label={t("rec.around.reading")}>
          <Reading answer={release.table} />
        </aside>
      </div>
    </section>
  );
}
