import { apiPath } from "../../api/client.ts";
import { useAnswer } from "../../api/use-answer.ts";
import { useTexts } from "../../text/index.ts";

interface IndicatorChoiceProps {
  value: string;
  onChoose: (id: string) => void;
}

/** Indicators with figures for RegSO. */
export function IndicatorChoice({ value, onChoose }: IndicatorChoiceProps) {
  const { t, pick } = useTexts();
  const asked = useAnswer("indicators", apiPath("/api/indicators"));
  return (
    <label className="stacked">
      <span>{t("fol.indicator")}</span>
      <select value={value} onChange={(event) => onChoose(event.target.value)}>
        {(asked.data ?? [])
          .filter(({ divisions, years }) => divisions.includes("regso") && years.length > 1)
          .map(({ id, title }) => (
            <option key={id} value={id}>
              {pick(title)}
            </option>
          ))}
      </select>
    </label>
  );
}
