import { Link, useRouter } from "../../url/router.tsx";
import { useTexts } from "../../text/index.ts";
import { StudyList } from "../studies/study-list.tsx";
import { StudyPage } from "../studies/study-page.tsx";
import { STUDIES, viewOf } from "./address.ts";
import { ReportList } from "./report-list.tsx";
import { ReportPage } from "./report-page.tsx";
import { VersionPage } from "./version-page.tsx";

/** Reports and studies: what to begin with, one to edit, or one as it was handed in. */
export default function ReportsScreen() {
  const view = viewOf(useRouter().state.report);
  switch (view.kind) {
    case "study":
      return <StudyPage key={view.id} id={view.id} />;
    case "report":
      return <ReportPage key={view.id} id={view.id} />;
    case "version":
      return <VersionPage key={`${view.id} ${view.n}`} id={view.id} n={view.n} />;
    default:
      return <Lists studies={view.kind === "studies"} />;
  }
}

function Lists({ studies }: { studies: boolean }) {
  const { t } = useTexts();
  const { state } = useRouter();
  return (
    <div className="page reports">
      <h1>{t("screen.rapport")}</h1>
      <nav className="tabs page-tabs" aria-label={t("rep.tabs")}>
        <Link to={{ ...state, report: null }} aria-current={studies ? undefined : "page"}>
          {t("rep.tab.reports")}
        </Link>
        <Link to={{ ...state, report: STUDIES }} aria-current={studies ? "page" : undefined}>
          {t("rep.tab.studies")}
        </Link>
      </nav>
      {studies ? <StudyList /> : <ReportList />}
    </div>
  );
}
