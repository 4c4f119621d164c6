import { apiPath } from "../../api/client.ts";
import { useAnswer } from "../../api/use-answer.ts";
import { Await, Notice } from "../../parts/states.tsx";
import { Tabs } from "../../parts/tabs.tsx";
import { useYear } from "../../parts/workspace.ts";
import { useTexts } from "../../text/index.ts";
import { Link, fresh, useRouter } from "../../url/router.tsx";
import { ASPECTS } from "../../url/state.ts";
import { AboutMeasure } from "./about-measure.tsx";
import { Choice } from "./choice.tsx";
import type { Chosen } from "./chosen.ts";
import { chosenOf } from "./chosen.ts";
import { MadeOf } from "./made-of.tsx";
import { Now } from "./now.tsx";
import { OverScale } from "./over-scale.tsx";
import { OverTime } from "./over-time.tsx";
import { Places } from "./places.tsx";
import { Remarks } from "./remarks.tsx";

export default function MeasuresScreen() {
  const { t } = useTexts();
  const { state } = useRouter();
  const year = useYear();
  const groupings = useAnswer("groupings", apiPath("/api/groupings"));
  const catalogue = useAnswer("measures", apiPath("/api/measures"));
  return (
    <div className="page">
      <header className="page-head">
        <h1>{t("mea.title")}</h1>
        <p className="lead">{t("mea.lead")}</p>
      </header>
      <Await asked={groupings} block>
        {(known) => (
          <Await asked={catalogue} block>
            {(infos) => {
              const chosen = chosenOf(state, year, known, infos);
              return chosen ? <Measured chosen={chosen} groupings={known} /> : <Nothing />;
            }}
          </Await>
        )}
      </Await>
    </div>
  );
}

function Nothing() {
  const { t } = useTexts();
  const { state } = useRouter();
  return (
    <Notice
      icon="data"
      title={t("mea.noGroupings")}
      action={
        <Link className="button" to={{ ...fresh(state), screen: "data", place: null }}>
          {t("state.toData")}
        </Link>
      }
    >
      <p>{t("mea.noGroupingsHelp")}</p>
    </Notice>
  );
}

function Measured({
  chosen,
  groupings,
}: {
  chosen: Chosen;
  groupings: Parameters<typeof Choice>[0]["groupings"];
}) {
  const { t } = useTexts();
  const { state, go } = useRouter();
  const year = useYear();
  const { measure } = chosen;
  return (
    <>
      <Choice chosen={chosen} groupings={groupings} />
      <Remarks chosen={chosen} wantedYear={year} />
      <div className="columns">
        <div className="column measured">
          <Tabs
            label={t("mea.aspects")}
            tabs={ASPECTS.map((id) => ({ id, label: t(`mea.${id}`) }))}
            chosen={state.aspect}
            onChoose={(aspect) => go({ aspect, sort: null, page: 1 })}
          >
            <div className="column">
              {state.aspect === "now" && <Now chosen={chosen} />}
              {state.aspect === "time" && <OverTime chosen={chosen} />}
              {state.aspect === "scale" && <OverScale chosen={chosen} />}
              {state.aspect === "parts" && <MadeOf chosen={chosen} />}
              {state.aspect === "places" && <Places chosen={chosen} />}
            </div>
          </Tabs>
        </div>
        <aside className="column side" aria-label={t("mea.about")}>
          <AboutMeasure key={measure.id} measure={measure} grouping={chosen.grouping} />
        </aside>
      </div>
    </>
  );
}
