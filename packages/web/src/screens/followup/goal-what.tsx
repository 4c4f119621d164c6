import type { Answer, Grouping } from "@tvars/api";
import type { TextKey } from "../../text/index.ts";
import { useTexts } from "../../text/index.ts";
import { byFamily } from "../measures/choice.tsx";
import type { Draft, Kind } from "./goal-draft.ts";
import { KINDS, groupingsFor, groupsFor } from "./goal-draft.ts";

export interface Followable {
  indicators: Answer<"indicators">;
  measures: Answer<"measures">;
  groupings: readonly Grouping[];
  records: Answer<"records">;
}

interface GoalWhatProps {
  draft: Draft;
  known: Followable;
  change: (part: Partial<Draft>) => void;
}

/** What the goal follows: a kind, and which of its kind. Kinds there is nothing of are not shown. */
export function GoalWhat({ draft, known, change }: GoalWhatProps) {
  const { t, pick } = useTexts();
  const { kind, what } = draft;
  const { indicators, measures, groupings, records } = known;
  const there: Record<Kind, boolean> = {
    "population-share": true,
    indicator: indicators.length > 0,
    measure: groupings.length > 0,
    records: records.length > 0,
  };
  const info = measures.find(({ id }) => id === what);
  const withGroups = (id: string, wanted?: string): Partial<Draft> => {
    const next = measures.find((one) => one.id === id);
    const possible = groupingsFor(next, groupings);
    const grouping = possible.find((one) => one.id === wanted) ?? possible[0];
    return { what: id, grouping: grouping?.id ?? "", groups: groupsFor(next, grouping) };
  };
  const first = (next: Kind): Partial<Draft> => {
    if (next === "measure") return withGroups("dissimilarity");
    if (next === "records") return { what: records[0]!.definition.id, types: [1], against: [5] };
    if (next === "population-share") return { what: "", types: [1, 2] };
    return {
      what: indicators.find(({ id }) => id === "socioeconomic-index")?.id ?? indicators[0]!.id,
      types: [1, 2],
      against: [4, 5],
    };
  };
  const grouping = groupings.find(({ id }) => id === draft.grouping);
  return (
    <>
      <div className="choices">
        <label className="stacked">
          <span>{t("fol.follows")}</span>
          <select
            value={kind}
            onChange={(event) => {
              const next = event.target.value as Kind;
              change({ kind: next, of: "all", asked: {}, figure: "count", ...first(next) });
            }}
          >
            {KINDS.filter((one) => there[one]).map((one) => (
              <option key={one} value={one}>
                {t(`fol.kind.${one}`)}
              </option>
            ))}
          </select>
        </label>
        {kind === "indicator" && (
          <label className="stacked">
            <span>{t("fol.indicator")}</span>
            <select value={what} onChange={(event) => change({ what: event.target.value, of: "all" })}>
              {indicators.map(({ id, title }) => (
                <option key={id} value={id}>
                  {pick(title)}
                </option>
              ))}
            </select>
          </label>
        )}
        {kind === "measure" && (
          <>
            <label className="stacked">
              <span>{t("mea.main")}</span>
              <select
                value={what}
                onChange={(event) => change(withGroups(event.target.value, draft.grouping))}
              >
                {byFamily(measures).map(([family, infos]) => (
                  <optgroup key={family} label={t(`mea.family.${family}` as TextKey)}>
                    {infos.map(({ id, name }) => (
                      <option key={id} value={id}>
                        {pick(name)}
                      </option>
                    ))}
                  </optgroup>
                ))}
              </select>
            </label>
            <label className="stacked">
              <span>{t("mea.grouping")}</span>
              <select
                value={draft.grouping}
                onChange={(event) => change(withGroups(what, event.target.value))}
              >
                {groupingsFor(info, groupings).map(({ id, title }) => (
                  <option key={id} value={id}>
                    {pick(title)}
                  </option>
                ))}
              </select>
            </label>
          </>
        )}
        {kind === "records" && (
          <>
            <label className="stacked">
              <span>{t("fol.kind.records")}</span>
              <select
                value={what}
                onChange={(event) => change({ what: event.target.value, asked: {}, figure: "count" })}
              >
                {records.map(({ definition }) => (
                  <option key={definition.id} value={definition.id}>
                    {pick(definition.title)}
                  </option>
                ))}
              </select>
            </label>
            <label className="stacked">
              <span>{t("fol.figure")}</span>
              <select
                value={draft.figure}
                onChange={(event) => change({ figure: event.target.value as Draft["figure"] })}
              >
                <option value="count">{t("fol.figure.count")}</option>
                <option value="rate">{t("fol.figure.rate")}</option>
                {draft.asked.figure !== undefined && draft.asked.figure !== "count" && (
                  <option value="kept">{t("fol.figure.kept")}</option>
                )}
              </select>
            </label>
          </>
        )}
      </div>
      {kind === "measure" && grouping && info?.groups !== "none" && (
        <fieldset className="ticks">
          <legend>{t("mea.groups")}</legend>
          {grouping.groups.map(({ id, label }) => (
            <label key={id} className="tick">
              <input
                type="checkbox"
                checked={draft.groups.includes(id)}
                onChange={() => {
                  const next = draft.groups.includes(id)
                    ? draft.groups.filter((one) => one !== id)
                    : [...draft.groups, id];
                  change({
                    groups: grouping.groups.flatMap((one) => (next.includes(one.id) ? [one.id] : [])),
                  });
                }}
              />
              <span>{pick(label)}</span>
            </label>
          ))}
          <p className="muted ticks-help">{t(`fol.groups.${info?.groups ?? "many"}` as TextKey)}</p>
        </fieldset>
      )}
      {kind === "records" && <p className="muted">{t("fol.protected")}</p>}
    </>
  );
}
