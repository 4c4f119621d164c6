export { SOURCE_CHECKS, runChecks, type ChecksAsked } from "./run-checks.ts";
export type { CheckResult, SourceCheck } from "./check.ts";
