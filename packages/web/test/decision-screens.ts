import type { Job, Plan, Report } from "@tvars/api";
import type { App } from "./app.ts";

const LOOK_AGAIN_MS = 500;

/** Plans, follow-up, reports and studies, by their address without the language; a report is made, run and handed in where none is. */
export async function decisionScreensOf({ address }: App): Promise<Record<string, string>> {
  const [plan] = await get<Plan[]>(`${address}/api/plans`);
  const id = await aReport(address);
  const study = `${id}-study`;
  const runs = await get<unknown[]>(`${address}/api/studies/${study}/runs`);
  if (runs.length === 0) await done(address, `/api/studies/${study}/runs`);
  const versions = await get<unknown[]>(`${address}/api/reports/${id}/versions`);
  if (versions.length === 0)
    await done(address, `/api/reports/${id}/versions`, { who: "Registrator", formats: ["html"] });
  return {
    plans: "/planera",
    ...(plan ? { plan: `/planera/${plan.id}` } : {}),
    ...(plan?.measures[0] ? { "plan-sheet": `/planera/${plan.id}?sheet=${plan.measures[0].id}` } : {}),
    "follow-up": "/folj-upp",
    reports: "/rapport",
    report: `/rapport/${id}`,
    "report-version": `/rapport/${id}/v/1`,
    studies: "/rapport/utredningar",
    study: `/rapport/utredningar/${study}`,
  };
}

async function aReport(address: string): Promise<string> {
  const [known] = await get<Report[]>(`${address}/api/reports`);
  if (known) return known.id;
  return (await send<Report>(`${address}/api/reports`, { template: "trafikverket" })).id;
}

const get = async <Answer>(address: string): Promise<Answer> =>
  (await (await fetch(address)).json()) as Answer;

async function send<Answer>(address: string, body: unknown): Promise<Answer> {
  const response = await fetch(address, {
    method: "POST",
    body: JSON.stringify(body),
    headers: { "content-type": "application/json" },
  });
  if (!response.ok) throw new Error(`${address}: ${response.status} ${await response.text()}`);
  return (await response.json()) as Answer;
}

/** Starts long work and waits for its end. */
async function done(address: string, path: string, body: unknown = {}): Promise<void> {
  let job = await send<Job>(address + path, body);
  while (job.state === "running") {
    await new Promise((wake) => setTimeout(wake, LOOK_AGAIN_MS));
    job = await get<Job>(`${address}/api/jobs/${job.id}`);
  }
  if (job.state !== "done") throw new Error(`${path} ended as ${job.state}: ${job.error ?? ""}`);
}
