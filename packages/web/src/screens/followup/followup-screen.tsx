import { Tabs } from "../../parts/tabs.tsx";
import { useTexts } from "../../text/index.ts";
import { useRouter } from "../../url/router.tsx";
import { Composition } from "./composition.tsx";
import { Early } from "./early.tsx";
import { Evaluation } from "./evaluation.tsx";
import { Goals } from "./goals.tsx";
import { News } from "./news.tsx";

const VIEWS = {
  goals: Goals,
  composition: Composition,
  evaluation: Evaluation,
  early: Early,
  news: News,
} as const;
type View = keyof typeof VIEWS;

const isView = (text: string): text is View => text in VIEWS;

export default function FollowupScreen() {
  const { t } = useTexts();
  const { state, go } = useRouter();
  const chosen = isView(state.about) ? state.about : "goals";
  const Shown = VIEWS[chosen];
  return (
    <div className="page followup">
      <header className="page-head">
        <h1>{t("fol.title")}</h1>
        <p className="lead">{t("fol.lead")}</p>
      </header>
      <Tabs
        label={t("fol.views")}
        tabs={(Object.keys(VIEWS) as View[]).map((id) => ({ id, label: t(`fol.${id}`) }))}
        chosen={chosen}
        onChoose={(id) => go({ about: id === "goals" ? "" : id })}
      >
        <Shown />
      </Tabs>
    </div>
  );
}
