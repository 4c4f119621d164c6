import type { Barriers, BarrierSegment } from "@tvars/api";
import type { App } from "./app.ts";

/** Ends of a crossing over the middle of a stretch, as they stand in an address. */
function bridgeOver({ line }: BarrierSegment): string {
  const i = Math.max(0, Math.floor(line.length / 2) - 1);
  const [[x0, y0], [x1, y1]] = [line[i]!, line[i + 1]!];
  const [east, north] = [(x1 - x0) * Math.cos((y0 * Math.PI) / 180), y1 - y0];
  const reach = 0.0006 / Math.hypot(east, north);
  const [dx, dy] = [(-north * reach) / Math.cos((y0 * Math.PI) / 180), east * reach];
  const [x, y] = [(x0 + x1) / 2, (y0 + y1) / 2];
  return [x + dx, y + dy, x - dx, y - dy].map((degrees) => degrees.toFixed(5)).join(",");
}

/** The screen of barriers in each of its tasks, by its address without the language. */
export async function barrierScreensOf(app: App): Promise<Record<string, string>> {
  const answer = await fetch(`${app.address}/api/barriers`);
  if (!answer.ok) return { barriers: "/barriarer" };
  const { segments, crossings } = (await answer.json()) as Barriers;
  const [worst] = segments;
  if (!worst) return { barriers: "/barriarer" };
  const id = encodeURIComponent(worst.id);
  const edits = `add:bridge,${bridgeOver(worst)},c20000000-40000000`;
  const near = crossings.find(({ barrier }) => barrier === worst.barrier) ?? crossings[0];
  return {
    barriers: "/barriarer",
    "barriers-types": "/barriarer?colour=divides&under=1",
    "barriers-table": "/barriarer?view=table",
    "barriers-segment": `/barriarer?segment=${id}`,
    ...(near ? { "barriers-crossing": `/barriarer?crossing=${encodeURIComponent(near.id)}` } : {}),
    "barriers-scenario": `/barriarer?task=scenario&segment=${id}&edits=${edits}`,
    "barriers-before": `/barriarer?task=scenario&segment=${id}&before=1&edits=${edits}`,
    "barriers-suggest": `/barriarer?task=scenario&segment=${id}&suggest=1`,
    "barriers-swipe": `/barriarer?task=scenario&segment=${id}&swipe=45&edits=${edits}`,
    "barriers-line": "/barriarer?task=scenario&edits=unline:1",
    "barriers-rules": "/barriarer?rules=adt:8000&classes=100,300,600&colour=excess",
    "barriers-access": "/barriarer?task=access",
    "barriers-form": "/barriarer?task=access&form=2sfca",
    "barriers-reach": `/barriarer?task=access&at=${worst.line[0]!.map((degrees) => degrees.toFixed(5)).join(",")}`,
  };
}
