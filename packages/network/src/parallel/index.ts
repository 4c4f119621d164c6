export { threaded } from "./threaded.ts";
export type { ThreadedEngine } from "./threaded.ts";
