export type * from "./story.ts";
export { storyFile, storyPicture } from "./story-picture.ts";
export { sourceLine } from "./source-line.ts";
export { outlineGeometry, outlineText } from "./outline.ts";
