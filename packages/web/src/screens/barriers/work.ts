import type {
  AccessAnswer,
  Barriers,
  BarrierSegment,
  BarrierSegmentAnswer,
  IsochroneAnswer,
  Modification,
  NetworkInfo,
  Position,
  ScenarioSaved,
} from "@tvars/api";
import { useCallback, useEffect, useMemo, useState } from "react";
import { apiPath, forgetAnswer } from "../../api/client.ts";
import type { Asked } from "../../api/use-answer.ts";
import { useAnswer } from "../../api/use-answer.ts";
import { rounded } from "../../url/edits.ts";
import type { Bounds } from "../../map/map-canvas.tsx";
import { useRouter } from "../../url/router.tsx";
import { accessAsked } from "./access/asked.ts";
import { stepsOf } from "./colouring.ts";
import { boundsOf, stepAcross, straightAcross } from "./geometry.ts";
import { changedBy } from "./overlays.ts";
import type { Tool } from "./tools.ts";
import { FIRST_TOOL, isManyClicks, isOneClick, lineThrough, made } from "./tools.ts";
import type { Suggested } from "./use-candidates.ts";
import { useCandidates } from "./use-candidates.ts";
import type { Edits } from "./use-edits.ts";
import { useEdits } from "./use-edits.ts";
import type { Worked } from "./use-scenario.ts";
import { useScenario } from "./use-scenario.ts";

/** Drawing goes from no end to one end; with the second it is done. */
export interface Placing {
  from: Position | null;
  /** Of a line, as many as are put. */
  stops?: readonly Position[];
}

/** So many suggestions can be weighed against each other. */
const SUGGESTED = 10;

/** How far to each side of a barrier the ends of a crossing straight over it are laid. */
const ACROSS_M = 80;

export interface Work extends Edits {
  network: NetworkInfo;
  barriers: Asked<Barriers>;
  /** As they are, or as they would be with what is drawn. */
  segments: readonly BarrierSegment[];
  /** As they are before what is drawn: today, or by what it is set against. */
  segmentsBefore: readonly BarrierSegment[];
  steps: readonly number[];
  segment: Asked<BarrierSegmentAnswer>;
  worked: Worked;
  /** What is drawn, with what is being dragged or placed just now. */
  drawn: readonly Modification[];
  saved: Asked<ScenarioSaved[]>;
  /** The saved ones are others than before. */
  savedChanged: () => void;
  suggested: Suggested;
  access: Asked<AccessAnswer>;
  reach: Asked<IsochroneAnswer>;
  placing: Placing | null;
  /** Starts or stops drawing. */
  place: (placing: Placing | null) => void;
  tool: Tool;
  choose: (tool: Tool) => void;
  /** A click while drawing. */
  put: (at: Position) => void;
  /** A line has all its stops; null while it has fewer than two, and for what is drawn otherwise. */
  finish: (() => void) | null;
  /** Takes the stop put last away; null where there is none. */
  takeBack: (() => void) | null;
  /** Where the map was told to look, until something else is drawn or chosen. */
  lookAt: Bounds | null;
  look: (line: readonly Position[]) => void;
  /** What is drawn while an end moves; null when it has come to rest. */
  setDraft: (draft: Modification[] | null) => void;
  /** Adds a crossing and goes to where its effect is told. */
  add: (from: Position, to: Position) => void;
  addAcross: (segment: BarrierSegment) => void;
  remove: (crossing: string) => void;
}

export function useWork(network: NetworkInfo): Work {
  const { state, go } = useRouter();
  const { profile, task, colouring, before, against, rules } = state;
  const ask = { network: network.id, profile, ...(rules ? { rules } : {}) };
  const barriers = useAnswer("barriers", apiPath("/api/barriers", { ...ask, classes: state.classes }));
  const segment = useAnswer(
    "barrierSegment",
    state.segment === null ? null : apiPath(`/api/barriers/${encodeURIComponent(state.segment)}`, ask),
  );
  const savedPath = apiPath("/api/scenarios", { network: network.id });
  const saved = useAnswer("scenarios", savedPath);
  const along = barriers.data?.segments.find(({ id }) => id === state.segment)?.barrier;
  const suggested = useCandidates(
    state.suggest && task === "scenario" && barriers.data
      ? { ...ask, barrier: along, top: String(SUGGESTED) }
      : null,
  );
  const access = useAnswer(
    "access",
    task === "access" ? apiPath("/api/access", { ...ask, ...accessAsked(state) }) : null,
  );
  const reach = useAnswer(
    "isochrone",
    task === "access" && state.at
      ? apiPath("/api/isochrone", { ...ask, lon: state.at[0], lat: state.at[1] })
      : null,
  );
  const edits = useEdits(network.id);
  const [placing, setPlacing] = useState<Placing | null>(null);
  const [draft, setDraft] = useState<Modification[] | null>(null);
  const drawn = draft ?? edits.edits;
  const other = saved.data?.find(({ id }) => id === against)?.modifications;
  // Every departure is ridden anew: a line is asked about when it is drawn, not while the pointer is on its way.
  const asks = placing?.stops ? edits.edits : drawn;
  const worked = useScenario(
    asks.length > 0 || other
      ? {
          network: network.id,
          profile,
          modifications: [...asks],
          ...(other ? { against: other } : {}),
          withinM: 1000,
          ...(rules ? { rules } : {}),
        }
      : null,
  );
  const result = worked.data;
  const known = barriers.data?.segments;
  const limitsM = barriers.data?.classesM;
  const steps = useMemo(() => stepsOf(known ?? [], colouring, limitsM), [known, colouring, limitsM]);
  const segmentsBefore = useMemo(() => changedBy(known ?? [], result, "before"), [known, result]);
  const after = useMemo(() => changedBy(known ?? [], result, "after"), [known, result]);
  const segments = before ? segmentsBefore : after;
  const [tool, setTool] = useState(FIRST_TOOL);
  const [lookAt, setLookAt] = useState<{ bounds: Bounds; drawn: string } | null>(null);
  const drawnNow = `${state.segment} ${edits.edits.length}`;
  const place = useCallback(
    (next: Placing | null) => {
      setPlacing(next);
      setDraft(null);
      if (next) go({ task: "scenario", view: "map", before: false }, { replace: true });
    },
    [go],
  );
  const { change } = edits;
  const addMade = (made: Modification): void => {
    setPlacing(null);
    setDraft(null);
    go({ task: "scenario" }, { replace: true });
    change([...edits.edits, made]);
  };
  const stops = placing?.stops ?? [];
  const finish = stops.length >= 2 ? (): void => addMade(lineThrough(stops)) : null;
  const takeBack = stops.length > 0 ? (): void => place({ from: null, stops: stops.slice(0, -1) }) : null;
  const add = (from: Position, to: Position): void =>
    addMade({ do: "add-crossing", kind: tool.kind, from: rounded(from), to: rounded(to) });
  useEffect(() => {
    const onKey = (event: KeyboardEvent): void => {
      const target = event.target instanceof HTMLElement ? event.target : null;
      if (target?.closest("input, select, textarea") || event.metaKey || event.ctrlKey || event.altKey)
        return;
      if (event.key === "n" || event.key === "N") {
        event.preventDefault();
        place({ from: null });
      }
      if (event.key === "Backspace" && placing?.stops?.length) {
        event.preventDefault();
        place({ from: null, stops: placing.stops.slice(0, -1) });
      }
      if (event.key === "Escape" && placing && !event.defaultPrevented) {
        event.preventDefault();
        place(null);
      }
    };
    addEventListener("keydown", onKey);
    return () => removeEventListener("keydown", onKey);
  }, [place, placing]);
  return {
    ...edits,
    network,
    barriers,
    segments,
    segmentsBefore,
    steps,
    segment,
    worked,
    drawn,
    saved,
    savedChanged: () => {
      forgetAnswer(savedPath);
      saved.retry();
    },
    suggested,
    access,
    reach,
    placing,
    place,
    tool,
    choose: (next) => {
      setTool(next);
      if (placing) place({ from: null });
    },
    finish,
    takeBack,
    put: (at) => {
      if (isManyClicks(tool)) {
        // The last one once more, as with a double click: it is done.
        if (rounded(at).join() === (stops.at(-1) && rounded(stops.at(-1)!).join())) finish?.();
        else place({ from: null, stops: [...stops, at] });
      } else if (isOneClick(tool)) addMade(made(tool, at, at));
      else if (placing?.from) addMade(made(tool, placing.from, at));
      else place({ from: at });
    },
    lookAt: lookAt?.drawn === drawnNow ? lookAt.bounds : null,
    look: (line) => {
      go({ view: "map" }, { replace: true });
      setLookAt({ bounds: boundsOf(line), drawn: drawnNow });
    },
    setDraft,
    add,
    addAcross: ({ id, line }) => {
      // Where the walk that could be goes across: two junctions near each other and far to walk between. It may do so beside the stretch.
      const worst = segment.data?.segment.id === id ? segment.data.worst : null;
      const lines = [line, ...(known ?? []).map((one) => one.line)];
      const step = worst && firstOf(lines, (one) => stepAcross(one, worst.without.line, worst.now?.line));
      add(...(step ?? straightAcross(line, ACROSS_M)));
    },
    remove: (crossing) => {
      go({ task: "scenario", crossing: null }, { replace: true });
      change([
        ...edits.edits.filter((edit) => !("crossing" in edit) || edit.crossing !== crossing),
        { do: "remove-crossing", crossing },
      ]);
    },
  };
}

/** The first answer that is not null. */
function firstOf<From, To>(all: readonly From[], of: (one: From) => To | null): To | null {
  for (const one of all) {
    const found = of(one);
    if (found !== null) return found;
  }
  return null;
}
