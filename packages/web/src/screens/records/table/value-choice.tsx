import type { RecordsSet } from "@tvars/api";
import { apiPath } from "../../../api/client.ts";
import { useAnswer } from "../../../api/use-answer.ts";
import { useState } from "react";
import { useTexts } from "../../../text/index.ts";
import { ALL, readValues, writeValues } from "./asked.ts";

interface ValueChoiceProps {
  set: RecordsSet;
  label: string;
  /** `group=value,value`. */
  value: string | null;
  onValue: (value: string | null) => void;
  optional?: boolean;
}

/** A group and which of its values: the values are those of the protected table, never of rows. */
export function ValueChoice({ set, label, value, onValue, optional = false }: ValueChoiceProps) {
  const { t, pick } = useTexts();
  const { id, groups } = set.definition;
  const read = readValues(value);
  const [opened, setOpened] = useState<string | null>(optional ? null : (groups[0]?.id ?? null));
  const group = read?.group ?? opened;
  const asked = useAnswer(
    "breakdown",
    group === null ? null : apiPath(`/api/records/${id}/table`, { by: group }),
  );
  const categories = (asked.loading ? undefined : asked.data?.dimensions)
    ?.find((one) => one.id === group)
    ?.categories.filter((one) => one.id !== ALL);
  const chosen = new Set(read?.values ?? []);
  const toggle = (one: string): void => {
    const next = chosen.has(one) ? [...chosen].filter((other) => other !== one) : [...chosen, one];
    onValue(writeValues({ group: group!, values: next }));
  };
  return (
    <fieldset className="value-choice">
      <legend>{label}</legend>
      <label className="stacked">
        <span className="hidden">{t("rec.choose.group")}</span>
        <select
          value={group ?? ""}
          onChange={(event) => {
            setOpened(event.target.value || null);
            onValue(null);
          }}
        >
          {optional && <option value="">{t("rec.choose.everything")}</option>}
          {groups.map((one) => (
            <option key={one.id} value={one.id}>
              {pick(one.title)}
            </option>
          ))}
        </select>
      </label>
      {group !== null && (
        <div className="ticks">
          {categories?.map((one) => (
            <label key={one.id} className="tick">
              <input type="checkbox" checked={chosen.has(one.id)} onChange={() => toggle(one.id)} />
              <span>{pick(one.label)}</span>
            </label>
          ))}
          {!categories && <p className="muted">{t("state.loading")}</p>}
        </div>
      )}
    </fieldset>
  );
}
