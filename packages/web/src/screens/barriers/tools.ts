import type { Modification, Position } from "@tvars/api";
import type { CrossingKind } from "../../url/edits.ts";
import type { TextKey } from "../../text/index.ts";
import { rounded } from "../../url/edits.ts";

/** What a click on the map makes. */
export type Does = Extract<
  Modification["do"],
  | "add-crossing"
  | "add-link"
  | "remove-link"
  | "change-speed"
  | "add-service"
  | "move-service"
  | "remove-service"
  | "add-line"
>;

export interface Tool {
  do: Does;
  /** Of a crossing that is added. */
  kind: CrossingKind;
  /** Of a service that is added, moved or removed. */
  service: string;
}

export const FIRST_TOOL: Tool = { do: "add-crossing", kind: "bridge", service: "stop" };

export const STREET_TOOLS = ["add-link", "remove-link", "change-speed"] as const satisfies readonly Does[];
export const SERVICE_TOOLS = [
  "add-service",
  "move-service",
  "remove-service",
] as const satisfies readonly Does[];

export const LINE_TOOLS = ["add-line"] as const satisfies readonly Does[];

/** Kinds that the program has words for; what else is stored is reached by its own word. */
export const SERVICES = ["stop", "school", "health_centre", "shop", "library", "employer"] as const;
export type ServiceKind = (typeof SERVICES)[number];

/** Half the speed: enough to see what a street's speed does. */
const HALF = 0.5;

/** As often as a bus that one goes to without a timetable. */
const OFTEN_MIN = 10;

/** As many clicks as there are stops. */
export const isManyClicks = ({ do: does }: Tool): boolean => does === "add-line";

/** The line through the stops that were clicked. */
export const lineThrough = (stops: readonly Position[]): Modification => ({
  do: "add-line",
  stops: stops.map(rounded),
  minutes: OFTEN_MIN,
});

/** One click is enough for what stands at one place. */
export const isOneClick = ({ do: does }: Tool): boolean =>
  does === "add-service" || does === "remove-service";

/** The modification that a tool makes of the points that were clicked. */
export function made(tool: Tool, from: Position, to: Position): Modification {
  const ends = { from: rounded(from), to: rounded(to) };
  switch (tool.do) {
    case "add-line":
      return lineThrough([from, to]);
    case "add-crossing":
      return { do: tool.do, kind: tool.kind, ...ends };
    case "change-speed":
      return { do: tool.do, factor: HALF, ...ends };
    case "add-service":
    case "remove-service":
      return { do: tool.do, service: tool.service, at: ends.from };
    case "move-service":
      return { do: tool.do, service: tool.service, ...ends };
    default:
      return { do: tool.do, ...ends };
  }
}

/** What is to be clicked next. */
export function drawHint(
  tool: Tool,
  placing: { from: Position | null; stops?: readonly Position[] | undefined },
): TextKey {
  if (isManyClicks(tool)) {
    const put = placing.stops?.length ?? 0;
    return put === 0 ? "bar.drawStopFirst" : put === 1 ? "bar.drawStopSecond" : "bar.drawStopMore";
  }
  if (isOneClick(tool)) return tool.do === "add-service" ? "bar.drawService" : "bar.drawRemoveService";
  if (tool.do === "move-service") return placing.from ? "bar.drawMoveTo" : "bar.drawMoveFrom";
  if (tool.do === "add-crossing") return placing.from ? "bar.drawSecond" : "bar.drawFirst";
  return placing.from ? "bar.drawStreetSecond" : "bar.drawStreetFirst";
}
