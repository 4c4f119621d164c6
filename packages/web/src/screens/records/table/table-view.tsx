import type { Denominator, RecordsSet } from "@tvars/api";
import { apiPath } from "../../../api/client.ts";
import { useAnswer } from "../../../api/use-answer.ts";
import { SourceNotes } from "../../../parts/source-notes.tsx";
import { Await, Skeleton } from "../../../parts/states.tsx";
import { useTexts } from "../../../text/index.ts";
import { useRouter } from "../../../url/router.tsx";
import { Gaps, Reading, Secrecy, WhoIsMissing } from "./around.tsx";
import { queryOf } from "./asked.ts";
import { Choices } from "./choices.tsx";
import { MainResult } from "./main-result.tsx";
import { MoreResults } from "./more-results.tsx";
import { ReleaseForm } from "./release-form.tsx";

const NONE: readonly Denominator[] = [];

/** The table that is asked for, what it says and does not say, and the way to publish it. */
export function TableView({ set }: { set: RecordsSet }) {
  const { t } = useTexts();
  const { state } = useRouter();
  const { id, profile } = set.definition;
  const denominators = useAnswer("denominators", apiPath(`/api/records/${id}/denominators`));
  const profiles = useAnswer("recordsProfiles", apiPath("/api/records/profiles"));
  const query = queryOf(state);
  // A share of what? Until that is said there is nothing to ask.
  const ready = state.asked.figure !== "share" || state.asked.having !== null;
  const asked = useAnswer("breakdown", ready ? apiPath(`/api/records/${id}/table`, query) : null);
  return (
    <div className="table-view">
      {denominators.data || denominators.error ? (
        <Choices
          set={set}
          denominators={denominators.data ?? NONE}
          profile={profiles.data?.find((one) => one.id === profile)}
        />
      ) : (
        <Skeleton />
      )}
      {!ready ? (
        <p className="remark">{t("rec.choose.havingFirst")}</p>
      ) : (
        <Await asked={asked} block>
          {(answer) => (
            <>
              <div className="columns">
                <div className="column">
                  <MainResult answer={answer} query={query} />
                  <MoreResults answer={answer} />
                  <Gaps gaps={answer.gaps} />
                </div>
                <aside className="column side" aria-label={t("rec.around.reading")}>
                  <Reading answer={answer} />
                  <WhoIsMissing answer={answer} />
                  <Secrecy secrecy={answer.secrecy} />
                </aside>
              </div>
              <ReleaseForm answer={answer} />
              <SourceNotes of={[answer.provenance]} />
            </>
          )}
        </Await>
      )}
    </div>
  );
}
