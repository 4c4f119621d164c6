import type { PictureStory } from "@tvars/api";
import { storyPicture } from "@tvars/report";
import type { Draw } from "./kinds.ts";

/** A picture that was asked for as such, drawn as everywhere else. */
export const storyPictures: Draw<PictureStory> = (story) => [(options) => storyPicture(story, options)];
