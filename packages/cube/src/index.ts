export * from "./figure.ts";
export * from "./cube.ts";
