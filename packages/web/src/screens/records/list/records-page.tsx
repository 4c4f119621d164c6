import { number } from "@tvars/report";
import { apiPath } from "../../../api/client.ts";
import { useAnswer } from "../../../api/use-answer.ts";
import { yearSpan } from "../../../parts/held.ts";
import { Await } from "../../../parts/states.tsx";
import { Tabs } from "../../../parts/tabs.tsx";
import { useTexts } from "../../../text/index.ts";
import { Link, fresh, useRouter } from "../../../url/router.tsx";
import { TableView } from "../table/table-view.tsx";
import { Absent } from "../absent.tsx";
import { StepBarFor } from "../wizard/steps.tsx";
import { AboutSet } from "./about-set.tsx";

/** One set of stored records: what it says, and what it is. */
export function RecordsPage({ id }: { id: string }) {
  const { t, pick, lang } = useTexts();
  const { state, go } = useRouter();
  const asked = useAnswer("recordsSet", apiPath(`/api/records/${id}`));
  const about = state.about === "about" ? "about" : "table";
  return (
    <div className="page">
      <StepBarFor records={id} now="table" />
      <p className="back">
        <Link to={{ ...fresh(state), screen: "uppgifter", records: null, place: null }}>
          {t("rec.title")}
        </Link>
      </p>
      {!asked.data && <h1>{t("rec.title")}</h1>}
      {asked.error ? (
        <Absent error={asked.error} retry={asked.retry} what="records" />
      ) : (
        <Await asked={asked} block>
          {(set) => (
            <>
              <header className="page-head">
                <p className="over">{set.definition.source}</p>
                <h1>{pick(set.definition.title)}</h1>
                <p className="lead">
                  {number(set.matched, lang)} {pick(set.definition.unit)}, {yearSpan(set.years)}.{" "}
                  {t("rec.page.placeOf", { what: t(`rec.placeOf.${set.definition.placeOf}`) })}
                </p>
              </header>
              <div className="record-tabs">
                <Tabs
                  label={t("rec.page.parts")}
                  tabs={[
                    { id: "table", label: t("rec.step.table") },
                    { id: "about", label: t("rec.page.about") },
                  ]}
                  chosen={about}
                  onChoose={(one) => go({ about: one === "about" ? "about" : "" })}
                >
                  {about === "about" ? <AboutSet set={set} /> : <TableView set={set} />}
                </Tabs>
              </div>
            </>
          )}
        </Await>
      )}
    </div>
  );
}
