import type { StructureAnswer } from "@tvars/api";
import { number } from "@tvars/report";
import { useEffect, useState } from "react";
import { useTexts } from "../../../text/index.ts";
import { useRouter } from "../../../url/router.tsx";
import type { Limit } from "./limits.ts";
import { LIMITS, LIMIT_NAMES, limitsOf, writeLimits } from "./limits.ts";

const KNOWN = { severed: "barrier", sparse: "sparse", separated: "separated" } as const;
const WAIT_MS = 500;

/** Where the three parts begin: each can be changed, and all is counted anew. */
export function Thresholds({ data }: { data: StructureAnswer }) {
  const { t } = useTexts();
  const { state, go } = useRouter();
  const changed = limitsOf(state.limits);
  return (
    <fieldset className="structure-limits">
      <legend>{t("stru.limits")}</legend>
      <div className="choices">
        {LIMIT_NAMES.map((limit) => (
          <Threshold
            key={limit}
            limit={limit}
            value={data.thresholds[limit]}
            known={data.known[KNOWN[limit]]}
          />
        ))}
        {Object.keys(changed).length > 0 && (
          <button type="button" className="button quiet" onClick={() => go({ limits: [] })}>
            {t("stru.reset")}
          </button>
        )}
      </div>
    </fieldset>
  );
}

function Threshold({ limit, value, known }: { limit: Limit; value: number; known: boolean }) {
  const { t, lang } = useTexts();
  const { state, go } = useRouter();
  const { low, high, step, scale } = LIMITS[limit];
  const shown = String(Math.round(value * scale * 1000) / 1000);
  const [draft, setDraft] = useState<string | null>(null);
  const written = state.limits.join();
  useEffect(() => {
    if (draft === null || draft.trim() === "") return;
    const next = Number(draft.replace(",", ".")) / scale;
    if (!(next >= low && next <= high) || Math.abs(next - value) < 1e-9) return;
    const timer = setTimeout(
      () =>
        go({ limits: writeLimits({ ...limitsOf(written.split(",")), [limit]: next }) }, { replace: true }),
      WAIT_MS,
    );
    return () => clearTimeout(timer);
  }, [draft, go, limit, value, low, high, scale, written]);
  if (!known)
    return (
      <p className="structure-unknown">
        <strong>{t(`stru.part.${limit}`)}</strong> {t(`stru.unknown.${limit}`)}
      </p>
    );
  return (
    <label className="stacked">
      <span>{t(`stru.limit.${limit}`)}</span>
      <span className="structure-limit">
        <input
          type="number"
          inputMode="decimal"
          min={Math.round(low * scale * 1000) / 1000}
          max={high * scale}
          step={step * scale}
          value={draft ?? shown}
          onChange={({ target }) => setDraft(target.value)}
          onBlur={() => setDraft(null)}
          aria-label={t(`stru.limit.${limit}`)}
        />
        {t(`stru.unit.${limit}`, { n: number(value * scale, lang) })}
      </span>
    </label>
  );
}
