import type { Category, Cube, Dimension, Note, Text } from "../cube.ts";
import { CubeError, text } from "../error.ts";
import type { CubeHead } from "./read.ts";

/**
 * One cube with Swedish and English texts, from the same table read in each language; figures and order of `sv`.
 * The English body may be metadata only, hold more categories, or have them in another order.
 * @throws CubeError where a dimension or a category of `sv` has no twin in `en`
 */
export function mergeLabels(sv: Cube, en: CubeHead): Cube {
  const twins = new Map(en.dimensions.map((dimension) => [dimension.id, dimension]));
  return {
    ...sv,
    label: pair(sv.label, en.label),
    dimensions: sv.dimensions.map((dimension) => mergeDimension(dimension, twins.get(dimension.id))),
    notes: mergeNotes(sv.notes, en.notes),
  };
}

const pair = (sv: Text, en: Text): Text => text(sv.sv, en.en);

function mergeDimension(sv: Dimension, en: Dimension | undefined): Dimension {
  if (!en) throw noTwin(sv.id);
  const twins = new Map(en.categories.map((category) => [category.id, category]));
  return {
    ...sv,
    label: pair(sv.label, en.label),
    categories: sv.categories.map((category): Category => {
      const twin = twins.get(category.id);
      if (!twin) throw noTwin(`${sv.id} ${category.id}`);
      const unit = category.unit && twin.unit ? { unit: pair(category.unit, twin.unit) } : {};
      return { ...category, label: pair(category.label, twin.label), ...unit };
    }),
  };
}

/** Notes have no ids: they are paired by place, and left in one language where the two lists differ in length. */
const mergeNotes = (sv: Note[], en: Note[]): Note[] =>
  sv.length === en.length ? sv.map((note, at) => ({ ...note, text: pair(note.text, en[at]!.text) })) : sv;

const noTwin = (value: string): CubeError =>
  new CubeError({
    kind: "shape",
    what: text("De två språken gäller inte samma tabell", "The two languages are not of the same table"),
    value,
    expected: text("samma dimension och kod i båda", "the same dimension and code in both"),
    action: text("Hämta båda med samma urval.", "Fetch both with the same selection."),
  });
