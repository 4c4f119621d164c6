import assert from "node:assert/strict";
import { test } from "node:test";
import * as fc from "fast-check";
import type { Figure } from "@tvars/cube";
import type { Cell } from "@tvars/report";
import {
  concentrationIndex,
  outlineGeometry,
  outlineText,
  piles,
  quartilesOf,
  slope,
  sourceLine,
  storyFile,
  storyPicture,
  themeOf,
  trendLines,
} from "@tvars/report";
import { overlaps, textBoxes } from "./boxes.ts";
import {
  STORIES,
  concentration,
  distribution,
  maps,
  multiples,
  slopeAcross,
  slopeAreas,
  slopeTypes,
  transitions,
} from "./stories.ts";

const values = (cells: readonly Cell[]): (number | null)[] =>
  cells.map((cell) =>
    typeof cell === "number" ? cell : cell !== null && typeof cell === "object" ? cell.value : null,
  );
const attributes = (svg: string, element: RegExp, name: string): number[] =>
  [...svg.matchAll(element)].map(([tag]) => Number(new RegExp(` ${name}="([-\\d.]+)"`).exec(tag)![1]));

test("the file of a story holds its title, its direction, its source with dates and the label of invented figures", () => {
  for (const [id, story] of Object.entries(STORIES))
    for (const lang of ["sv", "en"] as const) {
      const { svg } = storyFile(story, { lang });
      const said = textBoxes(svg)
        .map(({ text }) => text)
        .join(" ");
      assert.match(said, lang === "sv" ? /Påhittat exempel/ : /Invented example/, id);
      assert.match(said, lang === "sv" ? /Källa: Tvärs exempel/ : /Source: Tvärs exempel/, id);
      assert.match(said, /2026-11-22/, id);
      assert.match(svg, /utmaningar|challenges/, id);
      assert.match(svg, /^<svg [^>]*role="img" aria-labelledby="tvars-title tvars-desc"/, id);
      assert.equal(storyFile(story, { lang }).svg, svg);
    }
});

test("a source stands once a table, without its own word for source, with the day it was fetched", () => {
  assert.equal(
    sourceLine(slopeTypes.provenance.origin, "sv"),
    "Källa: Tvärs exempel, TAB6586, hämtad 2026-11-22; SCB, hämtad 2026-11-21",
  );
});

test("slope of types: the table holds the shares in per cent, and a line goes from the first figure's dot to the last's", () => {
  const picture = storyPicture(slopeTypes);
  assert.deepEqual(
    picture.table.rows.map((row) => values(row.slice(1))),
    slopeTypes.items.map(({ from, to }) => [from.value! * 100, to.value! * 100]),
  );
  const lines = [
    ...picture.svg.matchAll(/d="M([\d.]+),([\d.]+)L([\d.]+),([\d.]+)"[^>]*data-series="type-(\d)"/g),
  ];
  assert.deepEqual(new Set(lines.map(([, , , , , type]) => type)), new Set(["1", "2", "3", "4", "5"]));
  assert.equal(new Set(lines.map(([, x]) => x)).size, 1);
  assert.doesNotMatch(picture.svg, /stroke-dasharray/);
});

test("slope across a break is dashed over a notch, says why, and is not called a rise or a fall", () => {
  const { svg, title, foot } = storyPicture(slopeAcross, { lang: "en" });
  assert.match(svg, /stroke-dasharray="5 4"[^>]*data-series/);
  assert.match(svg, /data-break="between"/);
  assert.doesNotMatch(title, /rose|fell/);
  assert.ok(foot.notes.some((note) => note.startsWith("Break between 2023 and 2024: ")));
});

test("slope of areas: every line is drawn, at most fourteen are named, no name on another, the table has all", () => {
  for (const count of [3, 14, 48, 700]) {
    const story = slopeAreas(count);
    const picture = storyPicture(story, { width: 420 });
    const named = textBoxes(picture.svg).filter(({ text }) => /Område|Norra/.test(text)).length;
    assert.ok(named <= 14, `${named} of ${count}`);
    assert.deepEqual(overlaps(textBoxes(picture.svg)), []);
    assert.equal(picture.table.rows.length, count);
    const drawn = new Set([...picture.svg.matchAll(/data-series="([^"]+)"/g)].map(([, id]) => id));
    assert.equal(drawn.size, story.items.filter(({ from }) => from.value !== null).length);
  }
});

test("a slope says when its height does not start at zero, and draws the zero line when it does", () => {
  const of = (low: number) =>
    slope({
      measure: "Index",
      fromYear: 2020,
      toYear: 2021,
      items: [low, 20].map((value, i) => ({
        id: `${i}`,
        label: `A${i}`,
        from: { value, status: "value" as const },
        to: { value: value + 1, status: "value" as const },
      })),
    });
  assert.ok(of(18).foot.notes.includes("Höjdskalan börjar inte vid noll."));
  assert.doesNotMatch(of(18).svg, /data-line="zero"/);
  assert.deepEqual(of(1).foot.notes, []);
  assert.match(of(1).svg, /data-line="zero"/);
});

test("areas that cannot be followed give a picture that says so, not empty axes", () => {
  const { summary, svg } = storyPicture({ ...slopeAreas(3), items: [] });
  assert.match(summary, /Inget område kan följas mellan 2013 och 2023/);
  assert.doesNotMatch(svg, /data-series/);
});

test("transitions: areas and people in the table are the story's, and a break between the years is said", () => {
  const { table, foot } = storyPicture(transitions);
  const cell = (from: number, to: number) =>
    transitions.matrix.find((one) => one.from === from && one.to === to);
  for (const [i, row] of table.rows.entries()) {
    assert.deepEqual(
      values(row.slice(1, 6)),
      [1, 2, 3, 4, 5].map((to) => cell(i + 1, to)?.areas ?? 0),
    );
    assert.deepEqual(
      values(row.slice(6)),
      [1, 2, 3, 4, 5].map((to) => (cell(i + 1, to) ? cell(i + 1, to)!.population.value : 0)),
    );
  }
  assert.ok(foot.notes.some((note) => note.startsWith("Brott mellan 2023 och 2024")));
  assert.ok(foot.notes.includes("Räknas för sig: 9 områden."));
});

test("multiples: every panel's columns stand on the same zero line and are equally tall; the order is the codes'", () => {
  const story = multiples(21, [2020, 2021, 2022]);
  const { svg, table } = storyPicture(story, { width: 760 });
  assert.deepEqual(
    [...svg.matchAll(/data-place="([^"]+)"/g)].map(([, id]) => id),
    story.members.map(({ place }) => place.id),
  );
  for (const panel of svg.split('data-place="').slice(1)) {
    const heights = new Map<number, number>();
    for (const [tag] of panel.matchAll(/<rect[^>]*data-(?:type|status)[^>]*>/g)) {
      const [x, height] = ["x", "height"].map((name) =>
        Number(new RegExp(` ${name}="([\\d.]+)"`).exec(tag)![1]),
      );
      heights.set(x!, (heights.get(x!) ?? 0) + height!);
    }
    assert.equal(heights.size, 3);
    for (const height of heights.values()) assert.ok(Math.abs(height - 84) < 0.1, String(height));
  }
  const first = story.members[0]!.years[0]!;
  assert.deepEqual(
    values(table.rows[0]!.slice(2)),
    first.types.map(({ share }) => share.value! * 100),
  );
});

test("multiples of one year are bars beneath each other, with a title of them all", () => {
  const { title, table } = storyPicture(multiples(6, [2022]), { lang: "en" });
  assert.match(
    title,
    /^The share of residents in types 1 and 2 runs from .* between 6 parts of Sweden in 2022$/,
  );
  assert.equal(table.rows.length, 6);
});

test("distribution: a dot an area however many, within the picture; the own ones are marked; quartiles as in the story", () => {
  for (const count of [62, 400, 3363]) {
    const story = distribution(count, [12, 20]);
    const { svg, table, summary } = storyPicture(story, { width: 760 });
    const paths = [...svg.matchAll(/<path d="((?:M[\d.]+,[\d.]+h0)+)"/g)].flatMap(([, d]) => d!.match(/M/g)!);
    const dots = svg.match(/data-area="/g)?.length ?? 0;
    assert.equal(paths.length + dots, count);
    assert.equal(table.rows.length, count);
    assert.deepEqual(
      table.rows.map((row) => (row[1] as Figure).value),
      story.areas.map(({ figure }) => figure.value),
    );
    assert.match(svg, /data-quartiles="median"/);
    assert.match(summary, new RegExp(`medianen ${story.quartiles!.median.toFixed(1).replace(".", ",")}`));
    assert.equal(svg.match(/data-cut="/g)?.length, 4);
  }
});

test("piles: heights are counts of values within the column, columns are whole steps wide, and nothing is taller than asked", () => {
  fc.assert(
    fc.property(
      fc.array(fc.integer({ min: 0, max: 500 }), { minLength: 161, maxLength: 1200 }),
      fc.integer({ min: 240, max: 800 }),
      (tenths, px) => {
        const numbers = tenths.map((tenth) => tenth / 10);
        const { centre, level, diameterPx, tallest } = piles(numbers, {
          perPx: 50 / px,
          step: 0.1,
          mostPx: 170,
        });
        assert.ok(diameterPx * tallest <= 170 + 1e-9);
        const columns = new Map<number, number[]>();
        for (const i of numbers.keys()) {
          const key = Math.round(centre[i]! * 1e6);
          columns.set(key, [...(columns.get(key) ?? []), i]);
        }
        const wide = [...columns.keys()].toSorted((a, b) => a - b).map((key) => key / 1e6);
        for (const members of columns.values())
          assert.deepEqual(
            members.map((i) => level[i]!).toSorted((a, b) => a - b),
            members.map((_, i) => i),
          );
        const step = Math.min(...wide.slice(1).map((at, i) => at - wide[i]!));
        if (wide.length < 2) return;
        assert.ok(Math.abs(step / 0.1 - Math.round(step / 0.1)) < 1e-6, String(step));
        for (const [i, value] of numbers.entries())
          assert.ok(Math.abs(value - centre[i]!) <= step / 2 + 1e-9);
      },
    ),
    { numRuns: 60, seed: 5 },
  );
});

test("quartiles interpolate linearly: of 1, 2, 3, 4 they are 1.75, 2.5 and 3.25", () => {
  assert.deepEqual(quartilesOf([4, 1, 3, 2]), { lower: 1.75, median: 2.5, upper: 3.25 });
  assert.deepEqual(quartilesOf([7]), { lower: 7, median: 7, upper: 7 });
});

test("maps: the same area has the same place and the same colour for the same type; changed ones are outlined; whose cut-offs is said", () => {
  const story = maps("each");
  const { svg, foot, table } = storyPicture(story);
  const [before, after] = svg.split('data-side="after"') as [string, string];
  const areas = (part: string) =>
    new Map(
      [...part.matchAll(/<path d="([^"]+)" fill="([^"]+)"[^>]*data-area="([^"]+)"/g)].map(
        ([, d, fill, code]) => [code!, { d, fill }],
      ),
    );
  const [was, is] = [areas(before), areas(after)];
  assert.equal(was.size, 42);
  for (const { code, changed, figure } of story.after.areas) {
    assert.equal(was.get(code)!.d, is.get(code)!.d);
    if (figure.value !== null) assert.equal(was.get(code)!.fill === is.get(code)!.fill, !changed, code);
  }
  const changed = story.after.areas.filter((area) => area.changed).length;
  assert.equal(svg.match(/data-changed="1"/g)?.length, 2 * changed);
  assert.ok(foot.notes.some((note) => note.startsWith("Varje års egna gränser")));
  assert.ok(
    storyPicture(maps("same")).foot.notes.some((note) => /2018 års gränser.*inte SCB:s typ 2023/.test(note)),
  );
  assert.deepEqual(
    table.rows.map((row) => values(row.slice(2))),
    story.before.areas.map(({ figure }, i) => [figure.value, story.after.areas[i]!.figure.value]),
  );
});

test("concentration: the index is the curve's own over the areas, the table sums them by type, the curve ends at one", () => {
  const { foot, table, svg } = storyPicture(concentration, { lang: "en" });
  const index = concentrationIndex(concentration.areas);
  assert.ok(index < 0);
  assert.ok(foot.notes.includes(`Concentration index ${index.toFixed(2).replace("-", "−")}.`));
  assert.deepEqual(
    table.rows.map((row) => values(row.slice(1, 3))),
    concentration.types.map(({ people, amount }) => [people, amount]),
  );
  assert.deepEqual(
    values(table.rows.at(-1)!.slice(3)).map((value) => Math.round(value! * 1e9) / 1e9),
    [100, 100],
  );
  assert.equal(new Set(attributes(svg, /<path[^>]*data-type="\d"[^>]*>/g, "data-type")).size, 5);
});

test("lines of area types have the types' own colours on every paper", () => {
  for (const name of ["light", "dark", "print"] as const) {
    const { svg } = trendLines(
      {
        measure: "Ärenden",
        series: ([1, 2, 3, 4, 5] as const).map((type) => ({
          id: `type-${type}`,
          label: `Typ ${type}`,
          type,
          points: [2020, 2021].map((year) => ({
            year,
            figure: { value: type + year - 2020, status: "value" },
          })),
        })),
      },
      { theme: name },
    );
    for (const type of [1, 2, 3, 4, 5] as const)
      assert.match(svg, new RegExp(`stroke="${themeOf(name).types[type].fill}"[^>]*data-type="${type}"`));
  }
});

test("an outline comes back as the rings it was made of, to the metre, holes too; text that is none is refused", () => {
  const coordinates = [
    [
      [412_000.4, 6_583_000],
      [413_000, 6_583_000],
      [413_000, 6_584_000.6],
      [412_000.4, 6_583_000],
    ],
    [
      [412_400, 6_583_200],
      [412_500, 6_583_200],
      [412_500, 6_583_300],
      [412_400, 6_583_200],
    ],
  ];
  const text = outlineText({ type: "Polygon", coordinates });
  assert.equal(text, "412000 6583000 1000 0 0 1001;412400 6583200 100 0 0 100");
  assert.deepEqual(outlineGeometry(text).coordinates, [
    coordinates[0]!.map((point) => point.map(Math.round)),
    coordinates[1],
  ]);
  for (const wrong of ["", "1 2 3", "1 2 3 4", "a b c d e f"])
    assert.throws(() => outlineGeometry(wrong), /expected pairs of whole metres/);
});
