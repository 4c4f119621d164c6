import type { ReactNode } from "react";
import { useEffect, useState } from "react";
import type { Asked } from "../../api/use-answer.ts";
import { Failed } from "../../parts/states.tsx";
import { useTexts } from "../../text/index.ts";

/** Shorter waits are not worth words. */
const PATIENT_MS = 400;

/** What takes seconds says what it does, and that one need not wait by it. */
export function Working() {
  const { t } = useTexts();
  const [waited, setWaited] = useState(-1);
  useEffect(() => {
    const started = performance.now();
    const look = (): void => setWaited(Math.floor((performance.now() - started) / 1000));
    const first = setTimeout(look, PATIENT_MS);
    const timer = setInterval(look, 1000);
    return () => {
      clearTimeout(first);
      clearInterval(timer);
    };
  }, []);
  return (
    <div className="working skeleton" data-shown={waited >= 0}>
      <output className="working-title">{t("bar.working")}</output>
      <div className="working-bar" aria-hidden="true" />
      <p className="over">{t("bar.workingHelp")}</p>
      {waited >= 2 && (
        <p className="over" aria-hidden="true">
          {t("bar.workingFor", { n: waited })}
        </p>
      )}
    </div>
  );
}

export function AwaitWork<T>({ asked, children }: { asked: Asked<T>; children: (data: T) => ReactNode }) {
  if (asked.error) return <Failed error={asked.error} retry={asked.retry} />;
  if (asked.data === undefined) return <Working />;
  return (
    <div className="await" aria-busy={asked.loading} data-stale={asked.loading}>
      {asked.loading && <Working />}
      {children(asked.data)}
    </div>
  );
}
