export * from "./basic.ts";
export * from "./workspace.ts";
export * from "./barometer.ts";
export * from "./areas.ts";
export * from "./measures.ts";
export * from "./routes.ts";
export * from "./network.ts";
export * from "./barrier-segregation.ts";
