import type {
  AccessAnswer,
  Barriers,
  BarrierSegment,
  BarrierSegmentAnswer,
  Candidates,
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
import { useRouter } from "../../url/router.tsx";
import { stepsOf } from "./colouring.ts";
import { straightAcross } from "./geometry.ts";
import { changedBy } from "./overlays.ts";
import type { Edits } from "./use-edits.ts";
import { useEdits } from "./use-edits.ts";
import type { Worked } from "./use-scenario.ts";
import { useScenario } from "./use-scenario.ts";

/** Drawing goes from no end to one end; with the second it is done. */
export interface Placing {
  from: Position | null;
}

/** How far to each side of a barrier the ends of a crossing straight over it are laid. */
const ACROSS_M = 80;

export interface Work extends Edits {
  network: NetworkInfo;
  barriers: Asked<Barriers>;
  /** As they are, or as they would be with what is drawn. */
  segments: readonly BarrierSegment[];
  steps: readonly number[];
  segment: Asked<BarrierSegmentAnswer>;
  worked: Worked;
  /** What is drawn, with what is being dragged or placed just now. */
  drawn: readonly Modification[];
  saved: Asked<ScenarioSaved[]>;
  /** The saved ones are others than before. */
  savedChanged: () => void;
  suggested: Asked<Candidates>;
  access: Asked<AccessAnswer>;
  reach: Asked<IsochroneAnswer>;
  placing: Placing | null;
  /** Starts or stops drawing. */
  place: (placing: Placing | null) => void;
  /** What is drawn while an end moves; null when it has come to rest. */
  setDraft: (draft: Modification[] | null) => void;
  /** Adds a crossing and goes to where its effect is told. */
  add: (from: Position, to: Position) => void;
  addAcross: (segment: BarrierSegment) => void;
  remove: (crossing: string) => void;
}

export function useWork(network: NetworkInfo): Work {
  const { state, go } = useRouter();
  const { profile, task, colouring, before, against } = state;
  const ask = { network: network.id, profile };
  const barriers = useAnswer("barriers", apiPath("/api/barriers", ask));
  const segment = useAnswer(
    "barrierSegment",
    state.segment === null ? null : apiPath(`/api/barriers/${encodeURIComponent(state.segment)}`, ask),
  );
  const savedPath = apiPath("/api/scenarios", { network: network.id });
  const saved = useAnswer("scenarios", savedPath);
  const along = barriers.data?.segments.find(({ id }) => id === state.segment)?.barrier;
  const suggested = useAnswer(
    "candidates",
    state.suggest && task === "scenario" && barriers.data
      ? apiPath("/api/candidates", { ...ask, barrier: along, top: 10 })
      : null,
  );
  const access = useAnswer("access", task === "access" ? apiPath("/api/access", ask) : null);
  const reach = useAnswer(
    "isochrone",
    task === "access" && state.at
      ? apiPath("/api/isochrone", { ...ask, lon: state.at[0], lat: state.at[1] })
      : null,
  );
  const edits = useEdits();
  const [placing, setPlacing] = useState<Placing | null>(null);
  const [draft, setDraft] = useState<Modification[] | null>(null);
  const drawn = draft ?? edits.edits;
  const other = saved.data?.find(({ id }) => id === against)?.modifications;
  const worked = useScenario(
    drawn.length > 0 || other
      ? {
          network: network.id,
          profile,
          modifications: [...drawn],
          ...(other ? { against: other } : {}),
          withinM: 1000,
        }
      : null,
  );
  const result = worked.data;
  const known = barriers.data?.segments;
  const steps = useMemo(() => stepsOf(known ?? [], colouring), [known, colouring]);
  const segments = useMemo(
    () => changedBy(known ?? [], before ? undefined : result),
    [known, before, result],
  );
  const place = useCallback(
    (next: Placing | null) => {
      setPlacing(next);
      setDraft(null);
      if (next) go({ task: "scenario", view: "map", before: false }, { replace: true });
    },
    [go],
  );
  const { change } = edits;
  const add = (from: Position, to: Position): void => {
    setPlacing(null);
    setDraft(null);
    go({ task: "scenario" }, { replace: true });
    change([...edits.edits, { do: "add-crossing", kind: "bridge", from: rounded(from), to: rounded(to) }]);
  };
  useEffect(() => {
    const onKey = (event: KeyboardEvent): void => {
      const target = event.target instanceof HTMLElement ? event.target : null;
      if (target?.closest("input, select, textarea") || event.metaKey || event.ctrlKey || event.altKey)
        return;
      if (event.key === "n" || event.key === "N") {
        event.preventDefault();
        place({ from: null });
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
    setDraft,
    add,
    addAcross: ({ line }) => add(...straightAcross(line, ACROSS_M)),
    remove: (crossing) => {
      go({ task: "scenario", crossing: null }, { replace: true });
      change([
        ...edits.edits.filter((edit) => edit.do === "add-crossing" || edit.crossing !== crossing),
        { do: "remove-crossing", crossing },
      ]);
    },
  };
}
