import { useState } from "react";
import { forgetAnswers, tell } from "../../api/client.ts";
import { useAnswer } from "../../api/use-answer.ts";
import { useWork } from "../../api/use-work.ts";
import { WorkProgress } from "../../parts/work-progress.tsx";
import { useTexts } from "../../text/index.ts";
import { Link, useRouter } from "../../url/router.tsx";
import { versionPath } from "./address.ts";

interface VersionsProps {
  id: string;
  changed: boolean;
  say: (what: string) => string;
}

/** Versions as they were handed in, and the button that freezes one more. */
export function Versions({ id, changed, say }: VersionsProps) {
  const { t } = useTexts();
  const { state } = useRouter();
  const path = `/api/reports/${id}/versions`;
  const { data } = useAnswer("reportVersions", path);
  const work = useWork();
  const [who, setWho] = useState("");
  const [asking, setAsking] = useState(false);
  const freeze = (): void =>
    void work.start(
      () => tell("freezeReport", "POST", path, { who }),
      () => {
        setAsking(false);
        forgetAnswers();
      },
    );
  return (
    <section>
      <h2>{t("rep.versions")}</h2>
      <p className="small muted">{t("rep.versionsHelp")}</p>
      {data && data.length > 0 && (
        <ul className="version-list">
          {data.map(({ n, at, who: by, errata }) => (
            <li key={n}>
              <Link to={{ ...state, report: versionPath(id, n) }}>{t("rep.version", { n })}</Link>
              <span className="muted">
                {[at.slice(0, 10), by, errata.length > 0 ? t("rep.errata") : ""].filter(Boolean).join(" · ")}
              </span>
            </li>
          ))}
        </ul>
      )}
      {asking && !work.running ? (
        <form
          className="freeze"
          onSubmit={(event) => {
            event.preventDefault();
            freeze();
          }}
        >
          <label className="field">
            <span>{t("rep.freezeBy")}</span>
            <input type="text" required value={who} onChange={({ target }) => setWho(target.value)} />
          </label>
          <div className="dialog-actions">
            <button type="submit" className="button" disabled={changed}>
              {t("rep.freeze")}
            </button>
            <button type="button" className="button quiet" onClick={() => setAsking(false)}>
              {t("keep.cancel")}
            </button>
          </div>
        </form>
      ) : (
        !work.running && (
          <button type="button" className="button quiet" disabled={changed} onClick={() => setAsking(true)}>
            {t("rep.freeze")}
          </button>
        )
      )}
      <WorkProgress
        work={work}
        label={t("rep.building")}
        say={say}
        done={data?.[0] ? t("rep.frozen", { n: data[0].n }) : ""}
      />
    </section>
  );
}
