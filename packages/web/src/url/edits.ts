import type { Modification, Position } from "@tvars/api";

export type AddCrossing = Extract<Modification, { do: "add-crossing" }>;
export type CrossingKind = AddCrossing["kind"];

/** In the order a planner thinks of them: away from the traffic first. */
export const CROSSING_KINDS = [
  "bridge",
  "tunnel",
  "signalised",
  "zebra",
  "refuge",
  "level",
  "unmarked",
] as const satisfies readonly CrossingKind[];

/** Five decimals of a degree are finer than a metre, and short enough for an address. */
const DECIMALS = 5;

export const rounded = ([lon, lat]: Position): Position => [
  Number(lon.toFixed(DECIMALS)),
  Number(lat.toFixed(DECIMALS)),
];

const whole = (value: number): string => String(Math.round(value));

/** Whether two are the same crossing drawn the same way, whatever else is said of it. */
export function samePlace(a: Modification, b: Modification): boolean {
  if (a.do === "add-crossing" && b.do === "add-crossing")
    return a.kind === b.kind && a.from.join() === b.from.join() && a.to.join() === b.to.join();
  return a.do === b.do && "crossing" in a && "crossing" in b && a.crossing === b.crossing;
}

/** `add:bridge,LON,LAT,LON,LAT,cLOW-HIGH,dSECONDS,nNAME`, `remove:ID`, `wait:ID,SECONDS`; separated by semicolons. */
export const writeEdits = (edits: readonly Modification[]): string => edits.map(writeEdit).join(";");

function writeEdit(edit: Modification): string {
  if (edit.do === "remove-crossing") return `remove:${encodeURIComponent(edit.crossing)}`;
  if (edit.do === "change-crossing") return `wait:${encodeURIComponent(edit.crossing)},${whole(edit.delayS)}`;
  const { kind, from, to, cost, delayS, name } = edit;
  return `add:${[
    kind,
    ...[...from, ...to].map((degrees) => String(Number(degrees.toFixed(DECIMALS)))),
    ...(cost ? [`c${whole(cost.low)}-${whole(cost.high)}`] : []),
    ...(delayS === undefined ? [] : [`d${whole(delayS)}`]),
    ...(name ? [`n${encodeURIComponent(name)}`] : []),
  ].join(",")}`;
}

/** What was written by `writeEdits`; what is not understood is left out. */
export const readEdits = (text: string | null): Modification[] =>
  (text ?? "").split(";").flatMap((part) => {
    try {
      const edit = readEdit(part);
      return edit ? [edit] : [];
    } catch {
      // A broken percent sequence: not something this page has written.
      return [];
    }
  });

function readEdit(part: string): Modification | null {
  const colon = part.indexOf(":");
  const what = part.slice(0, Math.max(0, colon));
  const rest = part.slice(colon + 1);
  if (what === "remove" && rest !== "") return { do: "remove-crossing", crossing: decodeURIComponent(rest) };
  const [first = "", ...more] = rest.split(",");
  if (what === "wait" && first !== "") {
    const delayS = Number(more[0] || Number.NaN);
    return delayS >= 0 ? { do: "change-crossing", crossing: decodeURIComponent(first), delayS } : null;
  }
  const kind = CROSSING_KINDS.find((one) => one === first);
  const ends = more.slice(0, 4).map((degrees) => Number(degrees || Number.NaN));
  if (what !== "add" || kind === undefined || ends.length !== 4) return null;
  const [a, b, c, d] = ends as [number, number, number, number];
  const onEarth = (lon: number, lat: number): boolean => Math.abs(lon) <= 180 && Math.abs(lat) <= 90;
  if (!onEarth(a, b) || !onEarth(c, d)) return null;
  const edit: AddCrossing = { do: "add-crossing", kind, from: [a, b], to: [c, d] };
  for (const extra of more.slice(4)) {
    const cost = extra.match(/^c(\d+)-(\d+)$/);
    const delay = extra.match(/^d(\d+)$/);
    if (cost) edit.cost = { low: Number(cost[1]), high: Number(cost[2]) };
    else if (delay) edit.delayS = Number(delay[1]);
    else if (extra.startsWith("n")) edit.name = decodeURIComponent(extra.slice(1));
  }
  return edit;
}
