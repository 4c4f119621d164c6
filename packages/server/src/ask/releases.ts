import type { BreakdownAsked, ReleaseDecision } from "@tvars/api";
import { type Handler } from "./handler.ts";

interface Draft {
  asked: BreakdownAsked;
  who: string;
  reason: string;
}

export const releasesHandlers = {
  releases: ({ study }) => study.releases(),
  draftRelease: ({ study }, { asked, who, reason }: Draft) => study.draftRelease({ asked, who, reason }),
  release: ({ study }, { id }: { id: string }) => study.release({ id }),
  releaseCheck: ({ study }, { id }: { id: string }) => study.releaseCheck({ id }),
  decideRelease: ({ study }, { id, decision, who, reason, supersedes }: ReleaseDecision & { id: string }) =>
    study.decideRelease({ id, decision, who, reason, supersedes }),
} satisfies Record<string, Handler>;
