import { useRouter } from "../../url/router.tsx";
import { ReportList } from "./report-list.tsx";
import { ReportPage } from "./report-page.tsx";

/** Reports: what to begin with, or one to edit and hand in. */
export default function ReportsScreen() {
  const { report } = useRouter().state;
  return report === null ? <ReportList /> : <ReportPage key={report} id={report} />;
}
