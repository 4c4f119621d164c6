import { apiPath } from "../../api/client.ts";
import { useAnswer } from "../../api/use-answer.ts";
import { useTexts } from "../../text/index.ts";

interface IndicatorChoiceProps {
  value: string;
  onChoose: (id: string) => void;
  /** Own records too, as `records:ID`. */
  records?: boolean;
}

/** Indicators with figures for RegSO, and own records where they can be followed. */
export function IndicatorChoice({ value, onChoose, records = false }: IndicatorChoiceProps) {
  const { t, pick } = useTexts();
  const asked = useAnswer("indicators", apiPath("/api/indicators"));
  const own = useAnswer("records", records ? apiPath("/api/records") : null);
  const sets = own.data?.filter(({ years }) => years.length > 1) ?? [];
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
        {sets.length > 0 && (
          <optgroup label={t("fol.kind.records")}>
            {sets.map(({ definition }) => (
              <option key={definition.id} value={`records:${definition.id}`}>
                {pick(definition.title)}
              </option>
            ))}
          </optgroup>
        )}
      </select>
    </label>
  );
}
