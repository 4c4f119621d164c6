import { useRouter } from "../../url/router.tsx";
import { RecordsList } from "./list/records-list.tsx";
import { RecordsPage } from "./list/records-page.tsx";
import { Wizard } from "./wizard/wizard.tsx";
import { isStep } from "./wizard/steps.tsx";

/** Own records: what is stored, one set of them, or the way from a file to both. */
export default function RecordsScreen() {
  const { records, about } = useRouter().state;
  if (records !== null) return <RecordsPage key={records} id={records} />;
  return isStep(about) ? <Wizard step={about} /> : <RecordsList />;
}
