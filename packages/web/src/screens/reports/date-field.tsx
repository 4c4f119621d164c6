import { useId, useState } from "react";
import { useTexts } from "../../text/index.ts";

const isDate = (text: string): boolean => {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return false;
  const date = new Date(`${text}T00:00:00Z`);
  return !Number.isNaN(date.getTime()) && date.toISOString().startsWith(text);
};

interface DateFieldProps {
  label: string;
  value: string | null;
  onChange: (value: string | null) => void;
  id?: string;
  help?: string;
  /** The label is read, not shown: what stands beside the field says it. */
  quiet?: boolean;
}

/** A date as year-month-day in every language; the browser's own field writes it as its own language does. */
export function DateField({ label, value, onChange, id, help, quiet = false }: DateFieldProps) {
  const { t } = useTexts();
  const own = useId();
  const note = `${id ?? own}-note`;
  // What is being written is no date until it is whole.
  const [typed, setTyped] = useState<string>();
  const shown = typed ?? value ?? "";
  const wrong = typed !== undefined && typed !== "" && !isDate(typed);
  return (
    <label className="field">
      <span className={quiet ? "hidden" : undefined}>{label}</span>
      <input
        type="text"
        id={id ?? own}
        className="date-input"
        inputMode="numeric"
        maxLength={10}
        placeholder={t("rep.date.format")}
        value={shown}
        aria-invalid={wrong}
        aria-describedby={wrong || help ? note : undefined}
        onChange={({ target }) => {
          const text = target.value.trim();
          setTyped(text);
          if (text === "") onChange(null);
          else if (isDate(text)) onChange(text);
        }}
        onBlur={() => wrong || setTyped(undefined)}
      />
      {(wrong || help) && (
        <span id={note} className={wrong ? "field-help error" : "field-help"}>
          {wrong ? t("rep.date.wrong") : help}
        </span>
      )}
    </label>
  );
}
