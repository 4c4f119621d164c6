import { AREA_TYPES, DIRECTION, typeName } from "@tvars/report";
import { useEffect } from "react";
import { FLAG_SIGNS, STATUS_SIGNS } from "../parts/figure.tsx";
import { useTexts } from "../text/index.ts";
import { Section } from "./area-page.tsx";
import { KEYS, NOT_TO_READ, WORDS } from "./words.ts";

export default function GlossaryScreen() {
  const { t, pick, lang } = useTexts();
  useEffect(() => {
    const id = decodeURIComponent(location.hash.slice(1));
    if (id === "") return;
    // After the shell has gone to the top of the new screen.
    const frame = requestAnimationFrame(() => document.getElementById(id)?.scrollIntoView());
    return () => cancelAnimationFrame(frame);
  }, []);
  return (
    <div className="page">
      <header className="page-head">
        <h1>{t("glossary.title")}</h1>
        <p className="lead">{t("glossary.lead")}</p>
      </header>
      <div className="columns">
        <div className="column">
          <Section title={t("glossary.not")}>
            <ul className="not-list">
              {NOT_TO_READ.map(({ id, title, text }) => (
                <li key={id}>
                  <h3>{pick(title)}</h3>
                  <p className="prose">{pick(text)}</p>
                </li>
              ))}
            </ul>
          </Section>
          <Section title={t("glossary.words")}>
            <dl className="words">
              {WORDS.map(({ id, word, meaning }) => (
                <div key={id} id={id}>
                  <dt>{pick(word)}</dt>
                  <dd>{pick(meaning)}</dd>
                </div>
              ))}
            </dl>
          </Section>
        </div>
        <div className="column side">
          <Section title={t("glossary.types")} lead={DIRECTION.type[lang]}>
            <ul className="type-list">
              {AREA_TYPES.map((type) => (
                <li key={type}>
                  <span className={`type-chip type-${type}`}>{type}</span>
                  {typeName(type, lang)}
                </li>
              ))}
            </ul>
          </Section>
          <Section title={t("glossary.signs")} lead={t("glossary.signs.lead")}>
            <dl className="sign-list">
              <div>
                <dt aria-hidden="true">0</dt>
                <dd>{t("figure.zero")}</dd>
              </div>
              {(["suppressed", "missing", "not-applicable"] as const).map((status) => (
                <div key={status}>
                  <dt aria-hidden="true">{STATUS_SIGNS[status]}</dt>
                  <dd>
                    {t(`figure.${status}`)}: {t(`figure.${status}Why`)}
                  </dd>
                </div>
              ))}
              {(["small", "break", "estimated", "revised", "perturbed"] as const).map((flag) => (
                <div key={flag}>
                  <dt aria-hidden="true">{FLAG_SIGNS[flag]}</dt>
                  <dd>{t(`figure.${flag}`)}</dd>
                </div>
              ))}
            </dl>
          </Section>
          <Section title={t("glossary.keys")}>
            <dl className="key-list">
              {KEYS.map(({ keys, text }) => (
                <div key={keys}>
                  <dt>
                    <kbd>{keys}</kbd>
                  </dt>
                  <dd>{pick(text)}</dd>
                </div>
              ))}
            </dl>
          </Section>
        </div>
      </div>
    </div>
  );
}
