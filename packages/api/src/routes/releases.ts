import { z } from "zod";
import { breakdownAsked, release, releaseCheck, releaseDecision, releaseHead } from "../records/index.ts";
import { type Route, TABULAR, format, lang } from "./route.ts";

/** Releases: drafted, weighed by a reviewer, frozen under a link. */
export const releasesRoutes = {
  releases: {
    method: "get",
    path: "/api/releases",
    summary: "Every release and draft, newest first.",
    answer: z.array(releaseHead),
  },
  draftRelease: {
    method: "post",
    path: "/api/releases",
    summary: "Draft a release of a protected table.",
    body: z.object({ asked: breakdownAsked, who: z.string().min(1), reason: z.string().default("") }),
    answer: release,
  },
  release: {
    method: "get",
    path: "/api/releases/{id}",
    summary: "A release as it was published; the same bytes at every reading. Errata are shown beside it.",
    params: z.object({ id: z.string() }),
    query: z.object({ format, lang }),
    answer: release,
    formats: TABULAR,
  },
  releaseCheck: {
    method: "get",
    path: "/api/releases/{id}/check",
    summary: "What is at risk, what was hidden and why, what an attacker could still compute.",
    params: z.object({ id: z.string() }),
    answer: releaseCheck,
  },
  decideRelease: {
    method: "post",
    path: "/api/releases/{id}/decision",
    summary: "Release, refuse, withdraw or correct, with a name and a reason; written in the log.",
    params: z.object({ id: z.string() }),
    body: releaseDecision,
    answer: release,
  },
} as const satisfies Record<string, Route>;
