import type { Cube, Dimension, Figure } from "@tvars/cube";
import { FLAGS, emptyCube, setFigure, text } from "@tvars/cube";
import * as fc from "fast-check";

const words = fc.string({ minLength: 1, maxLength: 8, unit: "grapheme" }).map((word) => word.trim() || "x");

export const anyFigure: fc.Arbitrary<Figure> = fc
  .tuple(
    fc.oneof(
      fc.constantFrom("zero" as const, "suppressed" as const, "missing" as const, "not-applicable" as const),
      fc
        .double({ noNaN: true, noDefaultInfinity: true })
        .map((value) => (value === 0 ? ("zero" as const) : value)),
    ),
    fc.subarray([...FLAGS]),
  )
  .map(([told, flags]) => ({
    ...(typeof told === "number"
      ? { value: told, status: "value" as const }
      : { value: told === "zero" ? 0 : null, status: told }),
    ...(flags.length ? { flags } : {}),
  }));

const dimension = (id: string, role: Dimension["role"] | undefined): fc.Arbitrary<Dimension> =>
  fc
    .uniqueArray(
      fc.record(
        {
          id: words,
          label: words.map((word) => text(word)),
          unit: words.map((word) => text(word)),
          decimals: fc.nat(6),
        },
        { requiredKeys: ["id", "label"], noNullPrototype: true },
      ),
      { minLength: 1, maxLength: 4, selector: (category) => category.id },
    )
    .map((categories) => ({ id, label: text(`label of ${id}`), ...(role ? { role } : {}), categories }));

/** Any small cube of areas, years, measures and one more dimension. */
export const anyCube: fc.Arbitrary<Cube> = fc
  .tuple(
    dimension("area", "geo"),
    dimension("year", "time"),
    dimension("measure", "metric"),
    dimension("kön", undefined),
  )
  .chain((dimensions) => {
    const size = dimensions.reduce((product, { categories }) => product * categories.length, 1);
    return fc
      .tuple(
        fc.array(anyFigure, { minLength: size, maxLength: size }),
        fc.uniqueArray(
          fc.record(
            { text: words.map((word) => text(word)), mandatory: fc.boolean() },
            { noNullPrototype: true },
          ),
          {
            maxLength: 3,
            selector: (note) => note.text.sv,
          },
        ),
      )
      .map(([figures, notes]) => {
        const cube = emptyCube(text("Any"), dimensions);
        for (const [at, figure] of figures.entries()) setFigure(cube, at, figure);
        return { ...cube, notes, origin: [{ source: "test", table: "T1", snapshot: "test.T1.2026.ab" }] };
      });
  });
