import type { Answer } from "@tvars/api";
import { useTexts } from "../../../text/index.ts";

type Release = Answer<"release">;

const momentOf = (at: string, lang: string): string =>
  new Date(at).toLocaleString(lang === "sv" ? "sv-SE" : "en-GB", { dateStyle: "medium", timeStyle: "short" });

/** Who did what, when and why. Each line is sealed by the one before it. */
export function Log({ release: { log } }: { release: Release }) {
  const { t, lang } = useTexts();
  return (
    <section className="section">
      <h2>{t("rel.log")}</h2>
      <ol className="log">
        {log.map(({ at, who, what, reason, supersedes, hash }) => (
          <li key={hash}>
            <p>
              <strong>{t(`rel.event.${what}`)}</strong> <span className="muted">{momentOf(at, lang)}</span>
            </p>
            <p>
              {who}
              {reason && `: ${reason}`}
              {supersedes && ` (${t("rel.event.supersedes", { id: supersedes })})`}
            </p>
            <p className="muted checksum">
              <code>{hash.slice(0, 16)}…</code>
            </p>
          </li>
        ))}
      </ol>
      <p className="muted">{t("rel.logHelp")}</p>
    </section>
  );
}
