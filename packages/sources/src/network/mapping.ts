import { CROSSING_KINDS, WAY_KINDS } from "@tvars/network";
import { z } from "zod";

const text = z.strictObject({ sv: z.string(), en: z.string() });
const scalar = z.union([z.string(), z.number(), z.boolean()]);
const owners = ["state", "municipal", "private"] as const;

/** Names of a column; the first that a row fills counts. Case does not matter. */
const columns = z.union([z.string(), z.array(z.string()).min(1)]);

/** True when the column holds one of the values, or a number within the bounds, or (filled) anything but nothing, 0, false and −1. */
const condition = z.strictObject({
  column: columns,
  in: z.array(scalar).optional(),
  atLeast: z.number().optional(),
  atMost: z.number().optional(),
  filled: z.boolean().optional(),
});
/** One condition, or several that must all hold. */
const when = z.union([condition, z.array(condition).min(1)]);

const choice = <T extends readonly [string, ...string[]]>(values: T) =>
  z.strictObject({
    column: columns,
    /** What a value of the column means. */
    values: z.record(z.string(), z.enum(values)),
    /** What any other value means, also none; without it nothing is told. */
    otherwise: z.enum(values).optional(),
  });

const number = z.union([columns, z.strictObject({ columns, factor: z.number() })]);

const rule = z.strictObject({
  when: when.optional(),
  kind: z.enum(WAY_KINDS),
  foot: z.boolean().optional(),
  cycle: z.boolean().optional(),
  car: z.boolean().optional(),
  bridge: z.boolean().optional(),
  tunnel: z.boolean().optional(),
  layer: z.number().int().optional(),
  crossing: z.enum(CROSSING_KINDS).optional(),
  owner: z.enum(owners).optional(),
});

export const mappingSchema = z.strictObject({
  id: z.string(),
  title: text,
  /** Becomes `Ways.source`. */
  source: z.string(),
  /** Columns that a layer of this kind has; the mapping is taken by itself where all are there. */
  recognise: z.array(columns).optional(),
  /** Columns of the row's own id; the row's number where it has none. */
  key: columns.optional(),
  /** Put before each id, so that ids of joined sources differ. */
  prefix: z.string().optional(),
  /** What a line is: the first rule that fits. A line that none fits is counted and left out. */
  ways: z.array(rule).min(1),
  name: columns.optional(),
  /** Road number. */
  ref: columns.optional(),
  surface: z
    .strictObject({ column: columns, values: z.record(z.string(), z.string()).optional() })
    .optional(),
  owner: choice(owners).optional(),
  oneway: z.strictObject({ forward: when.optional(), backward: when.optional() }).optional(),
  /** No one may go this way, on top of the rules. */
  closed: z.strictObject({ foot: when.optional(), cycle: when.optional(), car: when.optional() }).optional(),
  bridge: when.optional(),
  tunnel: when.optional(),
  layer: z.union([columns, z.array(z.strictObject({ when, is: z.number().int() }))]).optional(),
  speedKmH: number.optional(),
  adt: number.optional(),
  widthM: number.optional(),
  lanes: number.optional(),
  functionClass: number.optional(),
  climbM: number.optional(),
  /** The line itself is a passage. */
  crossing: choice(CROSSING_KINDS).optional(),
  /** A crossing at the first place of the line, or at the place of a point: registers of passages. */
  crossingAt: choice(CROSSING_KINDS).optional(),
});

/** How the attributes of a layer of lines (or of points that are crossings) are read; a JSON document, see docs/networks.md. */
export type Mapping = z.infer<typeof mappingSchema>;
export type When = z.infer<typeof when>;
export type Columns = z.infer<typeof columns>;
export type NumberRule = z.infer<typeof number>;
