export { pictureStory } from "./desk.ts";
export type { PictureNeeds, PictureQuery } from "./desk.ts";
