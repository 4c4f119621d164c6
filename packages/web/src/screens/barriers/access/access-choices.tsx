import { useId } from "react";
import { useTexts } from "../../../text/index.ts";
import { ACCESS_DECAYS, ACCESS_FORMS, TIMED, WEIGHED } from "../../../url/access.ts";
import { useRouter } from "../../../url/router.tsx";
import type { State } from "../../../url/state.ts";
import type { Work } from "../work.ts";

const MODES = ["walk", "cycle", "transit", "car"] as const;
type Mode = (typeof MODES)[number];
const CUTOFFS = [5, 10, 15, 20, 30, 45, 60] as const;

const modeOf = ({ transit, profile }: State): Mode =>
  transit ? "transit" : profile === "cycle" || profile === "car" ? profile : "walk";

/** How people go, when, and how what they reach is measured. They stay where they are whatever the answer is. */
export function AccessChoices({ work }: { work: Work }) {
  const { t } = useTexts();
  const { state, go } = useRouter();
  const { profiles } = work.network;
  const mode = modeOf(state);
  const onFoot = state.profile === "cycle" || state.profile === "car" ? "adult" : state.profile;
  const choose = (next: Mode): void =>
    go({
      transit: next === "transit",
      profile: next === "cycle" || next === "car" ? next : onFoot,
      tables: [],
    });
  const { form } = state;
  return (
    <div className="access-choices">
      <fieldset className="mode-switch">
        <legend className="hidden">{t("acc.mode")}</legend>
        {MODES.filter((one) => one === "walk" || one === "transit" || profiles.includes(one)).map((one) => (
          <label key={one}>
            <input
              type="radio"
              name="access-mode"
              value={one}
              checked={mode === one}
              onChange={() => choose(one)}
            />
            <span>{t(`acc.mode.${one}`)}</span>
          </label>
        ))}
      </fieldset>
      {mode === "transit" && <Leaving />}
      <div className="choices">
        <label className="inline-choice">
          <span>{t("acc.form")}</span>
          <select
            value={form ?? "nearest"}
            onChange={({ target }) =>
              go({ form: ACCESS_FORMS.find((one) => one === target.value) ?? null, decay: null, tables: [] })
            }
          >
            <option value="nearest">{t("acc.form.nearest")}</option>
            {ACCESS_FORMS.map((one) => (
              <option key={one} value={one}>
                {t(`acc.form.${one}`)}
              </option>
            ))}
          </select>
        </label>
        {form && TIMED.has(form) && (
          <label className="inline-choice">
            <span>{t("bar.within")}</span>
            <select
              value={state.minutes ?? 15}
              onChange={({ target }) => go({ minutes: Number(target.value) })}
            >
              {[...new Set([...CUTOFFS, state.minutes ?? 15])]
                .sort((a, b) => a - b)
                .map((minutes) => (
                  <option key={minutes} value={minutes}>
                    {t("bar.withinMinutes", { n: minutes })}
                  </option>
                ))}
            </select>
          </label>
        )}
        {form && WEIGHED.has(form) && (
          <label className="inline-choice">
            <span>{t("acc.decay")}</span>
            <select
              value={
                state.decay ?? (form === "gravity" || form === "total-constrained" ? "exponential" : "binary")
              }
              onChange={({ target }) =>
                go({ decay: ACCESS_DECAYS.find((one) => one === target.value) ?? null })
              }
            >
              {ACCESS_DECAYS.map((one) => (
                <option key={one} value={one}>
                  {t(`acc.decay.${one}`)}
                </option>
              ))}
            </select>
          </label>
        )}
        {form === "closest" && (
          <label className="inline-choice">
            <span>{t("acc.nth")}</span>
            <select value={state.nth ?? 1} onChange={({ target }) => go({ nth: Number(target.value) })}>
              {[...new Set([1, 2, 3, 5, 10, state.nth ?? 1])]
                .sort((a, b) => a - b)
                .map((n) => (
                  <option key={n} value={n}>
                    {n}
                  </option>
                ))}
            </select>
          </label>
        )}
      </div>
    </div>
  );
}

/** The day, the first departure and how long one may choose when to leave. */
function Leaving() {
  const { t } = useTexts();
  const { state, go } = useRouter();
  const help = useId();
  return (
    <>
      <div className="choices">
        <label className="inline-choice">
          <span>{t("acc.date")}</span>
          <input
            type="date"
            value={state.date ?? ""}
            aria-describedby={help}
            onChange={({ target }) => go({ date: target.value === "" ? null : target.value })}
          />
        </label>
        <label className="inline-choice">
          <span>{t("acc.departure")}</span>
          <input
            type="time"
            value={state.departure ?? "08:00"}
            onChange={({ target }) => go({ departure: target.value === "" ? null : target.value })}
          />
        </label>
        <label className="inline-choice">
          <span>{t("acc.window")}</span>
          <select value={state.window ?? 30} onChange={({ target }) => go({ window: Number(target.value) })}>
            {[...new Set([10, 30, 60, 120, state.window ?? 30])]
              .sort((a, b) => a - b)
              .map((n) => (
                <option key={n} value={n}>
                  {t("bar.withinMinutes", { n })}
                </option>
              ))}
          </select>
        </label>
      </div>
      <p className="over" id={help}>
        {t("acc.windowHelp")}
      </p>
    </>
  );
}
