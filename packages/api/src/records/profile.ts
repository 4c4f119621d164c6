/** Ready profiles of agencies: what their records usually look like, their indicators and their caveats. */
import { z } from "zod";
import { text } from "../basic.ts";
import { breakdownAsked } from "./breakdown.ts";
import { recordsDefinition } from "./definition.ts";

export const agencyProfile = z
  .object({
    id: z.string(),
    agency: text,
    title: text,
    about: text,
    definition: recordsDefinition.partial().describe("What to start from; the file says the rest."),
    columns: z
      .array(
        z.object({
          role: z.string(),
          names: z.array(z.string()).describe("Names it goes by in the agency's files."),
        }),
      )
      .default([]),
    indicators: z.array(
      z.object({
        id: z.string(),
        title: text,
        asked: breakdownAsked.omit({ records: true }).partial(),
        reading: text,
      }),
    ),
    checks: z.array(z.object({ id: z.string(), title: text, about: text })),
    caveats: z.array(text),
  })
  .meta({ id: "AgencyProfile" });

export type AgencyProfile = z.output<typeof agencyProfile>;
