import { VERSIONS } from "@tvars/areas";
import { z } from "zod";

const text = z.object({ sv: z.string().min(1), en: z.string().min(1) });

const measure = z.union([
  z.string().min(1),
  z.object({
    id: z.string().min(1),
    label: text.optional(),
    unit: text.optional(),
    decimals: z.number().int().min(0).max(6).optional(),
  }),
]);

/** How one variable of the source becomes one of our dimensions. */
const variable = z.object({
  /** `area`, `year`, `measure`, or the dimension's own id (`age`, `sex`, …). */
  to: z.string().regex(/^[a-z][a-z0-9_]*$/, "lower-case letters, digits and _"),
  label: text.optional(),
  /** Source code → our id, for codes whose id differs; other codes keep theirs. */
  ids: z.record(z.string(), measure).optional(),
  /** Where codes are not known: the first rule whose pattern fits the Swedish label names the category. */
  match: z.array(z.object({ label: z.string(), id: z.string(), unit: text.optional() })).optional(),
});

const column = z.string().min(1);

export const definitionSchema = z
  .strictObject({
    id: z.string().min(1),
    /** Where it comes from: `scb`, `kolada`, or one's own word. */
    source: z.string().regex(/^[a-z][a-z0-9-]*$/, "lower-case letters, digits and -"),
    kind: z.enum(["figures", "layer", "areas", "bridge"]),
    api: z.enum(["pxweb-v2", "pxweb-v1", "wfs", "kolada-v3", "px", "jsonstat", "csv", "json"]),
    /** Name of a known service (services.ts) or a base address. Files have neither. */
    service: z.string().optional(),
    /** The table, layer or indicator at the source. */
    table: z.string().min(1),
    title: text,
    licence: z.string().min(1),
    attribution: text,
    /** Variable → value expressions (`*`, `1780*`, `top(3)`, codes). A variable not named is taken whole. */
    selection: z.record(z.string(), z.array(z.string()).min(1)).default({}),
    variables: z.record(z.string(), variable).default({}),
    /** layer and bridge: our column → theirs. */
    columns: z.record(z.string(), column).optional(),
    /** layer: what its areas belong to; absent for reference layers. */
    version: z.enum(VERSIONS).optional(),
    /** bridge: from which version to which. */
    from: z.enum(VERSIONS).optional(),
    to: z.enum(VERSIONS).optional(),
    crs: z
      .string()
      .regex(/^EPSG:\d+$/)
      .optional(),
    pageSize: z.number().int().positive().optional(),
    /** pxweb-v1: most cells of one request, as the service's documentation says. */
    maxCells: z.number().int().positive().optional(),
    /** First year whose counts the source has perturbed (Cell Key Method). */
    perturbedFrom: z.number().int().optional(),
    caveats: z.array(text).default([]),
    /** Counts to check against after a fetch: a difference is a warning, never silent. */
    expected: z
      .object({
        features: z.number().int().optional(),
        rows: z.number().int().optional(),
        areas: z.record(z.string(), z.number().int()).optional(),
        firstYear: z.number().int().optional(),
      })
      .default({}),
  })
  .superRefine((definition, context) => {
    const need = (path: string, given: unknown): void => {
      if (given === undefined)
        context.addIssue({ code: "custom", path: [path], message: `needed for kind ${definition.kind}` });
    };
    if (definition.kind === "bridge") {
      need("from", definition.from);
      need("to", definition.to);
      need("columns", definition.columns);
    }
    if (definition.kind === "layer" && definition.version !== undefined) need("columns", definition.columns);
    if (definition.kind === "figures" && definition.api.startsWith("pxweb")) {
      const targets = Object.values(definition.variables).map(({ to }) => to);
      for (const wanted of ["area", "year"])
        if (targets.filter((to) => to === wanted).length !== 1)
          context.addIssue({
            code: "custom",
            path: ["variables"],
            message: `exactly one variable must become ${wanted}`,
          });
    }
  });

/** A table, layer or bridge that can be fetched or imported: a file, not code. */
export type Definition = z.infer<typeof definitionSchema>;
export type VariableRule = z.infer<typeof variable>;
