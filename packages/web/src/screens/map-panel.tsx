import type { AreaPage, Barometer } from "@tvars/api";
import type { ReactNode, RefObject } from "react";
import { useCallback, useEffect, useMemo, useRef, useState } from "react";
import { apiPath } from "../api/client.ts";
import { useAnswer } from "../api/use-answer.ts";
import type { Bounds } from "../map/map-canvas.tsx";
import { ArrivalContext, useArrival } from "../parts/arrival.ts";
import { Icon } from "../parts/icon.tsx";
import { codeOf, placeKind } from "../parts/place-id.ts";
import { SourceNotes } from "../parts/source-notes.tsx";
import { Await } from "../parts/states.tsx";
import { asType } from "../parts/type-mark.tsx";
import { useYear } from "../parts/workspace.ts";
import { useTexts } from "../text/index.ts";
import { Link, fresh, useRouter } from "../url/router.tsx";
import { AreaLinks, BridgeFacts, Caveats, Distance, TypeNow, useAreaSentence } from "./area-facts.tsx";
import { AreaList } from "./area-list.tsx";
import { useAreaYear } from "./area-page.tsx";
import { AreaChangeResult, AreaIndexResult } from "./area-results.tsx";
import { MeanIndexResult, PlaceHeadline, ShareResult, TrendResult } from "./place-results.tsx";

interface MapPanelProps {
  place: string | null;
  panel: RefObject<HTMLElement | null>;
  onClose: () => void;
  onBounds: (bounds: Bounds) => void;
}

/** Beside the map on a wide screen, a sheet under it on a phone. */
export function MapPanel({ place, panel, onClose, onBounds }: MapPanelProps) {
  const { t } = useTexts();
  const [open, setOpen] = useState(false);
  const shown = useRef(place ?? "riket");
  const arrives = useCallback((id: string) => {
    const another = shown.current !== id;
    shown.current = id;
    return another;
  }, []);
  const kind = placeKind(place ?? "riket");
  const isArea = kind === "regso" || kind === "deso";
  return (
    <aside
      key={place ?? "riket"}
      ref={panel}
      className="panel"
      aria-label={t("panel.label")}
      data-open={open}
      data-kind={kind}
    >
      <button
        type="button"
        className="sheet-handle narrow-only"
        aria-expanded={open}
        onClick={() => setOpen(!open)}
      >
        <Icon name={open ? "down" : "up"} size={16} />
        {open ? t("panel.close") : t("panel.open")}
      </button>
      {place !== null && (
        <p className="panel-bar">
          <button type="button" className="button quiet" onClick={onClose}>
            <Icon name="back" size={16} />
            {t("panel.back")}
          </button>
        </p>
      )}
      <div className="panel-body">
        <ArrivalContext value={arrives}>
          {isArea && place !== null ? (
            <AreaPanel id={place} onBounds={onBounds} />
          ) : (
            <PlacePanel id={place ?? "riket"} onBounds={place === null ? undefined : onBounds} />
          )}
        </ArrivalContext>
      </div>
    </aside>
  );
}

function PanelActions({ id }: { id: string }) {
  const { t } = useTexts();
  const { state } = useRouter();
  return (
    <p className="actions">
      <Link className="button quiet" to={{ ...fresh(state), screen: "omraden", place: id }}>
        {t("panel.page")}
      </Link>
      <Link
        className="button quiet"
        to={{
          ...fresh(state),
          screen: "jamfor",
          place: null,
          places: [...new Set([...state.places, id])].slice(-4),
        }}
      >
        {t("panel.compare")}
      </Link>
    </p>
  );
}

function PlacePanel({ id, onBounds }: { id: string; onBounds?: (bounds: Bounds) => void }) {
  const { t, pick } = useTexts();
  const year = useYear();
  const asked = useAnswer("barometer", apiPath("/api/barometer", { place: id, year }));
  const page = useAnswer("place", onBounds ? apiPath(`/api/places/${id}`, { year }) : null);
  const bounds = page.data?.bounds;
  useEffect(() => {
    if (bounds && onBounds) onBounds(bounds);
  }, [bounds, onBounds]);
  return (
    <Await asked={asked} block>
      {(barometer: Barometer) => (
        <>
          <header className="panel-head">
            <p className="over">
              {barometer.place.kind === "riket"
                ? pick(barometer.place.name)
                : t(`division.${barometer.place.kind}`)}{" "}
              · {barometer.year}
            </p>
            <PlaceHeading id={id} whole={onBounds === undefined}>
              <PlaceHeadline barometer={barometer} />
            </PlaceHeading>
            <PanelActions id={id} />
          </header>
          <ShareResult barometer={barometer} level={3} said />
          <TrendResult barometer={barometer} level={3} />
          <MeanIndexResult barometer={barometer} level={3} />
          <SourceNotes of={[barometer.provenance]} />
        </>
      )}
    </Await>
  );
}

/** The finding as the heading; the whole country is what one comes back to, not what one goes to. */
function PlaceHeading({ id, whole, children }: { id: string; whole: boolean; children: ReactNode }) {
  const heading = useArrival<HTMLHeadingElement>(id, { quiet: whole });
  return (
    <h2 ref={heading} tabIndex={-1} className="headline">
      {children}
    </h2>
  );
}

function AreaPanel({ id, onBounds }: { id: string; onBounds: (bounds: Bounds) => void }) {
  const { t } = useTexts();
  const { year, other } = useAreaYear(id);
  const chosen = useYear();
  const asked = useAnswer("area", apiPath(`/api/areas/${id}`, { year }));
  const bounds = asked.data?.area.id === id ? asked.data.bounds : null;
  const seen = useRef<string | null>(null);
  const { state } = useRouter();
  const hasCamera = state.camera !== null;
  useEffect(() => {
    // A place that was searched for, or came with the address, is flown to; one that was clicked is in view already.
    if (bounds && seen.current !== id && !hasCamera) onBounds(bounds);
    if (bounds) seen.current = id;
  }, [bounds, id, hasCamera, onBounds]);
  return (
    <Await asked={asked} block>
      {(page) => (
        <>
          {other && (
            <div className="remark">
              <p>{t("areas.otherVersion", { year: chosen, shown: year })}</p>
              <BridgeFacts page={page} />
            </div>
          )}
          <AreaPanelBody page={page} />
        </>
      )}
    </Await>
  );
}

function AreaPanelBody({ page }: { page: AreaPage }) {
  const { t } = useTexts();
  const sentence = useAreaSentence();
  const { area } = page;
  const heading = useArrival<HTMLHeadingElement>(area.id);
  return (
    <>
      <header className="panel-head">
        <p className="over">
          {t(`division.${area.division}`)} {codeOf(area.id)} · {page.year}
        </p>
        <h2 ref={heading} tabIndex={-1}>
          {area.name || area.code}
        </h2>
        <p className="headline">{sentence(page)}</p>
        <TypeNow page={page} />
        <PanelActions id={area.id} />
      </header>
      <KommunStrip page={page} />
      {page.distance && (
        <section className="section">
          <h3>{t("areas.distance")}</h3>
          <Distance page={page} />
        </section>
      )}
      {area.division !== "deso" && <AreaIndexResult page={page} level={3} />}
      <AreaChangeResult page={page} level={3} />
      {page.caveats.length > 0 && (
        <section className="section">
          <h3>{t("areas.caveats")}</h3>
          <Caveats page={page} />
        </section>
      )}
      {page.neighbours.length > 0 && (
        <section className="section">
          <h3>{t("panel.neighbours")}</h3>
          <AreaList areas={page.neighbours} />
        </section>
      )}
      {page.similar.length > 0 && (
        <section className="section">
          <h3>{t("panel.similar")}</h3>
          <AreaList areas={page.similar} />
        </section>
      )}
      <section className="section">
        <h3>{t("areas.partOf")}</h3>
        <AreaLinks areas={page.parents} />
      </section>
      <SourceNotes of={[page.provenance]} />
    </>
  );
}

/** The five types of the kommun, with the area's own pointed out. */
function KommunStrip({ page }: { page: AreaPage }) {
  const { area, year } = page;
  const kommun = area.kommun?.code;
  const asked = useAnswer(
    "barometer",
    kommun && area.division === "regso"
      ? apiPath("/api/barometer", { place: `kommun:${kommun}`, year })
      : null,
  );
  const type = asType(page.years.find((one) => one.year === year)?.type.value);
  const mark = useMemo(() => (type ? { label: area.name, type } : undefined), [area.name, type]);
  if (!asked.data) return null;
  return <ShareResult barometer={asked.data} level={3} mark={mark} />;
}
