import type { Answer } from "@tvars/api";
import { number } from "@tvars/report";
import { useState } from "react";
import { Icon } from "../../../parts/icon.tsx";
import { useTexts } from "../../../text/index.ts";

type Attack = Answer<"releaseCheck">["attacks"][number];

const FIRST = 12;

/** Every hidden cell with the interval someone could pin it to: a bar, and under it how wide the rule wants it. */
export function Attacks({ attacks }: { attacks: readonly Attack[] }) {
  const { t, pick, lang } = useTexts();
  const [all, setAll] = useState(false);
  const shown = all ? attacks : attacks.slice(0, FIRST);
  // One scale for all that are shown, cut where a few wide ones would make the narrow ones unreadable.
  const widths = shown.map(({ low, high }) => high - low).toSorted((a, b) => a - b);
  const middle = widths[Math.floor(widths.length / 2)] ?? 1;
  const least = Math.min(...shown.map(({ low }) => low));
  const most = Math.max(
    least + 1,
    Math.min(Math.max(...shown.map(({ high }) => high)), least + Math.max(4 * middle, 20)),
  );
  const at = (value: number): number => (100 * (Math.min(value, most) - least)) / (most - least);
  return (
    <>
      {/* A table wider than its place is scrolled, by keys too. */}
      {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex */}
      <section className="table-scroll" aria-label={t("rel.attack")} tabIndex={0}>
        <table className="attacks">
          <caption className="hidden">{t("rel.attack")}</caption>
          <thead>
            <tr>
              <th scope="col">{t("rel.attack.cell")}</th>
              <th scope="col" className="attack-bar-head">
                {t("rel.attack.between")} {number(least, lang)}–{number(most, lang)}
              </th>
              <th scope="col" data-numeric>
                {t("rel.attack.interval")}
              </th>
              <th scope="col" data-numeric>
                {t("rel.attack.required")}
              </th>
              <th scope="col">{t("rel.attack.enough")}</th>
            </tr>
          </thead>
          <tbody>
            {shown.map(({ key, label, hidden, low, high, required, enough, through }) => (
              <tr key={Object.entries(key).join(";")} data-enough={enough}>
                <th scope="row">
                  {pick(label)}
                  <span className="attack-why">{pick(hidden.reason)}</span>
                  {through.length > 0 && (
                    <span className="attack-why">
                      {t("rel.attack.through", { releases: through.join(", ") })}
                    </span>
                  )}
                </th>
                <td className="attack-bar" aria-hidden="true">
                  <span className="attack-track">
                    <i
                      className="attack-interval"
                      data-cut={high > most}
                      style={{ left: `${at(low)}%`, width: `${Math.max(1, at(high) - at(low))}%` }}
                    />
                    {required > 0 && (
                      <i
                        className="attack-required"
                        style={{ left: `${at(low)}%`, width: `${at(low + required) - at(low)}%` }}
                      />
                    )}
                  </span>
                </td>
                <td data-numeric data-nowrap>
                  {number(low, lang)}–{number(high, lang)}
                </td>
                <td data-numeric>{required > 0 ? number(required, lang) : "–"}</td>
                <td data-nowrap>
                  <span className="attack-verdict">
                    <Icon name={enough ? "check" : "alert"} size={16} />
                    {t(enough ? "rel.attack.yes" : "rel.attack.no")}
                  </span>
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </section>
      <p className="attack-key muted" aria-hidden="true">
        <span>
          <i className="attack-interval" /> {t("rel.attack.keyInterval")}
        </span>
        <span>
          <i className="attack-required" /> {t("rel.attack.keyRequired")}
        </span>
      </p>
      {attacks.length > FIRST && (
        <p className="actions">
          <button type="button" className="button quiet" onClick={() => setAll(!all)}>
            {all ? t("rel.attack.fewer") : t("rel.attack.all", { n: number(attacks.length, lang) })}
          </button>
        </p>
      )}
    </>
  );
}
