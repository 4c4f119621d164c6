/** Networks, barriers, access and scenarios. Coordinates are WGS 84 as [lon, lat]; distances metres. */
import { CROSSING_KINDS } from "@tvars/network";
import { z } from "zod";
import { areaType, origin, provenance, text } from "./basic.ts";

export const PROFILES = ["adult", "child", "older", "wheelchair", "cycle", "car"] as const;
export const profile = z.enum(PROFILES);
export const crossingKind = z.enum(CROSSING_KINDS);
export const BARRIER_KINDS = ["motorway", "trunk", "primary", "state-road", "rail", "river"] as const;
export const barrierKind = z.enum(BARRIER_KINDS);

export const position = z.tuple([z.number(), z.number()]);
export const line = z.array(position);

/** People of one kind: all, or those living in areas of one type. */
export const peopleByType = z
  .object({
    all: z.number(),
    byType: z
      .array(
        z.object({ type: areaType.nullable().describe("null: no area type known."), people: z.number() }),
      )
      .describe("1 = greatest challenges; types without people are left out."),
  })
  .meta({ id: "PeopleByType" });

export const network = z
  .object({
    id: z.string(),
    title: text,
    source: z.string().describe("OSM, NVDB, own lines or example."),
    invented: z.boolean(),
    nodes: z.number(),
    arcs: z.number(),
    km: z.number(),
    bounds: z.tuple([z.number(), z.number(), z.number(), z.number()]),
    profiles: z.array(profile),
    barriers: z.array(z.object({ kind: barrierKind, lines: z.number(), km: z.number() })),
    crossings: z.array(z.object({ kind: crossingKind, count: z.number() })),
    people: z.object({
      from: z
        .enum(["areas", "points", "streets"])
        .describe(
          "areas: population of small areas laid on their streets; points: own points; streets: none known, each place counts by its metres of street.",
        ),
      all: z.number(),
      note: text,
    }),
    report: z
      .array(z.object({ what: text, count: z.number(), examples: z.array(z.object({ at: position, text })) }))
      .describe("Islands, missing links, unlikely crossings: a missing link looks exactly like severance."),
    origin: z.array(origin),
  })
  .meta({ id: "Network" });

export const severanceClass = z.enum(["none", "slight", "moderate", "severe"]);

/** One stretch of a barrier, about 250 m. */
export const barrierSegment = z
  .object({
    id: z.string(),
    barrier: z.string().describe("Id of the barrier it is part of."),
    name: z.string(),
    kind: barrierKind,
    line,
    lengthM: z.number(),
    pairs: z
      .number()
      .describe("Pairs of places within reach of each other whose straight line meets this stretch first."),
    contacts: z.number().describe("Potential contacts: people on one side times people on the other."),
    excessM: z
      .number()
      .describe("Extra walk for each potential contact that the barrier causes: with it, less without it."),
    excessP90M: z.number(),
    detour: z.number().describe("Walk over straight line, ratio of sums."),
    burden: z.number().describe("Contacts times extra metres: what the map is coloured by."),
    severed: z
      .number()
      .describe("Share of contacts that would be within the limit without the barrier and are not, 0–1."),
    capped: z.number().describe("Share of contacts whose walk is longer than the longest looked for, 0–1."),
    people: z.number().describe("People on both sides within reach."),
    divides: z.number().describe("Share of contacts between areas of type 1–2 and of type 4–5, 0–1."),
    nearestCrossingM: z.number().nullable(),
    class: severanceClass,
  })
  .meta({ id: "BarrierSegment" });

export const crossing = z
  .object({
    id: z.string(),
    barrier: z.string(),
    kind: crossingKind,
    at: position,
    delayS: z.number(),
    widthM: z.number().optional(),
  })
  .meta({ id: "Crossing" });

export const barriersAnswer = z
  .object({
    network: z.string(),
    profile,
    withinM: z.number(),
    limitM: z.number(),
    classesM: z
      .array(z.number())
      .describe(
        "Where classes of excess end, metres: none, slight and moderate below each, else severe. Set by the program, or as asked.",
      ),
    totals: z.object({
      pairs: z.number(),
      contacts: z.number(),
      detour: z.number(),
      detourWithout: z.number().describe("Of the same pairs with the barriers open every 50 m."),
      excessM: z.number(),
      severed: z.number(),
      byType: z.array(
        z.object({ type: areaType.nullable(), excessM: z.number(), severed: z.number(), people: z.number() }),
      ),
    }),
    segments: z.array(barrierSegment).describe("Most burdened first."),
    crossings: z.array(crossing),
    gaps: z.array(
      z.object({
        barrier: z.string(),
        name: z.string(),
        kind: barrierKind,
        km: z.number(),
        crossings: z.number(),
        safe: z
          .number()
          .describe("Share of crossings that are safe: separated by grade, or at most 30 km/h."),
        meanToCrossingM: z.number(),
        expectedDetourM: z.number(),
        maxGapM: z.number(),
        over400: z.number(),
        over800: z.number(),
      }),
    ),
    reading: text,
    provenance,
  })
  .meta({ id: "Barriers" });

export const routeLine = z.object({ line, metres: z.number(), seconds: z.number() });

export const segmentAnswer = z
  .object({
    segment: barrierSegment,
    sides: z.object({ left: peopleByType, right: peopleByType }),
    worst: z
      .object({
        from: position,
        to: position,
        straightM: z.number(),
        now: routeLine.nullable().describe("null: farther than the longest looked for."),
        without: routeLine.describe("With the barrier open."),
      })
      .nullable(),
    reading: text,
    provenance,
  })
  .meta({ id: "BarrierSegmentAnswer" });

const cost = z
  .object({ low: z.number(), high: z.number() })
  .optional()
  .describe("Kronor, between a low and a high guess.");
const ends = { from: position, to: position, cost, name: z.string().optional() };

const clockTime = z.string().regex(/^[0-2]\d:[0-5]\d$/);

/** One change of a network, its services or its lines; what is stored is never touched. */
export const modification = z
  .discriminatedUnion("do", [
    z.object({
      do: z.literal("add-crossing"),
      kind: crossingKind.default("bridge"),
      delayS: z.number().min(0).max(3600).optional().describe("Wait; the usual one of its kind unless told."),
      ...ends,
    }),
    z.object({ do: z.literal("remove-crossing"), crossing: z.string(), cost }),
    z.object({
      do: z.literal("change-crossing"),
      crossing: z.string(),
      delayS: z.number().min(0).max(3600),
      cost,
    }),
    z.object({ do: z.literal("add-link"), ...ends }).describe("A straight way without waiting."),
    z
      .object({ do: z.literal("remove-link"), ...ends })
      .describe("Every link of the shortest way between the ends is closed."),
    z
      .object({
        do: z.literal("change-speed"),
        factor: z.number().min(0.05).max(20).describe("Times today's speed."),
        ...ends,
      })
      .describe("On every link of the shortest way between the ends."),
    z
      .object({
        do: z.literal("add-service"),
        service: z.string().min(1).describe("school, health_centre, shop, stop …"),
        at: position,
        cost,
        name: z.string().optional(),
      })
      .describe("A service or a stop at the nearest junction."),
    z
      .object({ do: z.literal("remove-service"), service: z.string().min(1), at: position, cost })
      .describe("The nearest of its kind, at most 300 m away."),
    z
      .object({ do: z.literal("move-service"), service: z.string().min(1), ...ends })
      .describe("The nearest of its kind to `from` is moved to `to`."),
    z
      .object({ do: z.literal("remove-line"), line: z.string().min(1).max(100), cost })
      .describe("A line of the stored timetable, by its number or id."),
    z
      .object({
        do: z.literal("change-headway"),
        line: z.string().min(1).max(100),
        minutes: z.number().min(0.5).max(1440),
        cost,
      })
      .describe("From a line's first departure of the day to its last, each variant of it by itself."),
    z
      .object({
        do: z.literal("add-line"),
        name: z.string().max(100).optional(),
        stops: z
          .array(position)
          .min(2)
          .max(40)
          .describe("In order. A stop of the timetable at most 50 m away is that stop; else a new one."),
        minutes: z.number().min(0.5).max(1440).describe("Between departures, in each direction."),
        speedKmH: z
          .number()
          .min(3)
          .max(300)
          .optional()
          .describe("Along the straight line from stop to stop, halts included; 20 unless told."),
        runMinutes: z
          .array(z.number().min(0.1).max(240))
          .max(39)
          .optional()
          .describe("From each stop to the next, halts included; instead of a speed."),
        first: clockTime.optional().describe("First departure from either end, 05:00 unless told."),
        last: clockTime
          .optional()
          .describe("Last departure, 24:00 unless told; after midnight of the same night up to 29:59."),
        oneWay: z
          .boolean()
          .optional()
          .describe("Only in the order of the stops; there and back unless told."),
        cost,
      })
      .describe("A line that does not run yet, every day of the timetable."),
  ])
  .meta({ id: "Modification" });

/** Which roads are barriers. */
export const rules = z
  .string()
  .max(200)
  .describe(
    "Which roads are barriers: adt:4000,speed:60,class:4,owner:state unless told. Vehicles a day at least; where none counted, km/h at least or functional class at most; owner any takes primary roads of others than the state too. Motorways, trunk roads and railways always are.",
  );

const trail = z.array(z.array(modification).max(50)).max(50);

export const scenario = z
  .object({
    id: z.string().regex(/^[a-z0-9-]{1,60}$/),
    name: z.string(),
    network: z.string(),
    profile: profile.default("adult"),
    rules: rules.optional().describe("Which roads were barriers when it was drawn; as usual unless told."),
    classes: z
      .string()
      .regex(/^\d+(,\d+){2}$/)
      .optional()
      .describe("Limits of the classes of excess that were shown."),
    modifications: z.array(modification).max(50),
    history: z
      .object({ past: trail, future: trail })
      .optional()
      .describe("Steps that undo and redo go through, nearest last and first."),
    saved: z.string().optional(),
  })
  .meta({ id: "Scenario" });

export const scenarioAsked = z
  .object({
    network: z.string(),
    profile: profile.default("adult"),
    rules: rules.optional(),
    modifications: z.array(modification).max(50),
    against: z.array(modification).max(50).optional().describe("Compare with these instead of today."),
    withinM: z.number().min(100).max(2000).default(1000),
    date: z
      .string()
      .optional()
      .describe("Of lines that change: 2026-03-17; a Tuesday a fortnight into the timetable unless told."),
    departure: z.string().optional().describe("hh:mm, 08:00 unless told."),
    window: z.number().int().min(1).max(120).optional().describe("Minutes, 30 unless told."),
  })
  .meta({ id: "ScenarioAsked" });

/** One kind of service, before and after. */
const servedChange = z.object({
  kind: z.string(),
  name: text,
  before: z.number().describe("How many there are."),
  after: z.number(),
  peopleNearer: z.number().describe("People who get a shorter way to the nearest."),
  peopleFarther: z.number(),
  byType: z.array(
    z.object({
      type: areaType.nullable(),
      people: z.number(),
      peopleNearer: z.number(),
      peopleFarther: z.number(),
      nearerM: z
        .number()
        .optional()
        .describe("Mean shorter walk to the nearest, of those who come nearer; not of lines."),
      minutesBefore: z.number().nullable().describe("To the nearest, median; null: beyond an hour."),
      minutesAfter: z.number().nullable(),
    }),
  ),
});

export const scenarioAnswer = z
  .object({
    network: z.string(),
    profile,
    modifications: z.array(
      z.object({
        modification,
        line: line.nullable().describe("Where it was put: both ends on the network; a line's stops."),
        metres: z.number().nullable(),
        stops: z
          .array(
            z.object({
              name: z.string().nullable().describe("Of the timetable; null: a new stop."),
              at: position,
            }),
          )
          .optional()
          .describe("Of a line that is added."),
        runMinutes: z
          .array(z.number())
          .optional()
          .describe("Of a line that is added, from each stop to the next."),
      }),
    ),
    totals: z.object({
      pairsGaining: z.number(),
      peopleGaining: z.number(),
      contactsGaining: z.number(),
      gainM: z
        .number()
        .describe("Mean shorter walk of the contacts that gain; below 0 where walks become longer."),
      burdenBefore: z.number(),
      burdenAfter: z.number(),
      byType: z.array(
        z.object({
          type: areaType.nullable(),
          people: z.number().describe("People whose walk to somebody across becomes shorter."),
          gainM: z.number(),
          share: z.number().describe("Their share of all gained person-metres, 0–1."),
        }),
      ),
      costPerPerson: z
        .object({ low: z.number(), high: z.number() })
        .nullable()
        .describe("Kronor for each person who gains, on a way across, to a service or by public transport."),
    }),
    segments: z
      .array(
        z.object({
          id: z.string(),
          burdenBefore: z.number(),
          burdenAfter: z.number(),
          excessBeforeM: z.number(),
          excessAfterM: z.number(),
        }),
      )
      .describe("Those that change."),
    pairs: z
      .array(z.object({ from: position, to: position, beforeM: z.number().nullable(), afterM: z.number() }))
      .describe("Those that gain most."),
    services: z
      .array(servedChange)
      .optional()
      .describe("Kinds of service that the scenario adds, moves or removes."),
    transit: z
      .object({
        date: z.string(),
        departure: z.string(),
        window: z.number(),
        tripsBefore: z.number().describe("Trips that run on the date."),
        tripsAfter: z.number(),
        services: z
          .array(servedChange)
          .describe(
            "Every kind there is, by public transport: median minutes over the departures; nearer is a minute or more.",
          ),
      })
      .optional()
      .describe("Where the scenario changes lines of public transport."),
    milliseconds: z.number(),
    reading: text,
    provenance,
  })
  .meta({ id: "ScenarioAnswer" });

export const candidates = z
  .object({
    network: z.string(),
    profile,
    tried: z.number(),
    spots: z.number().describe("All there are; more than tried until the last part is asked for."),
    rows: z.array(
      z.object({
        rank: z.number(),
        barrier: z.string(),
        name: z.string(),
        line,
        metres: z.number(),
        gain: z.number().describe("Gained person-metres over all contacts across."),
        peopleGaining: z.number(),
        nearestCrossingM: z.number().nullable(),
      }),
    ),
    provenance,
  })
  .meta({ id: "Candidates" });

export const streetsAnswer = z
  .object({
    network: z.string(),
    bounds: z.tuple([z.number(), z.number(), z.number(), z.number()]),
    all: z.number().describe("Lines within the bounds; more than answered where only the largest fit."),
    lines: z.array(z.object({ large: z.boolean().describe("A road that carries traffic through."), line })),
  })
  .meta({ id: "Streets" });

export type Profile = z.infer<typeof profile>;
export type Position = z.infer<typeof position>;
export type PeopleByType = z.infer<typeof peopleByType>;
export type NetworkInfo = z.infer<typeof network>;
export type BarrierSegment = z.infer<typeof barrierSegment>;
export type CrossingInfo = z.infer<typeof crossing>;
export type Barriers = z.infer<typeof barriersAnswer>;
export type BarrierSegmentAnswer = z.infer<typeof segmentAnswer>;
export type Modification = z.infer<typeof modification>;
export type ScenarioSaved = z.infer<typeof scenario>;
export type ScenarioAsked = z.infer<typeof scenarioAsked>;
export type ScenarioAnswer = z.infer<typeof scenarioAnswer>;
export type Candidates = z.infer<typeof candidates>;
export type Streets = z.infer<typeof streetsAnswer>;
