import type { Provenance } from "@tvars/api";
import type { ReactNode } from "react";
import { useTexts } from "../text/index.ts";
import { Link } from "../url/router.tsx";
import { CopyLine } from "./copy.tsx";
import { KeepResult } from "./keep-result.tsx";

type Origin = Provenance["origin"][number];

const dateOf = (moment: string, lang: string): string => {
  const date = new Date(moment);
  return Number.isNaN(date.getTime())
    ? moment
    : date.toLocaleDateString(lang === "sv" ? "sv-SE" : "en-GB", { dateStyle: "medium" });
};

/** One source line per table, whatever number of snapshots it came in. */
function sources(origins: readonly Origin[]): Origin[] {
  const seen = new Map<string, Origin>();
  for (const origin of origins) seen.set(`${origin.source} ${origin.table ?? ""}`, origin);
  return [...seen.values()];
}

/** "Källa: SCB, TAB6586, hämtad 22 nov. 2026": for a foot and for what is stamped on a picture. */
export function useSourceLine(): (provenance: Provenance) => string {
  const { t, lang, pick } = useTexts();
  return ({ origin }) => {
    const said = sources(origin).map(({ source, table, fetched, attribution }) =>
      [
        attribution ? pick(attribution).replace(/^(Källa|Source): /, "") : source,
        table,
        fetched && t("result.fetched", { date: dateOf(fetched, lang) }),
      ]
        .filter(Boolean)
        .join(", "),
    );
    return `${t("result.source")}: ${[...new Set(said)].join("; ")}`;
  };
}

interface FootProps {
  provenance: Provenance;
  unit?: string;
  years?: string;
  notes?: readonly string[];
  children?: ReactNode;
}

/** What every figure ends with: unit, years, source, what is hidden and why, and how it is calculated. */
export function Foot({ provenance, unit, years, notes, children }: FootProps) {
  const { t, pick, lang } = useTexts();
  const sourceLine = useSourceLine();
  const { hidden, origin } = provenance;
  const said = [...new Set(notes)];
  const others = [...new Set(provenance.notes.map(({ text }) => pick(text)))];
  return (
    <footer className="foot">
      <p className="foot-line">
        {[unit, years].filter(Boolean).map((part) => (
          <span key={part}>{part}</span>
        ))}
        {origin.some(({ invented }) => invented) && <strong>{t("app.invented")}</strong>}
        <span>{sourceLine(provenance)}</span>
      </p>
      {hidden && hidden.count > 0 && (
        <p className="foot-line">{t("result.hidden", { n: hidden.count, why: pick(hidden.reason) })}</p>
      )}
      {said.map((note) => (
        <p key={note} className="foot-line">
          {note}
        </p>
      ))}
      <div className="foot-actions">
        {others.length > 0 && (
          <details className="how source-notes">
            <summary>{t("result.sourceNotes", { n: others.length })}</summary>
            <ul className="bullets how-body">
              {others.map((note) => (
                <li key={note}>{note}</li>
              ))}
            </ul>
          </details>
        )}
        <details className="how">
          <summary>{t("result.how")}</summary>
          <div className="how-body">
            <p className="prose">{pick(provenance.method)}</p>
            {origin.length > 0 && (
              <>
                <p className="how-title">{t("result.snapshots")}</p>
                <ul>
                  {origin.map(({ source, table, snapshot, fetched }) => (
                    <li key={`${source}${table}${snapshot}`}>
                      {snapshot ? (
                        <Link to={{ screen: "data", snapshot, place: null }}>
                          {[source, table].filter(Boolean).join(" ")}
                        </Link>
                      ) : (
                        [source, table].filter(Boolean).join(" ")
                      )}
                      {fetched ? `, ${t("result.fetched", { date: dateOf(fetched, lang) })}` : ""}
                    </li>
                  ))}
                </ul>
              </>
            )}
            <CopyLine label={t("result.command")} code={provenance.command} />
            <CopyLine label={t("result.request")} code={provenance.request} />
          </div>
        </details>
        <KeepResult provenance={provenance} />
        {children}
      </div>
    </footer>
  );
}
