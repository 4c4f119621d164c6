import type { Report } from "@tvars/api";
import { useTexts } from "../../text/index.ts";
import { DateField } from "./date-field.tsx";

interface FormProps {
  report: Report;
  change: (part: Partial<Report>) => void;
}

const HELPED: ReadonlySet<string> = new Set(["ownReference"]);

export function FrontForm({ report, change }: FormProps) {
  const { t } = useTexts();
  const words = (
    name: "title" | "agency" | "addressee" | "ownReference" | "decisionMaker" | "rapporteur",
  ) => (
    <label className={name === "title" ? "field wide" : "field"} key={name}>
      <span>{t(`rep.f.${name}`)}</span>
      <input
        type="text"
        id={`field-${name}`}
        value={report[name]}
        aria-describedby={HELPED.has(name) ? `help-${name}` : undefined}
        onChange={({ target }) => change({ [name]: target.value })}
      />
      {HELPED.has(name) && (
        <span id={`help-${name}`} className="field-help">
          {t("rep.h.ownReference")}
        </span>
      )}
    </label>
  );
  return (
    <fieldset className="report-fields" id="part-front">
      <legend>{t("rep.front")}</legend>
      <p className="part-help">{t("rep.frontHelp")}</p>
      {words("title")}
      {words("agency")}
      {words("addressee")}
      <label className="field">
        <span>{t("rep.f.reference")}</span>
        <input
          type="text"
          id="field-assignment.reference"
          aria-describedby="help-reference"
          value={report.assignment.reference}
          onChange={({ target }) => change({ assignment: { ...report.assignment, reference: target.value } })}
        />
        <span id="help-reference" className="field-help">
          {t("rep.h.reference")}
        </span>
      </label>
      {words("ownReference")}
      {words("decisionMaker")}
      {words("rapporteur")}
      <DateField
        label={t("rep.f.due")}
        id="field-due"
        value={report.due}
        onChange={(due) => change({ due })}
      />
      <DateField
        label={t("rep.f.date")}
        id="field-date"
        value={report.date}
        help={t("rep.h.date")}
        onChange={(date) => change({ date })}
      />
    </fieldset>
  );
}
