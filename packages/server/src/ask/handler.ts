import type { RouteName } from "@tvars/api";
import type { Study } from "@tvars/study";
import type { Jobs } from "../jobs.ts";
import type { WrittenReports } from "../written-reports.ts";

export interface Asked {
  study: Study;
  jobs: Jobs;
  written: WrittenReports;
  /** Version of the program, for `health`. */
  version: string;
  /** Called when an answer has changed what the workspace holds. */
  changed: () => void;
}

/** One route is one call of the study; what differs between the two is written in its handler. */
export type Handler = (asked: Asked, input: never) => Promise<unknown>;

/** What the study's function of that name is asked. */
export type Query<Name extends RouteName> = Name extends keyof Study
  ? Study[Name] extends (query: infer Q) => unknown
    ? Q
    : never
  : never;

export const split = (text: string | undefined, at: RegExp): string[] | undefined => {
  const parts = text?.split(at).filter((part) => part !== "");
  return parts?.length ? parts : undefined;
};
