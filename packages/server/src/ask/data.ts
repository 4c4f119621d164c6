import type { Job } from "@tvars/api";
import type { Study } from "@tvars/study";
import { type Handler, type Query } from "./handler.ts";

export const dataHandlers = {
  health: async ({ study, version }) => {
    const snapshots = await study.snapshots();
    const invented = snapshots.some((one) => one.invented);
    return { status: "ok", name: "tvars", version, snapshots: snapshots.length, invented };
  },
  workspace: ({ study }) => study.workspace(),
  snapshots: ({ study }) => study.snapshots(),
  snapshot: ({ study }, { id }: { id: string }) => study.snapshot(id),
  changes: ({ study }, { table, limit }: Query<"changes">) => study.changes({ table, limit }),
  sets: ({ study }) => study.sets(),
  saveSet: ({ study, changed }, set: Parameters<Study["saveSet"]>[0]) => study.saveSet(set).finally(changed),
  deleteSet: ({ study, changed }, { id }: { id: string }) => study.deleteSet(id).finally(changed),
  fetch: async ({ study, jobs, changed }, query: { source: string; tables?: string[] }): Promise<Job> => {
    const { source } = query;
    // Sources limit the calls of a client: two fetches at once would only slow each other down.
    const { job } = jobs.start(
      { kind: "fetch", key: `fetch ${source}`, what: `Fetch from ${source}` },
      (work) => study.fetch(query, work).finally(changed),
    );
    return job;
  },
  jobs: async ({ jobs }) => jobs.list(),
  job: async ({ jobs }, { id }: { id: string }) => jobs.get(id),
  stopJob: async ({ jobs }, { id }: { id: string }) => jobs.stop(id),
} satisfies Record<string, Handler>;
