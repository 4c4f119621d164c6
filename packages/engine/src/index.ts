export * from "./snapshot.ts";
export * from "./engine.ts";
