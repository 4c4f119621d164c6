import type { SnapshotInfo } from "@tvars/api";
import { number, sentenceCase } from "@tvars/report";
import type { ReactNode } from "react";
import { useEffect, useRef } from "react";
import { apiPath } from "../api/client.ts";
import { useAnswer } from "../api/use-answer.ts";
import { Await } from "../parts/states.tsx";
import { useTexts } from "../text/index.ts";
import { Link, fresh, useRouter } from "../url/router.tsx";
import { Section } from "./area-page.tsx";
import { dayOf, sourceName } from "../parts/held.ts";

const sizeOf = (bytes: number, lang: "sv" | "en"): string =>
  bytes < 1e6 ? `${number(bytes / 1e3, lang, 0)} kB` : `${number(bytes / 1e6, lang, 1)} MB`;

export function Snapshots() {
  const { t } = useTexts();
  const { state } = useRouter();
  const asked = useAnswer("snapshots", apiPath("/api/snapshots"));
  return (
    <Section title={t("data.snapshots")} lead={t("data.snapshotsLead")}>
      <Await asked={asked}>
        {(snapshots) => (
          <ul className="snapshots">
            {snapshots.map((snapshot) => (
              <SnapshotItem key={snapshot.id} snapshot={snapshot} shown={snapshot.id === state.snapshot} />
            ))}
          </ul>
        )}
      </Await>
    </Section>
  );
}

function SnapshotItem({ snapshot, shown }: { snapshot: SnapshotInfo; shown: boolean }) {
  const { t, pick, lang } = useTexts();
  const { state } = useRouter();
  const item = useRef<HTMLDetailsElement>(null);
  useEffect(() => {
    if (shown) item.current?.scrollIntoView({ block: "center" });
  }, [shown]);
  const facts: [string, ReactNode][] = [
    [t("data.fetchedAt"), dayOf(snapshot.fetched, lang)],
    [t("data.updated"), dayOf(snapshot.updated, lang)],
    [t("data.snapshot.rows"), number(snapshot.rows, lang)],
    [t("data.snapshot.size"), sizeOf(snapshot.bytes, lang)],
    [t("data.snapshot.licence"), snapshot.licence],
    [
      t("data.snapshot.supersedes"),
      snapshot.supersedes && (
        <Link key="supersedes" to={{ ...fresh(state), screen: "data", snapshot: snapshot.supersedes }}>
          {snapshot.supersedes}
        </Link>
      ),
    ],
  ];
  return (
    <li>
      <details ref={item} open={shown} data-shown={shown}>
        <summary>
          <span className="changes-title">
            {
              // Titles that are made of a source's own words may begin with a small letter.
              snapshot.table === "changes" ? t("data.changesOfAreas") : sentenceCase(pick(snapshot.title))
            }
          </span>
          <span className="muted">
            {sourceName(snapshot.source)} {snapshot.table} · {dayOf(snapshot.fetched, lang)}
          </span>
        </summary>
        <dl className="facts">
          <dt>id</dt>
          <dd>
            <code>{snapshot.id}</code>
          </dd>
          {facts.map(([name, value]) =>
            value ? (
              <div key={name} className="facts-row">
                <dt>{name}</dt>
                <dd>{value}</dd>
              </div>
            ) : null,
          )}
          <dt>{t("data.snapshot.sha")}</dt>
          <dd>
            <code>{snapshot.sha256}</code>
          </dd>
        </dl>
        {snapshot.notes && snapshot.notes.length > 0 && (
          <ul className="bullets">
            {snapshot.notes.map(({ text }) => (
              <li key={text.sv}>{pick(text)}</li>
            ))}
          </ul>
        )}
      </details>
    </li>
  );
}
