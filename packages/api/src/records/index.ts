export * from "./breakdown.ts";
export * from "./definition.ts";
export * from "./import.ts";
export * from "./profile.ts";
export * from "./release.ts";
