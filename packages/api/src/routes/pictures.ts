import { z } from "zod";
import { PICTURE_KINDS, pictureStory } from "../pictures.ts";
import { PICTURED, type Route, format, lang, place, year } from "./route.ts";

/** Pictures of places, and the figures they are drawn from. */
export const picturesRoutes = {
  picture: {
    method: "get",
    path: "/api/pictures/{kind}",
    summary:
      "What a picture of a place is drawn from; as svg or png the picture itself, the same bytes as the command line's.",
    params: z.object({ kind: z.enum(PICTURE_KINDS) }),
    query: z.object({
      place,
      from: z.coerce.number().int().optional().describe("First year: slope, transitions, multiples, maps."),
      to: z.coerce.number().int().optional().describe("Last year of the same; default the latest."),
      year: year.describe("distribution, concentration: the latest unless told."),
      of: z
        .string()
        .optional()
        .describe(
          "slope: share, people, areas or index; maps: type or index; distribution: socioeconomic-index or an indicator; " +
            "concentration: an indicator, records:ID or plan:ID.",
        ),
      own: z.string().optional().describe("distribution: the place whose areas are pointed out."),
      cuts: z
        .enum(["each", "same"])
        .optional()
        .describe("maps: each year's own cut-offs, or the first year's."),
      theme: z.enum(["light", "dark", "print"]).default("light"),
      width: z.coerce.number().int().min(280).max(2000).default(760).describe("Pixels of the svg."),
      format,
      lang,
    }),
    answer: pictureStory,
    formats: PICTURED,
  },
} as const satisfies Record<string, Route>;
