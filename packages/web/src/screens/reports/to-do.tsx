import type { ReportCheck } from "@tvars/api";
import type { MouseEvent } from "react";
import { useTexts } from "../../text/index.ts";

/** The field a remark is about, or the nearest there is. */
function fieldOf(where: string): HTMLElement | null {
  for (let part = where; part !== ""; part = part.slice(0, Math.max(0, part.lastIndexOf(".")))) {
    const found = document.getElementById(`field-${part}`);
    if (found) return found;
  }
  return null;
}

function goTo(event: MouseEvent, where: string): void {
  event.preventDefault();
  const field = fieldOf(where);
  field?.scrollIntoView({ block: "center" });
  field?.focus({ preventScroll: true });
}

/** What is left before the report can be handed in; each remark leads to its field. */
export function ToDo({ problems }: { problems: ReportCheck["problems"] }) {
  const { t, pick } = useTexts();
  if (problems.length === 0) return <p className="to-do-ready">{t("rep.ready")}</p>;
  const inOrder = [...problems].sort((a, b) => Number(b.serious) - Number(a.serious));
  return (
    <ul className="to-do">
      {inOrder.map(({ where, text, serious }) => (
        <li key={`${where} ${text.sv}`} data-serious={serious}>
          <span className="to-do-kind">{t(serious ? "rep.must" : "rep.should")}</span>
          <a href={`#field-${where}`} onClick={(event) => goTo(event, where)}>
            {pick(text)}
          </a>
        </li>
      ))}
    </ul>
  );
}
