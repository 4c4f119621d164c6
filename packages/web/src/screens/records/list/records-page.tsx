import { StepBarFor } from "../wizard/steps.tsx";

export function RecordsPage({ id }: { id: string }) {
  return (
    <div className="page">
      <StepBarFor records={id} now="table" />
    </div>
  );
}
