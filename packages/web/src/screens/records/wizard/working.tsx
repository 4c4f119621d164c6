import { number, percent } from "@tvars/report";
import { useEffect, useState } from "react";
import { useTexts } from "../../../text/index.ts";

interface WorkingProps {
  title: string;
  help?: string;
  /** 0–1; null where it is not known how far it has come. */
  share?: number | null;
  onStop: () => void;
}

const SECOND_MS = 1000;

/** Work that is waited for: what is done, for how long, and a way to stop it. */
export function Working({ title, help, share = null, onStop }: WorkingProps) {
  const { t, lang } = useTexts();
  const [seconds, setSeconds] = useState(0);
  useEffect(() => {
    const timer = setInterval(() => setSeconds((n) => n + 1), SECOND_MS);
    return () => clearInterval(timer);
  }, []);
  return (
    <div className="job working">
      <output className="job-state">
        <strong>{title}</strong>
      </output>
      {help && <p className="muted">{help}</p>}
      <progress aria-label={title} {...(share === null ? {} : { value: share, max: 1 })} />
      <p className="muted">
        {share !== null && `${percent(100 * share, lang, 0)} · `}
        {t("rec.working.seconds", { n: number(seconds, lang) })}
      </p>
      <button type="button" className="button quiet" onClick={onStop}>
        {t("data.stop")}
      </button>
    </div>
  );
}
