import { useRouter } from "../../url/router.tsx";
import { PlanList } from "./plan-list.tsx";
import { PlanPage } from "./plan-page.tsx";
import { SheetPage } from "./sheet-page.tsx";

/** Planning: the imported lists, one of them weighed, or the sheet of one measure. */
export default function PlansScreen() {
  const { plan, sheet } = useRouter().state;
  if (plan === null) return <PlanList />;
  return sheet === null ? <PlanPage key={plan} id={plan} /> : <SheetPage plan={plan} measure={sheet} />;
}
