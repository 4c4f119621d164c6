export * from "./error.ts";
export * from "./study.ts";
export * from "./layers/layer-file.ts";
