import type { RecordsDefinition } from "@tvars/api";
import { useTexts } from "../../../text/index.ts";
import { DEFAULT_SECRECY } from "./begin.ts";
import { changeDefinition } from "./draft.ts";
import type { Part } from "./roles.ts";

type Rules = RecordsDefinition["secrecy"];

/** Secrecy and how long rows are kept: sensible from the start, in words, open to change. */
export function SecrecyFields({ definition }: { definition: Part }) {
  const { t } = useTexts();
  const rules: Rules = { ...DEFAULT_SECRECY, ...definition.secrecy };
  const set = (patch: Partial<Rules>): void =>
    changeDefinition((part) => ({ ...part, secrecy: { ...DEFAULT_SECRECY, ...part.secrecy, ...patch } }));
  return (
    <div className="ask-body">
      <p className="said">
        {t(rules.open ? "rec.secrecy.isOpen" : "rec.secrecy.isClosed", { n: rules.smallest })}
      </p>
      <label className="tick">
        <input
          type="checkbox"
          checked={rules.open}
          onChange={(event) => set({ open: event.target.checked })}
        />
        <span>{t("rec.secrecy.open")}</span>
      </label>
      {!rules.open && (
        <>
          <div className="field-row">
            <NumberField
              label={t("rec.secrecy.smallest")}
              value={rules.smallest}
              onValue={(smallest) => set({ smallest })}
            />
            <NumberField
              label={t("rec.secrecy.shareN")}
              value={rules.shareN}
              onValue={(shareN) => set({ shareN })}
            />
            <NumberField
              label={t("rec.secrecy.shareX")}
              value={rules.shareX}
              onValue={(shareX) => set({ shareX })}
            />
            <label className="stacked">
              <span>{t("rec.secrecy.rounding")}</span>
              <select
                value={rules.rounding ?? ""}
                onChange={({ target: { value } }) => {
                  const rounding = ([3, 5, 10] as const).find((one) => String(one) === value);
                  changeDefinition((part) => {
                    const { rounding: _, ...rest } = { ...DEFAULT_SECRECY, ...part.secrecy };
                    return { ...part, secrecy: rounding ? { ...rest, rounding } : rest };
                  });
                }}
              >
                <option value="">{t("rec.secrecy.roundingNone")}</option>
                {[3, 5, 10].map((base) => (
                  <option key={base} value={base}>
                    {t("rec.secrecy.roundingTo", { n: base })}
                  </option>
                ))}
              </select>
            </label>
          </div>
          <p className="muted">{t("rec.secrecy.secondary")}</p>
        </>
      )}
      <h3>{t("rec.keep.title")}</h3>
      <p className="said">{t("rec.keep.said")}</p>
      <div className="field-row">
        <label className="stacked">
          <span>{t("rec.keep.until")}</span>
          <input
            type="date"
            value={definition.retention ?? ""}
            onChange={({ target: { value } }) =>
              changeDefinition(({ retention: _, ...part }) =>
                value === "" ? part : { ...part, retention: value },
              )
            }
          />
        </label>
      </div>
      {(["keepIdentifiers", "keepCoordinates"] as const).map((field) => (
        <label key={field} className="tick">
          <input
            type="checkbox"
            checked={definition[field] ?? false}
            onChange={(event) => changeDefinition((part) => ({ ...part, [field]: event.target.checked }))}
          />
          <span>{t(`rec.keep.${field}`)}</span>
        </label>
      ))}
    </div>
  );
}

interface NumberFieldProps {
  label: string;
  value: number;
  onValue: (value: number) => void;
}

function NumberField({ label, value, onValue }: NumberFieldProps) {
  return (
    <label className="stacked">
      <span>{label}</span>
      <input
        type="number"
        min={1}
        value={value}
        onChange={(event) => {
          const next = Number(event.target.value);
          if (Number.isInteger(next) && next >= 1) onValue(next);
        }}
      />
    </label>
  );
}
