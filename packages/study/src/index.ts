export * from "./error.ts";
export * from "./study.ts";
