export { writeExampleRegion } from "./write.ts";
export type { ExampleFile, ExampleManifest } from "./manifest.ts";
