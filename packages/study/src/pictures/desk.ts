import type {
  BreakdownAnswer,
  Denominator,
  Indicator,
  PictureKind,
  PictureStory,
  PlanAnswer,
} from "@tvars/api";
import type { PlaceIn } from "../barometer/barometer.ts";
import type { Place } from "../barometer/place.ts";
import type { Data } from "../data/data.ts";
import type { IndicatorDefinition } from "../indicators/definition.ts";
import type { IndicatorValues } from "../indicators/values.ts";
import type { Geography } from "../layers/geography.ts";
import { concentrationOf } from "./concentration.ts";
import { distributionOf } from "./distribution.ts";
import { mapsOf } from "./maps.ts";
import { multiplesOf } from "./multiples.ts";
import { slopeOf } from "./slope.ts";
import { transitionsStoryOf } from "./transitions.ts";

export interface PictureQuery {
  kind: PictureKind;
  place?: string;
  from?: number;
  to?: number;
  year?: number;
  /** What is drawn, where a kind of picture can be drawn of several things. */
  of?: string;
  /** distribution: the place whose areas are pointed out. */
  own?: string;
  cuts?: "each" | "same";
}

export interface PictureNeeds {
  data: () => Promise<Data>;
  place: (data: Data, id: string, year: number) => Promise<Place>;
  placeIn: (data: Data, id: string) => PlaceIn;
  geography: Geography;
  indicators: (data: Data) => Promise<Indicator[]>;
  indicator: (
    data: Data,
    id: string,
  ) => Promise<{ definition: IndicatorDefinition; values: IndicatorValues }>;
  plan: (id: string) => Promise<PlanAnswer>;
  denominators: (id: string) => Promise<Denominator[]>;
  breakdown: (query: {
    records: string;
    place: string;
    per: string;
    year: number | undefined;
  }) => Promise<BreakdownAnswer>;
}

/** What a picture is drawn from, of the kind asked for. */
export async function pictureStory(needs: PictureNeeds, query: PictureQuery): Promise<PictureStory> {
  const data = await needs.data();
  switch (query.kind) {
    case "slope":
      return slopeOf(needs, data, query);
    case "transitions":
      return transitionsStoryOf(needs, data, query);
    case "multiples":
      return multiplesOf(needs, data, query);
    case "distribution":
      return distributionOf(needs, data, query);
    case "maps":
      return mapsOf(needs, data, query);
    case "concentration":
      return concentrationOf(needs, data, query);
  }
}
