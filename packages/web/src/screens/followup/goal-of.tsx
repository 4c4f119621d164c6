import { useTexts } from "../../text/index.ts";
import type { Draft } from "./goal-draft.ts";
import { TYPES } from "./goal-draft.ts";

interface TypesProps {
  legend: string;
  chosen: Draft["types"];
  onChange: (types: Draft["types"]) => void;
  /** One at a time: protected figures are never added up. */
  single?: boolean;
  name: string;
}

export function Types({ legend, chosen, onChange, single = false, name }: TypesProps) {
  const { t } = useTexts();
  return (
    <fieldset className="ticks">
      <legend>{legend}</legend>
      {TYPES.map((type) => (
        <label key={type} className="tick">
          <input
            type={single ? "radio" : "checkbox"}
            name={name}
            checked={chosen.includes(type)}
            onChange={() =>
              onChange(
                single
                  ? [type]
                  : chosen.includes(type)
                    ? chosen.filter((one) => one !== type)
                    : [...chosen, type].toSorted(),
              )
            }
          />
          <span className={`type-chip type-${type}`} aria-hidden="true">
            {type}
          </span>
          <span>{t("fol.ofTypes", { types: type })}</span>
        </label>
      ))}
    </fieldset>
  );
}

interface GoalOfProps {
  draft: Draft;
  possible: readonly Draft["of"][];
  change: (part: Partial<Draft>) => void;
}

/** Of what the value is taken: only what is possible is shown. */
export function GoalOf({ draft, possible, change }: GoalOfProps) {
  const { t } = useTexts();
  const { kind, of, types, against, as } = draft;
  const single = kind === "records";
  if (kind === "population-share")
    return (
      <Types
        legend={t("fol.types")}
        chosen={types}
        onChange={(next) => change({ types: next })}
        name="types"
      />
    );
  if (kind === "measure") return null;
  if (possible.length === 1) return <p className="muted">{t("fol.onlyWhole")}</p>;
  return (
    <>
      <div className="choices">
        <label className="stacked">
          <span>{t("fol.of")}</span>
          <select
            value={of}
            onChange={(event) => {
              const next = event.target.value as Draft["of"];
              change({
                of: next,
                ...(single ? { types: types.slice(0, 1), against: against.slice(-1) } : {}),
              });
            }}
          >
            {possible.map((one) => (
              <option key={one} value={one}>
                {t(`fol.of.${one}`)}
              </option>
            ))}
          </select>
        </label>
        {of === "gap" && (
          <label className="stacked">
            <span>{t("fol.as")}</span>
            <select value={as} onChange={(event) => change({ as: event.target.value as Draft["as"] })}>
              <option value="difference">{t("fol.as.difference")}</option>
              <option value="ratio">{t("fol.as.ratio")}</option>
            </select>
          </label>
        )}
      </div>
      {of !== "all" && (
        <Types
          legend={t(of === "gap" ? "fol.between" : "fol.types")}
          chosen={types}
          onChange={(next) => change({ types: next })}
          single={single}
          name="types"
        />
      )}
      {of === "gap" && (
        <Types
          legend={t("fol.and")}
          chosen={against}
          onChange={(next) => change({ against: next })}
          single={single}
          name="against"
        />
      )}
    </>
  );
}
