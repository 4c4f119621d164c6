import type { Grouping, MeasureInfo } from "@tvars/api";
import { apiPath } from "../../api/client.ts";
import { useAnswer } from "../../api/use-answer.ts";
import { PlaceSearch } from "../../parts/place-search.tsx";
import type { TextKey } from "../../text/index.ts";
import { useTexts } from "../../text/index.ts";
import { useRouter } from "../../url/router.tsx";
import type { Chosen } from "./chosen.ts";

/** Measures in the order of the catalogue, under the names of their families. */
export function byFamily(infos: readonly MeasureInfo[]): [family: string, infos: MeasureInfo[]][] {
  const families = new Map<string, MeasureInfo[]>();
  for (const info of infos) families.set(info.family, [...(families.get(info.family) ?? []), info]);
  return [...families];
}

interface ChoiceProps {
  chosen: Chosen;
  groupings: readonly Grouping[];
}

/** Groups, measure, place and areas: everything that is measured, in one calm row. */
export function Choice({ chosen, groupings }: ChoiceProps) {
  const { t, pick } = useTexts();
  const { go } = useRouter();
  const { grouping, groups, measure, possible, division, year, beside } = chosen;
  const toggle = (id: string): void => {
    const next = groups.includes(id) ? groups.filter((one) => one !== id) : [...groups, id];
    // The order of the table, whatever order they were ticked in: it carries meaning where groups are ordered.
    const kept = grouping.groups.map((group) => group.id).filter((one) => next.includes(one));
    if (kept.length > 0) go({ groups: kept });
  };
  const how: TextKey =
    groups.length === 1
      ? "mea.groupsOne"
      : groups.length === 2
        ? "mea.groupsTwo"
        : grouping.ordered
          ? "mea.groupsOrdered"
          : "mea.groupsMany";
  return (
    <section className="measure-choice" aria-label={t("mea.choose")}>
      <div className="choices">
        <label className="stacked">
          <span>{t("mea.grouping")}</span>
          <select
            value={grouping.id}
            onChange={(event) => go({ grouping: event.target.value, groups: [], page: 1 })}
          >
            {groupings.map(({ id, title }) => (
              <option key={id} value={id}>
                {pick(title)}
              </option>
            ))}
          </select>
        </label>
        <label className="stacked">
          <span>{t("mea.main")}</span>
          <select value={measure.id} onChange={(event) => go({ measure: event.target.value, page: 1 })}>
            {byFamily(possible).map(([family, infos]) => (
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
        {grouping.divisions.includes("deso") && (
          <label className="stacked">
            <span>{t("mea.division")}</span>
            <select
              value={division}
              onChange={(event) => go({ division: event.target.value === "deso" ? "deso" : "regso" })}
            >
              <option value="regso">{t("division.regso")}</option>
              <option value="deso">{t("division.deso")}</option>
            </select>
          </label>
        )}
        <PlaceSearch
          label={t("mea.place")}
          year={year}
          onFind={({ area }) => go({ place: area.division === "riket" ? null : area.id, page: 1 })}
        />
      </div>
      <ChosenPlace year={year} />
      <fieldset className="ticks">
        <legend>{t("mea.groups")}</legend>
        {grouping.groups.map(({ id, label }) => (
          <label key={id} className="tick">
            <input type="checkbox" checked={groups.includes(id)} onChange={() => toggle(id)} />
            <span>{pick(label)}</span>
          </label>
        ))}
        <p className="muted ticks-help">{t(how)}</p>
      </fieldset>
      <Beside possible={possible} measure={measure} beside={beside} />
    </section>
  );
}

/** Which place is measured stands beside the way back to all of them. */
function ChosenPlace({ year }: { year: number }) {
  const { t, pick } = useTexts();
  const { state, go } = useRouter();
  const { place } = state;
  const asked = useAnswer("place", place === null ? null : apiPath(`/api/places/${place}`, { year }));
  const name =
    place === null ? t("mea.everything") : asked.data && !asked.loading ? pick(asked.data.place.name) : place;
  return (
    <p className="chosen-place">
      <span>
        {t("mea.placeName")}: <strong>{name}</strong>
      </span>
      {place !== null && (
        <button type="button" className="button quiet" onClick={() => go({ place: null, page: 1 })}>
          {t("mea.whole")}
        </button>
      )}
    </p>
  );
}

function Beside({ possible, measure, beside }: Pick<Chosen, "possible" | "measure" | "beside">) {
  const { t, pick } = useTexts();
  const { go } = useRouter();
  const shown = new Set(beside.map(({ id }) => id));
  const toggle = (id: string): void => {
    const next = shown.has(id) ? [...shown].filter((one) => one !== id) : [...shown, id];
    go({ beside: next.length > 0 ? next : [measure.id] }, { replace: true });
  };
  return (
    <details className="how beside">
      <summary>{t("mea.also", { n: beside.length })}</summary>
      <div className="how-body">
        <p className="muted">{t("mea.alsoHelp")}</p>
        {byFamily(possible).map(([family, infos]) => (
          <fieldset key={family} className="ticks">
            <legend>{t(`mea.family.${family}` as TextKey)}</legend>
            {infos
              .filter(({ id }) => id !== measure.id)
              .map(({ id, name }) => (
                <label key={id} className="tick">
                  <input type="checkbox" checked={shown.has(id)} onChange={() => toggle(id)} />
                  <span>{pick(name)}</span>
                </label>
              ))}
          </fieldset>
        ))}
      </div>
    </details>
  );
}
