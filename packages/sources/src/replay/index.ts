export { startReplay } from "./server.ts";
export type { Replay, ReplayOptions } from "./server.ts";
export type { ReplayBodies, StatBody } from "./answer.ts";
export { faultsAt, seededFaults } from "./faults.ts";
export type { Fault, FaultPlan } from "./faults.ts";
export { syntheticTable } from "./synthetic.ts";
export { readBodies } from "./read-bodies.ts";
