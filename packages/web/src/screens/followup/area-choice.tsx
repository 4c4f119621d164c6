import type { AreaRef } from "@tvars/api";
import { useState } from "react";
import { apiPath } from "../../api/client.ts";
import { useAnswer } from "../../api/use-answer.ts";
import { Icon } from "../../parts/icon.tsx";
import { PlaceSearch } from "../../parts/place-search.tsx";
import { useWorkspace, versionIn } from "../../parts/workspace.ts";
import { useTexts } from "../../text/index.ts";
import { usePlaceName } from "./place-choice.tsx";

interface AreaChoiceProps {
  /** Ids of areas, and `set:ID` of a saved set. */
  chosen: readonly string[];
  onChange: (ids: string[]) => void;
  /** The year whose areas are chosen among. */
  year: number;
}

/** Areas by search, from a saved set, or ticked in the list of a municipality. */
export function AreaChoice({ chosen, onChange, year }: AreaChoiceProps) {
  const { t } = useTexts();
  const sets = useAnswer("sets", apiPath("/api/sets"));
  const [kommun, setKommun] = useState<AreaRef | null>(null);
  const list = useAnswer("areas", kommun === null ? null : apiPath("/api/areas", { place: kommun.id, year }));
  const set = chosen.find((id) => id.startsWith("set:")) ?? "";
  const toggle = (id: string): void =>
    onChange(chosen.includes(id) ? chosen.filter((one) => one !== id) : [...chosen, id]);
  return (
    <section className="area-choice" aria-label={t("fol.areas")}>
      <h2>{t("fol.areas")}</h2>
      <p className="muted">{t("fol.areasHelp")}</p>
      <div className="choices">
        <PlaceSearch
          label={t("fol.find")}
          year={year}
          onFind={({ area }) => {
            if (area.division === "regso") {
              if (!chosen.includes(area.id)) onChange([...chosen, area.id]);
            } else setKommun(area);
          }}
        />
        {sets.data && sets.data.length > 0 && (
          <label className="stacked">
            <span>{t("fol.sets")}</span>
            <select
              value={set}
              onChange={(event) =>
                onChange([
                  ...chosen.filter((id) => id !== set),
                  ...(event.target.value === "" ? [] : [event.target.value]),
                ])
              }
            >
              <option value="">{t("fol.noSet")}</option>
              {sets.data.map(({ id, name }) => (
                <option key={id} value={`set:${id}`}>
                  {name}
                </option>
              ))}
            </select>
          </label>
        )}
      </div>
      {kommun && list.data && (
        <fieldset className="ticks tall">
          <legend>{t("fol.listOf", { name: kommun.name })}</legend>
          {list.data.rows.map(({ area }) => (
            <label key={area.id} className="tick">
              <input type="checkbox" checked={chosen.includes(area.id)} onChange={() => toggle(area.id)} />
              <span>{area.name}</span>
            </label>
          ))}
        </fieldset>
      )}
      <p>{chosen.length === 1 ? t("fol.chosenOne") : t("fol.chosen", { n: chosen.length })}</p>
      <ul className="chips chosen">
        {chosen.map((id) => (
          <ChosenArea key={id} id={id} year={year} onDrop={() => toggle(id)} />
        ))}
      </ul>
    </section>
  );
}

function ChosenArea({ id, year, onDrop }: { id: string; year: number; onDrop: () => void }) {
  const { t } = useTexts();
  const workspace = useWorkspace();
  // An address made by a command has codes alone, which are of the year's own version.
  const name = usePlaceName(
    id.includes(":") ? id : `${versionIn(workspace, "regso", year) ?? "regso@2025"}:${id}`,
  );
  return (
    <li>
      {name}
      <button type="button" className="chip-remove" aria-label={t("fol.drop", { name })} onClick={onDrop}>
        <Icon name="close" size={16} />
      </button>
    </li>
  );
}
