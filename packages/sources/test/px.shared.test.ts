import assert from "node:assert/strict";
import { readdir, readFile } from "node:fs/promises";
import { readPx } from "../src/index.ts";
import { decode } from "../src/text-of.ts";
import { shared, sharedPath } from "../../../test/support/shared.ts";

const read = async (name: string) => readPx(decode(await readFile(sharedPath("data/pxweb/px", name))), name);

shared("all seven real PX files are read, in the Latin-1 they are written in", async () => {
  const names = (await readdir(sharedPath("data/pxweb/px"))).sort();
  const cubes = await Promise.all(names.map(read));
  assert.deepEqual(
    cubes.map(({ dimensions }) => dimensions.map(({ categories }) => categories.length).join("×")),
    ["21×4×101×2×2", "4×21×32×3", "30×3×22×1×3", "30×3×22×5×1×2", "9×34×2×4", "14×11×1×28", "291×11×1×2"],
  );
  const region = cubes[0]!.dimensions[0]!.categories;
  assert.deepEqual(region[3], {
    id: "05",
    label: { sv: "05 Östergötland county", en: "05 Östergötland county" },
  });
});

shared("Swedish and English labels of a PX file with both are paired", async () => {
  const { dimensions } = await read("TAB001.px");
  assert.equal(dimensions[0]!.id, "REGION");
  assert.deepEqual(dimensions[1]!.categories[0]!.id, "F");
  assert.notEqual(dimensions[1]!.categories[0]!.label.sv, dimensions[1]!.categories[0]!.label.en);
});
