import { randomUUID } from "node:crypto";
import type { BreakdownAsked, ReleaseDecision } from "@tvars/api";
import { asJob } from "./as-job.ts";
import type { Handler } from "./handler.ts";

interface Draft {
  asked: BreakdownAsked;
  who: string;
  reason: string;
}

/** Two may draft and weigh at once, also the same. */
const job = (what: string) => ({ key: `release ${randomUUID()}`, what });

export const releasesHandlers = {
  releases: ({ study }) => study.releases(),
  draftRelease: ({ study, jobs }, query: Draft) =>
    asJob({ jobs }, job("Draft"), (work) => study.draftRelease(query, work)),
  release: ({ study }, { id }: { id: string }) => study.release({ id }),
  releaseCheck: ({ study, jobs }, { id }: { id: string }) =>
    asJob({ jobs }, job("Check"), (work) => study.releaseCheck({ id }, work)),
  decideRelease: ({ study }, { id, decision, who, reason, supersedes }: ReleaseDecision & { id: string }) =>
    study.decideRelease({ id, decision, who, reason, supersedes }),
} satisfies Record<string, Handler>;
