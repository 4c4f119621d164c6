import type { AgencyProfile, RecordsDefinition } from "@tvars/api";
import { useTexts } from "../../../text/index.ts";
import { withProfile, withoutProfile } from "./begin.ts";
import type { Draft } from "./draft.ts";
import { changeDefinition } from "./draft.ts";

interface WhatFieldsProps {
  draft: Draft;
  profiles: readonly AgencyProfile[];
}

/** What the records are: chosen from ready profiles, or said in a few words. */
export function WhatFields({ draft: { understanding, definition }, profiles }: WhatFieldsProps) {
  const { t, pick, lang } = useTexts();
  const other = lang === "sv" ? "en" : "sv";
  const profile = profiles.find(({ id }) => id === definition.profile);
  const choose = (id: string): void => {
    const chosen = profiles.find((one) => one.id === id);
    changeDefinition((part) => (chosen ? withProfile(part, chosen, understanding) : withoutProfile(part)));
  };
  // What is written in the language of the page holds in both until someone says otherwise.
  const say = (field: "title" | "unit", words: string): void =>
    changeDefinition((part) => {
      const had = part[field];
      const known = profiles.find(({ definition: { unit } }) => field === "unit" && unit?.[lang] === words);
      if (known) return { ...part, unit: known.definition.unit! };
      return {
        ...part,
        [field]:
          had && had.sv !== had.en && had[other] !== "" && !isOfProfile(profiles, had)
            ? { ...had, [lang]: words }
            : { sv: words, en: words },
      };
    });
  const sayOther = (field: "title" | "unit", words: string): void =>
    changeDefinition((part) => ({
      ...part,
      [field]: { sv: words, en: words, [lang]: part[field]?.[lang] ?? "" },
    }));
  return (
    <fieldset className="ask" id="ask-what">
      <legend>{t("rec.what.title")}</legend>
      <label className="stacked wide-field">
        <span>{t("rec.what.profile")}</span>
        <select value={definition.profile ?? ""} onChange={(event) => choose(event.target.value)}>
          <option value="">{t("rec.what.noProfile")}</option>
          {profiles.map(({ id, agency, title }) => (
            <option key={id} value={id}>
              {pick(title)} ({pick(agency)})
            </option>
          ))}
        </select>
      </label>
      {profile && (
        <p className="said">
          {pick(profile.about)} {t("rec.what.profileFilled")}
        </p>
      )}
      <div className="field-row">
        <label className="stacked">
          <span>{t("rec.what.name")}</span>
          <input
            id="ask-title"
            type="text"
            required
            value={definition.title ? pick(definition.title) : ""}
            onChange={(event) => say("title", event.target.value)}
          />
        </label>
        <label className="stacked">
          <span>{t("rec.what.unit")}</span>
          <input
            id="ask-unit"
            type="text"
            required
            list="units"
            placeholder={t("rec.what.unitExample")}
            value={definition.unit ? pick(definition.unit) : ""}
            onChange={(event) => say("unit", event.target.value)}
          />
          <datalist id="units">
            {unitsOf(profiles, definition).map((unit) => (
              <option key={unit.sv}>{pick(unit)}</option>
            ))}
          </datalist>
        </label>
        <label className="stacked">
          <span>{t("rec.what.source")}</span>
          <input
            id="ask-source"
            type="text"
            required
            value={definition.source ?? ""}
            onChange={(event) => changeDefinition((part) => ({ ...part, source: event.target.value }))}
          />
        </label>
      </div>
      <details className="how">
        <summary>{t("rec.what.other")}</summary>
        <div className="field-row">
          {(["title", "unit"] as const).map((field) => (
            <label key={field} className="stacked">
              <span>{t(`rec.what.other.${field}`)}</span>
              <input
                type="text"
                lang={other}
                value={definition[field]?.[other] ?? ""}
                onChange={(event) => sayOther(field, event.target.value)}
              />
            </label>
          ))}
        </div>
      </details>
    </fieldset>
  );
}

const isOfProfile = (profiles: readonly AgencyProfile[], { sv }: { sv: string }): boolean =>
  profiles.some(({ definition: { unit } }) => unit?.sv === sv);

const unitsOf = (
  profiles: readonly AgencyProfile[],
  { title }: Partial<RecordsDefinition>,
): { sv: string; en: string }[] => [
  // A title such as "stops" is often what a row is.
  ...(title ? [title] : []),
  ...profiles.flatMap(({ definition }) => (definition.unit ? [definition.unit] : [])),
];
