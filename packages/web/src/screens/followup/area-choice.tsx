import type { AreaRef } from "@tvars/api";
import { useState } from "react";
import { apiPath } from "../../api/client.ts";
import { useAnswer } from "../../api/use-answer.ts";
import { PlaceSearch } from "../../parts/place-search.tsx";
import { useYear } from "../../parts/workspace.ts";
import { useTexts } from "../../text/index.ts";

interface AreaChoiceProps {
  chosen: readonly AreaRef[];
  onChange: (areas: AreaRef[]) => void;
  set: string;
  onSet: (id: string) => void;
}

/** Areas by search, from a saved set, or ticked in the list of a municipality. */
export function AreaChoice({ chosen, onChange, set, onSet }: AreaChoiceProps) {
  const { t } = useTexts();
  const year = useYear();
  const sets = useAnswer("sets", apiPath("/api/sets"));
  const [kommun, setKommun] = useState<AreaRef | null>(null);
  const list = useAnswer("areas", kommun === null ? null : apiPath("/api/areas", { place: kommun.id, year }));
  const has = (area: AreaRef): boolean => chosen.some(({ code }) => code === area.code);
  const toggle = (area: AreaRef): void =>
    onChange(has(area) ? chosen.filter(({ code }) => code !== area.code) : [...chosen, area]);
  return (
    <section aria-label={t("fol.areas")}>
      <h2>{t("fol.areas")}</h2>
      <p className="muted">{t("fol.areasHelp")}</p>
      <div className="choices">
        <PlaceSearch
          label={t("fol.find")}
          year={year}
          onFind={({ area }) => {
            if (area.division === "regso") {
              if (!has(area)) onChange([...chosen, area]);
            } else setKommun(area);
          }}
        />
        {sets.data && sets.data.length > 0 && (
          <label className="stacked">
            <span>{t("fol.sets")}</span>
            <select value={set} onChange={(event) => onSet(event.target.value)}>
              <option value="">{t("fol.noSet")}</option>
              {sets.data.map(({ id, name }) => (
                <option key={id} value={id}>
                  {name}
                </option>
              ))}
            </select>
          </label>
        )}
      </div>
      {kommun && list.data && (
        <fieldset className="ticks">
          <legend>{t("fol.listOf", { name: kommun.name })}</legend>
          {list.data.rows.map(({ area }) => (
            <label key={area.id} className="tick">
              <input type="checkbox" checked={has(area)} onChange={() => toggle(area)} />
              <span>{area.name}</span>
            </label>
          ))}
        </fieldset>
      )}
      <p>{t("fol.chosen", { n: chosen.length })}</p>
      <ul className="bullets">
        {chosen.map((area) => (
          <li key={area.id}>
            {area.name}{" "}
            <button
              type="button"
              className="button quiet"
              aria-label={t("fol.drop", { name: area.name })}
              onClick={() => toggle(area)}
            >
              ×
            </button>
          </li>
        ))}
      </ul>
    </section>
  );
}
