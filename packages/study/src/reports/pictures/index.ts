import type { Lang, Picture } from "@tvars/report";
import { accessPictures } from "./access.ts";
import { areaPictures } from "./area.ts";
import { areasPictures, barometerPictures, comparePictures, placePictures } from "./barometer.ts";
import { barrierSegmentPictures, barriersPictures } from "./barriers.ts";
import { breakdownPictures, releasePictures } from "./breakdown.ts";
import {
  compositionPictures,
  earlyPictures,
  evaluationPictures,
  goalPictures,
  goalsPictures,
} from "./followup.ts";
import { indicatorPictures } from "./indicator.ts";
import type { Draw, Ground } from "./kinds.ts";
import { NO_GROUND } from "./kinds.ts";
import {
  measureAreasPictures,
  measureDecompositionPictures,
  measurePictures,
  measureScalePictures,
  measureTrendPictures,
} from "./measures.ts";
import { planOrderPictures, planPictures } from "./plan.ts";
import { scenarioPictures } from "./scenario.ts";
import { segregationPictures } from "./segregation.ts";
import { storyPictures } from "./story.ts";
import { transitionsPictures } from "./transitions.ts";

export type { Ground } from "./kinds.ts";

/** How the answer of a route is drawn; what has no picture of its own is shown as its tables. */
const DRAW: Record<string, Draw<never>> = {
  access: accessPictures,
  area: areaPictures,
  areas: areasPictures,
  barometer: barometerPictures,
  barrierSegment: barrierSegmentPictures,
  barrierSegregation: segregationPictures,
  barriers: barriersPictures,
  breakdown: breakdownPictures,
  compare: comparePictures,
  composition: compositionPictures,
  early: earlyPictures,
  evaluate: evaluationPictures,
  evaluation: evaluationPictures,
  goal: goalPictures,
  goals: goalsPictures,
  indicator: indicatorPictures,
  measure: measurePictures,
  measureAreas: measureAreasPictures,
  measureDecomposition: measureDecompositionPictures,
  measureScale: measureScalePictures,
  measureTrend: measureTrendPictures,
  picture: storyPictures,
  place: placePictures,
  plan: planPictures,
  planOrder: planOrderPictures,
  release: releasePictures,
  scenario: scenarioPictures,
  transitions: transitionsPictures,
};

/** Names of the routes that have a picture. */
export const DRAWN_ROUTES: readonly string[] = Object.keys(DRAW);

interface Drawn {
  lang: Lang;
  /** Differs between steps: every picture of a step gets a prefix of its own from it. */
  idPrefix: string;
  ground?: Ground | undefined;
  /** Pictures at most, the most telling first. */
  most?: number | undefined;
}

const WIDTH_PX = 640;
/** Of charts with a free height, in a document of a page or two. */
const LOW_PX = 250;

/** Pictures of a route's answer, without what the document says around them. */
export function picturesOf(
  route: string,
  answer: unknown,
  { lang, idPrefix, ground = NO_GROUND, most = Infinity }: Drawn,
): Picture[] {
  const drawings = DRAW[route]?.(answer as never, lang, ground) ?? [];
  return drawings.slice(0, most).map((draw, at) =>
    draw({
      lang,
      width: WIDTH_PX,
      theme: "print",
      standalone: false,
      idPrefix: `${idPrefix}${at || ""}`,
      ...(Number.isFinite(most) ? { height: LOW_PX } : {}),
    }),
  );
}
