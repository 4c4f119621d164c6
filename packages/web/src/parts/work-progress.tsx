import type { LongWork } from "../api/use-work.ts";
import { useTexts } from "../text/index.ts";
import { Failed } from "./states.tsx";

interface WorkProgressProps {
  work: LongWork;
  /** What is done, as long as nothing more is known. */
  label: string;
  /** What the server says it is at, in words. */
  say: (what: string) => string;
  done: string;
}

/** Long work as it goes on, with a button that stops it. */
export function WorkProgress({ work, label, say, done }: WorkProgressProps) {
  const { t } = useTexts();
  const { job, running, error, stop, forget } = work;
  if (error) return <Failed error={error} retry={forget} />;
  if (!job) return null;
  if (!running)
    return <output className="work-said">{job.state === "stopped" ? t("rep.stopped") : done}</output>;
  const { what, done: at, total } = job.progress;
  const known = total > 0;
  return (
    <div className="work">
      <output className="work-said">
        {known ? say(what) : label}
        {known && <span className="muted"> {t("rep.of", { done: Math.min(at + 1, total), total })}</span>}
      </output>
      <progress aria-label={label} {...(known ? { value: at, max: total } : {})} />
      <button type="button" className="button quiet" onClick={() => void stop()}>
        {t("rep.stop")}
      </button>
    </div>
  );
}
