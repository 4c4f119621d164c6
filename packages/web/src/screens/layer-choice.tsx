import { useNarrow } from "../parts/use-theme.ts";
import { useWorkspace, useYear } from "../parts/workspace.ts";
import { useTexts } from "../text/index.ts";
import { useRouter } from "../url/router.tsx";
import type { ChangePart } from "../url/state.ts";
import { CHANGE_PARTS, MAP_LAYERS } from "../url/state.ts";

interface SegmentsProps<Id extends string> {
  name: string;
  label: string;
  of: readonly { id: Id; label: string }[];
  chosen: Id;
  onChoose: (id: Id) => void;
}

/** One of a few, all in view. */
function Segments<Id extends string>({ name, label, of, chosen, onChoose }: SegmentsProps<Id>) {
  return (
    <fieldset className="segments">
      <legend className="hidden">{label}</legend>
      {of.map((one) => (
        <label key={one.id} data-chosen={one.id === chosen}>
          <input
            type="radio"
            name={name}
            value={one.id}
            checked={one.id === chosen}
            onChange={() => onChoose(one.id)}
          />
          {one.label}
        </label>
      ))}
    </fieldset>
  );
}

/** What the map is coloured by. */
export function LayerChoice() {
  const { t } = useTexts();
  const { state, go } = useRouter();
  return (
    <div className="layer-choice">
      <Segments
        name="layer"
        label={t("map.show")}
        of={MAP_LAYERS.map((id) => ({ id, label: t(`map.layer.${id}`) }))}
        chosen={state.layer}
        onChoose={(layer) => go({ layer })}
      />
      {state.layer === "type" && (
        <label className="switch">
          <input
            type="checkbox"
            checked={state.patterns}
            onChange={(event) => go({ patterns: event.target.checked })}
          />
          {t("map.patterns")}
        </label>
      )}
    </div>
  );
}

/** The year a change is counted from, and which part of it is shown. */
export function ChangeChoice() {
  const { t } = useTexts();
  const { state, go } = useRouter();
  const { years } = useWorkspace();
  const year = useYear();
  const narrow = useNarrow();
  const earlier = years.filter((one) => one < year);
  if (state.layer !== "change" || earlier.length === 0) return null;
  const parts = CHANGE_PARTS.map((id) => ({ id, label: t(`map.part.${id}`) }));
  return (
    <div className="change-choice">
      <label className="inline-choice">
        {t("map.since")}{" "}
        <select
          value={state.since !== null && state.since < year ? state.since : earlier.at(-1)}
          onChange={(event) => go({ since: Number(event.target.value) })}
        >
          {earlier.toReversed().map((one) => (
            <option key={one} value={one}>
              {one}
            </option>
          ))}
        </select>
      </label>
      {narrow ? (
        <label className="inline-choice">
          <span className="hidden">{t("map.part")}</span>
          <select value={state.part} onChange={(event) => go({ part: event.target.value as ChangePart })}>
            {parts.map(({ id, label }) => (
              <option key={id} value={id}>
                {label}
              </option>
            ))}
          </select>
        </label>
      ) : (
        <Segments
          name="part"
          label={t("map.part")}
          of={parts}
          chosen={state.part}
          onChoose={(part) => go({ part })}
        />
      )}
    </div>
  );
}
