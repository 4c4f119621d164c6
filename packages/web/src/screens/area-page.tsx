import type { AreaPage } from "@tvars/api";
import { figureText } from "@tvars/report";
import type { ReactNode } from "react";
import { lazy, useId, useState } from "react";
import { apiPath } from "../api/client.ts";
import { useAnswer } from "../api/use-answer.ts";
import { SourceNotes } from "../parts/source-notes.tsx";
import { Await } from "../parts/states.tsx";
import { codeOf } from "../parts/place-id.ts";
import { WhenNear } from "../parts/when-near.tsx";
import { useWorkspace, useYear } from "../parts/workspace.ts";
import { useTexts } from "../text/index.ts";
import { AreaList } from "./area-list.tsx";
import {
  AreaLinks,
  BridgeFacts,
  Caveats,
  Distance,
  Names,
  TypeNow,
  TypeSplit,
  useAreaSentence,
} from "./area-facts.tsx";
import {
  AreaAgesResult,
  AreaChangeResult,
  AreaComparisonResult,
  AreaIndexResult,
  AreaPartsResult,
  ContrastResult,
} from "./area-results.tsx";
import { PlaceActions } from "./place-actions.tsx";

/** The year to ask about an area: its own version's latest when the year chosen belongs to another version. */
export function useAreaYear(id: string): { year: number; other: boolean } {
  const workspace = useWorkspace();
  const year = useYear();
  const version = workspace.versions.find((one) => id.startsWith(`${one.version}:`));
  const to = version?.to ?? Infinity;
  const valid = !version || (version.from <= year && year <= to);
  if (valid) return { year, other: false };
  const within = workspace.years.filter((one) => one >= version.from && one <= to);
  return { year: (year > to ? within.at(-1) : within[0]) ?? year, other: true };
}

export function Section({ title, lead, children }: { title: string; lead?: string; children: ReactNode }) {
  const id = useId();
  return (
    <section className="section" aria-labelledby={id}>
      <h2 id={id}>{title}</h2>
      {lead && <p className="lead">{lead}</p>}
      {children}
    </section>
  );
}

export function AreaPageView({ id }: { id: string }) {
  const { t } = useTexts();
  const { year, other } = useAreaYear(id);
  const chosen = useYear();
  const asked = useAnswer("area", apiPath(`/api/areas/${id}`, { year }));
  return (
    <Await asked={asked} block>
      {(page) => (
        <>
          {other && <p className="remark">{t("areas.otherVersion", { year: chosen, shown: year })}</p>}
          <AreaPageBody page={page} />
        </>
      )}
    </Await>
  );
}

interface ContrastFoldProps {
  page: AreaPage;
  contrast: AreaPage["contrasts"][number];
  first: boolean;
}

/** One indicator a line; the picture is drawn when it is opened. */
function ContrastFold({ page, contrast, first }: ContrastFoldProps) {
  const { pick, lang } = useTexts();
  const [open, setOpen] = useState(first);
  const { whole, unit, parts, title } = contrast;
  const isPercent = pick(unit) === pick({ sv: "procent", en: "per cent" });
  const format = isPercent ? { unit: "percent" as const, decimals: 1 } : {};
  const known = parts.flatMap(({ figure }) => (figure.value === null ? [] : [figure.value]));
  const span =
    known.length < 2
      ? figureText(whole, lang, format)
      : `${figureText({ value: Math.min(...known), status: "value" }, lang, isPercent ? { decimals: 1 } : {})}–${figureText({ value: Math.max(...known), status: "value" }, lang, format)}`;
  return (
    <details className="fold" open={open} onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary>
        <span className="fold-title">{pick(title)}</span>
        <span className="fold-span">{span}</span>
      </summary>
      {open && <ContrastResult page={page} contrast={contrast} />}
    </details>
  );
}

const AreaAmong = lazy(() => import("./area-among.tsx"));
const WIDER: ReadonlySet<string> = new Set(["kommun", "lan", "riket"]);

function AreaPageBody({ page }: { page: AreaPage }) {
  const { t } = useTexts();
  const sentence = useAreaSentence();
  const { area } = page;
  const wider = page.comparison.map(({ place }) => place).filter(({ kind }) => WIDER.has(kind));
  return (
    <article className="page area-page">
      <header className="page-head">
        <p className="over">
          {t(`division.${area.division}`)} {codeOf(area.id)}
          {area.kommun ? ` · ${area.kommun.name}` : ""} · {page.year}
        </p>
        <h1>{area.name}</h1>
        <p className="headline">{sentence(page)}</p>
        <TypeNow page={page} />
        <PlaceActions id={area.id} />
      </header>
      <div className="columns">
        <div className="column">
          {page.distance && (
            <Section title={t("areas.distance")}>
              <Distance page={page} />
            </Section>
          )}
          {area.division !== "deso" && (
            <>
              <AreaIndexResult page={page} />
              <AreaPartsResult page={page} />
            </>
          )}
          <AreaChangeResult page={page} />
          {page.change && <TypeSplit page={page} />}
          {page.comparison.length > 0 && <AreaComparisonResult page={page} />}
          {area.division === "regso" && wider.length > 0 && (
            <WhenNear>
              <AreaAmong area={area.id} year={page.year} among={wider} />
            </WhenNear>
          )}
          {page.contrasts.length > 0 && (
            <Section title={t("areas.contrasts")} lead={t("areas.contrasts.lead")}>
              {page.contrasts.map((contrast, i) => (
                <ContrastFold key={contrast.indicator} page={page} contrast={contrast} first={i === 0} />
              ))}
            </Section>
          )}
          <AreaAgesResult page={page} />
        </div>
        <aside className="column side" aria-label={t("areas.identity")}>
          <Section title={t("areas.caveats")}>
            <Caveats page={page} />
          </Section>
          <Section title={t("areas.identity")}>
            <dl className="facts">
              <dt>{t("measure.code")}</dt>
              <dd>{area.code}</dd>
              <dt>{t("areas.version")}</dt>
              <dd>{area.version}</dd>
              <dt>{t("areas.partOf")}</dt>
              <dd>
                <AreaLinks areas={page.parents} />
              </dd>
              {page.children.length > 0 && (
                <>
                  <dt>{t("areas.contains")}</dt>
                  <dd>
                    <AreaLinks areas={page.children} />
                  </dd>
                </>
              )}
              {page.names.length > 1 && (
                <>
                  <dt>{t("areas.names")}</dt>
                  <dd>
                    <Names page={page} />
                  </dd>
                </>
              )}
              {page.bridge && (
                <>
                  <dt>{t("areas.bridge")}</dt>
                  <dd>
                    <BridgeFacts page={page} />
                  </dd>
                </>
              )}
            </dl>
          </Section>
          {page.neighbours.length > 0 && (
            <Section title={t("areas.neighbours")} lead={t("areas.neighbours.lead")}>
              <AreaList areas={page.neighbours} />
            </Section>
          )}
          {page.similar.length > 0 && (
            <Section title={t("areas.similar")} lead={t("areas.similar.lead")}>
              <AreaList areas={page.similar} />
            </Section>
          )}
        </aside>
      </div>
      <SourceNotes of={[page.provenance]} />
    </article>
  );
}
