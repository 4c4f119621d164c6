import type { Map as MapLibre } from "maplibre-gl";
import { Suspense, lazy, useEffect, useMemo, useRef, useState } from "react";
import { apiPath } from "../../api/client.ts";
import { useAnswer } from "../../api/use-answer.ts";
import type { Aimed } from "../../map/barrier-map.tsx";
import { NO_FEATURES } from "../../map/barrier-style.ts";
import { Icon } from "../../parts/icon.tsx";
import { Notice, Skeleton } from "../../parts/states.tsx";
import { useReducedMotion } from "../../parts/use-theme.ts";
import { useWorkspace, useYear } from "../../parts/workspace.ts";
import { useTexts } from "../../text/index.ts";
import { isNewLine, isTwoEnded, rounded } from "../../url/edits.ts";
import { useRouter } from "../../url/router.tsx";
import { boundsOf } from "./geometry.ts";
import { BarrierLegend } from "./legend.tsx";
import {
  candidateFeatures,
  crossingFeatures,
  editFeatures,
  endFeatures,
  pairFeatures,
  reachFeatures,
  segmentFeatures,
  walkFeatures,
} from "./overlays.ts";
import { Swipe } from "./swipe.tsx";
import { useAimWords } from "./tip.tsx";
import { drawHint, lineThrough, made } from "./tools.ts";
import { useStreets } from "./use-streets.ts";
import type { Work } from "./work.ts";

const loadMap = import("../../map/barrier-map.tsx");
const BarrierMap = lazy(async () => ({ default: (await loadMap).BarrierMap }));

/** The map before is only looked at: what is done is done on the map after, under it. */
const nothing = (): undefined => undefined;

/** The map with everything that is laid on it. */
export function Stage({ work }: { work: Work }) {
  const { t } = useTexts();
  const { state, go } = useRouter();
  const workspace = useWorkspace();
  const year = useYear();
  const still = useReducedMotion();
  const map = useRef<MapLibre | null>(null);
  const [ready, setReady] = useState<MapLibre | null>(null);
  const [other, setOther] = useState<MapLibre | null>(null);
  const { task, colouring, band, before, crossing, at } = state;
  const { segments, steps, drawn, edits, placing, worked, network, lookAt } = work;
  const under = useAnswer("mapValues", state.under ? apiPath("/api/map", { year }) : null).data;
  const crossings = work.barriers.data?.crossings;
  const walked = task === "barriers" ? work.segment.data : undefined;
  const lines = useMemo(
    () => segmentFeatures(segments, colouring, steps, band),
    [segments, colouring, steps, band],
  );
  const dots = useMemo(
    () => crossingFeatures(crossings ?? [], before ? [] : drawn, crossing),
    [crossings, drawn, before, crossing],
  );
  const walks = useMemo(() => (walked ? walkFeatures(walked) : NO_FEATURES), [walked]);
  const streets = useStreets(network.id, ready);
  const result = task === "scenario" && drawn.length > 0 ? worked.data : undefined;
  const bridges = useMemo(
    () => (before ? NO_FEATURES : editFeatures(drawn, result)),
    [drawn, result, before],
  );
  const from = placing?.from ?? null;
  const ends = useMemo(() => {
    if (task === "access") return endFeatures([], at ? [at] : []);
    const put = placing?.stops ?? (from ? [from] : []);
    return task === "scenario" && !before ? endFeatures(placing ? edits : drawn, put) : NO_FEATURES;
  }, [task, at, before, placing, edits, drawn, from]);
  const pairs = useMemo(() => (result && !before ? pairFeatures(result) : NO_FEATURES), [result, before]);
  const suggested = task === "scenario" && state.suggest ? work.suggested.data : undefined;
  const candidates = useMemo(() => (suggested ? candidateFeatures(suggested) : NO_FEATURES), [suggested]);
  const reached = task === "access" && state.at ? work.reach.data : undefined;
  const reach = useMemo(() => (reached ? reachFeatures(reached) : NO_FEATURES), [reached]);
  const overlays = useMemo(
    () => ({
      streets,
      segments: lines,
      crossings: dots,
      walks,
      edits: bridges,
      ends,
      pairs,
      candidates,
      reach,
    }),
    [streets, lines, dots, walks, bridges, ends, pairs, candidates, reach],
  );
  const swipes = state.swipe !== null && task === "scenario" && drawn.length > 0 && !before;
  const { segmentsBefore } = work;
  const overlaysBefore = useMemo(
    () =>
      swipes
        ? {
            streets,
            segments: segmentFeatures(segmentsBefore, colouring, steps, band),
            crossings: crossingFeatures(crossings ?? [], [], crossing),
          }
        : {},
    [swipes, streets, segmentsBefore, colouring, steps, band, crossings, crossing],
  );
  useEffect(() => {
    if (!ready || !other) return;
    const follow = (): void => {
      if (other.style) other.jumpTo({ center: ready.getCenter(), zoom: ready.getZoom() });
    };
    follow();
    ready.on("move", follow);
    return () => void ready.off("move", follow);
  }, [ready, other]);
  const worst = walked?.worst;
  // An address that says where to look is shown as it was, not flown from.
  const [arrivedAt] = useState(state.camera ? state.segment : null);
  const line = segments.find(({ id }) => id === state.segment)?.line;
  const last = edits.findLast((edit) => isTwoEnded(edit) || isNewLine(edit));
  const [arrivedWith] = useState(state.camera && last ? JSON.stringify(last) : null);
  const focus = useMemo(() => {
    if (lookAt) return lookAt;
    if (task === "scenario" && last)
      return JSON.stringify(last) === arrivedWith
        ? null
        : boundsOf(isNewLine(last) ? last.stops : [last.from, last.to]);
    if (!line || state.segment === arrivedAt) return null;
    if (task !== "barriers") return boundsOf(line);
    // The walks are looked at together with the stretch: one flight, not two.
    if (!walked || walked.segment.id !== state.segment) return null;
    return boundsOf([...line, ...(worst ? [...worst.without.line, ...(worst.now?.line ?? [])] : [])]);
  }, [lookAt, task, last, line, walked, worst, state.segment, arrivedAt, arrivedWith]);
  const { tip, speak } = useAimWords(work);
  const aim = ({ what, id }: Aimed): void => {
    if (what === "segment") {
      const stays = task === "scenario" ? "scenario" : "barriers";
      go({ segment: id, crossing: null, task: stays, tables: [] });
    } else if (what === "crossing") go({ crossing: id, tables: [] });
    else {
      const row = suggested?.rows.find(({ rank }) => String(rank) === id);
      if (row) work.add(row.line[0]!, row.line.at(-1)!);
    }
  };
  const zoom = (step: number): void => {
    map.current?.zoomTo(map.current.getZoom() + step, { duration: still ? 0 : 200 });
  };
  const whole = (): void => {
    map.current?.fitBounds(network.bounds, { padding: 48, duration: still ? 0 : 200 });
  };
  return (
    <div className="map-stage barrier-stage">
      <Suspense fallback={<Skeleton lines={0} block />}>
        <BarrierMap
          workspace={workspace}
          bounds={network.bounds}
          camera={state.camera}
          focus={focus}
          overlays={overlays}
          segment={state.segment}
          under={state.under ? under : undefined}
          placing={placing !== null || task === "access"}
          onCamera={(camera) => go({ camera }, { replace: true })}
          onAim={aim}
          onPlace={(put) => {
            if (task === "access") return go({ at: rounded(put) });
            work.put(put);
          }}
          onHover={(at) => {
            if (placing?.stops?.length) {
              const through = at ? [...placing.stops, at] : placing.stops;
              return work.setDraft(through.length > 1 ? [...edits, lineThrough(through)] : null);
            }
            if (!from) return;
            work.setDraft(at && [...edits, made(work.tool, from, at)]);
          }}
          onDrag={({ edit, end, stop }, at, done) => {
            const dragged = edits[edit];
            const isHeld = dragged && (end === "stop" ? isNewLine(dragged) : end in dragged);
            if (!isHeld) return;
            const moved = isNewLine(dragged)
              ? { ...dragged, stops: dragged.stops.with(stop, rounded(at)) }
              : { ...dragged, [end]: rounded(at) };
            const next = edits.with(edit, moved);
            work.setDraft(done ? null : next);
            if (done) work.change(next);
          }}
          onReady={(made) => {
            map.current = made;
            setReady(made);
          }}
          tip={tip}
          speak={speak}
          failed={
            <Notice title={t("map.noWebgl")}>
              <p>{t("map.noWebglHelp")}</p>
            </Notice>
          }
        />
        {swipes && (
          <div
            className="swipe-before"
            inert
            aria-hidden="true"
            style={{ clipPath: `inset(0 ${100 - state.swipe!}% 0 0)` }}
          >
            <BarrierMap
              workspace={workspace}
              bounds={network.bounds}
              camera={state.camera}
              focus={null}
              overlays={overlaysBefore}
              segment={state.segment}
              under={state.under ? under : undefined}
              placing={false}
              onCamera={nothing}
              onAim={nothing}
              onPlace={nothing}
              onHover={nothing}
              onDrag={nothing}
              onReady={setOther}
              tip={nothing}
              speak={() => ""}
              failed={null}
            />
          </div>
        )}
      </Suspense>
      {swipes && <Swipe at={state.swipe!} onMove={(swipe) => go({ swipe }, { replace: true })} />}
      {work.barriers.data && <BarrierLegend work={work} />}
      <div className="map-tools">
        <div className="tool-group">
          <button
            type="button"
            className="tool"
            aria-label={t("bar.draw")}
            title={`${t("bar.draw")} (N)`}
            aria-pressed={placing !== null}
            onClick={() => work.place(placing ? null : { from: null })}
          >
            <Icon name="draw" size={18} />
          </button>
        </div>
        <div className="tool-group zoom-tools">
          <button
            type="button"
            className="tool"
            aria-label={t("map.zoomIn")}
            title={t("map.zoomIn")}
            onClick={() => zoom(1)}
          >
            <Icon name="plus" size={18} />
          </button>
          <button
            type="button"
            className="tool"
            aria-label={t("map.zoomOut")}
            title={t("map.zoomOut")}
            onClick={() => zoom(-1)}
          >
            <Icon name="minus" size={18} />
          </button>
          <button
            type="button"
            className="tool"
            aria-label={t("bar.whole")}
            title={t("bar.whole")}
            onClick={whole}
          >
            <Icon name="whole" size={18} />
          </button>
        </div>
      </div>
      {placing && (
        <p className="draw-hint">
          <Icon name="draw" size={16} />
          {t(drawHint(work.tool, placing))}
        </p>
      )}
    </div>
  );
}
