import type { PictureKind, PictureStory } from "@tvars/api";
import type { PictureOptions } from "@tvars/report";
import { storyPicture } from "@tvars/report";
import type { ReactNode } from "react";
import { useCallback } from "react";
import { apiPath } from "../api/client.ts";
import type { Asked } from "../api/use-answer.ts";
import { useAnswer } from "../api/use-answer.ts";
import { TABULAR } from "./downloads.tsx";
import { Result } from "./result.tsx";
import { Await } from "./states.tsx";

export interface StoryQuery {
  place?: string;
  from?: number | undefined;
  to?: number | undefined;
  year?: number | undefined;
  of?: string | undefined;
  own?: string | undefined;
  cuts?: "each" | "same" | undefined;
}

export const useStory = (kind: PictureKind, query: StoryQuery | null): Asked<PictureStory> =>
  useAnswer("picture", query === null ? null : apiPath(`/api/pictures/${kind}`, { ...query }));

interface StoryProps {
  kind: PictureKind;
  query: StoryQuery;
  over?: string;
  level?: 2 | 3;
  /** Choices of the picture: they stay while it is asked anew, and when it cannot be drawn. */
  choices?: ReactNode;
  children?: (story: PictureStory) => ReactNode;
}

/** A picture of a place with its choices, asked for and drawn by the function that makes its files. */
export function StoryView({ kind, query, over, level, choices, children }: StoryProps) {
  const asked = useStory(kind, query);
  return (
    <div className="story">
      {choices && <div className="picture-choices">{choices}</div>}
      <Await asked={asked} block>
        {(story) => (
          <StoryResult story={story} query={query} over={over} level={level}>
            {children?.(story)}
          </StoryResult>
        )}
      </Await>
    </div>
  );
}

interface StoryResultProps {
  story: PictureStory;
  query: StoryQuery;
  over?: string;
  level?: 2 | 3;
  children?: ReactNode;
}

export function StoryResult({ story, query, over, level = 2, children }: StoryResultProps) {
  const make = useCallback((options: PictureOptions) => storyPicture(story, options), [story]);
  return (
    <Result
      id={story.kind}
      over={over}
      level={level}
      make={make}
      provenance={story.provenance}
      file={{ path: `/api/pictures/${story.kind}`, query: { ...query }, formats: TABULAR }}
    >
      {children}
    </Result>
  );
}
