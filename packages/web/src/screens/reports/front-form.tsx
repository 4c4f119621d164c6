import type { Report } from "@tvars/api";
import { useTexts } from "../../text/index.ts";

interface FormProps {
  report: Report;
  change: (part: Partial<Report>) => void;
}

export function FrontForm({ report, change }: FormProps) {
  const { t } = useTexts();
  const words = ["title", "agency", "addressee", "ownReference", "decisionMaker", "rapporteur"] as const;
  return (
    <fieldset className="report-fields">
      <legend>{t("rep.front")}</legend>
      <label>
        <span>{t("rep.f.reference")}</span>
        <input
          type="text"
          value={report.assignment.reference}
          onChange={({ target }) => change({ assignment: { ...report.assignment, reference: target.value } })}
        />
      </label>
      {words.map((name) => (
        <label key={name}>
          <span>{t(`rep.f.${name}`)}</span>
          <input
            type="text"
            value={report[name]}
            onChange={({ target }) => change({ [name]: target.value })}
          />
        </label>
      ))}
      {(["due", "date"] as const).map((name) => (
        <label key={name}>
          <span>{t(`rep.f.${name}`)}</span>
          <input
            type="date"
            value={report[name] ?? ""}
            onChange={({ target }) => change({ [name]: target.value || null })}
          />
        </label>
      ))}
    </fieldset>
  );
}
