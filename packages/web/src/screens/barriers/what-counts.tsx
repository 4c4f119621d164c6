import { useTexts } from "../../text/index.ts";
import { useRouter } from "../../url/router.tsx";

/** As the server takes it unless told: vehicles a day, km/h, functional class. */
const USUAL = { adt: 4000, speed: 60, class: 4 } as const;
const MOST = { adt: 200_000, speed: 200, class: 9 } as const;
type Rule = keyof typeof USUAL;
const RULES = Object.keys(USUAL) as Rule[];
const CLASSES = ["slight", "moderate", "severe"] as const;

/** `adt:8000,owner:any` by name. */
const read = (text: string | null): Record<string, string> =>
  Object.fromEntries((text ?? "").split(",").flatMap((one) => (one === "" ? [] : [one.split(":")])));

/** Only what is not as usual stands in the address. */
function written(rules: Record<string, string>): string | null {
  const own = Object.entries(rules).filter(([name, value]) =>
    name === "owner" ? value === "any" : Number(value) !== USUAL[name as Rule],
  );
  return own.length === 0 ? null : own.map(([name, value]) => `${name}:${value}`).join(",");
}

/** Which roads are barriers, and where the classes of excess end: folded, since both are as usual until somebody asks. */
export function WhatCounts({ classesM }: { classesM: readonly number[] }) {
  const { t } = useTexts();
  const { state, go } = useRouter();
  const rules = read(state.rules);
  // The address is ahead of the answer: a limit typed while the one before is still counted must not undo it.
  const limits = state.classes?.split(",").map(Number) ?? classesM;
  const set = (name: string, value: string): void =>
    go(
      { rules: written({ ...rules, [name]: value }), segment: null, crossing: null, band: null },
      { replace: true },
    );
  const isChanged = state.rules !== null || state.classes !== null;
  return (
    <details className="how what-counts" open={isChanged || undefined}>
      <summary>{t("bin.counts")}</summary>
      <div className="how-body">
        <p>{t("bin.roadsHelp")}</p>
        <div className="choices">
          {RULES.map((rule) => (
            <label key={rule} className="stacked">
              <span>{t(`bin.rule.${rule}`)}</span>
              <input
                key={rules[rule] ?? "usual"}
                type="number"
                inputMode="numeric"
                min={0}
                max={MOST[rule]}
                defaultValue={rules[rule] ?? USUAL[rule]}
                onBlur={({ target }) => {
                  const isGiven = target.value !== "" && target.validity.valid;
                  if (isGiven && Number(target.value) !== Number(rules[rule] ?? USUAL[rule]))
                    set(rule, String(Number(target.value)));
                }}
                onKeyDown={(event) => event.key === "Enter" && event.currentTarget.blur()}
              />
            </label>
          ))}
          <label className="stacked">
            <span>{t("bin.rule.owner")}</span>
            <select value={rules.owner ?? "state"} onChange={({ target }) => set("owner", target.value)}>
              <option value="state">{t("bin.owner.state")}</option>
              <option value="any">{t("bin.owner.any")}</option>
            </select>
          </label>
        </div>
        <p>{t("bin.classesHelp")}</p>
        <div className="choices">
          {CLASSES.map((name, at) => (
            <label key={name} className="stacked">
              <span>{t("bin.classFrom", { name: t(`bar.class.${name}`).toLowerCase() })}</span>
              <input
                key={limits[at]}
                type="number"
                inputMode="numeric"
                min={(limits[at - 1] ?? 0) + 1}
                max={(limits[at + 1] ?? 20_001) - 1}
                defaultValue={limits[at]}
                onBlur={({ target }) => {
                  const isGiven = target.value !== "" && target.validity.valid;
                  if (!isGiven || Number(target.value) === limits[at]) return;
                  go({ classes: limits.with(at, Number(target.value)).join(",") }, { replace: true });
                }}
                onKeyDown={(event) => event.key === "Enter" && event.currentTarget.blur()}
              />
            </label>
          ))}
        </div>
        {isChanged && (
          <p>
            <button
              type="button"
              className="button quiet"
              onClick={() => go({ rules: null, classes: null }, { replace: true })}
            >
              {t("stru.reset")}
            </button>
          </p>
        )}
      </div>
    </details>
  );
}
