import assert from "node:assert/strict";
import { test } from "node:test";
import { figureAt } from "@tvars/cube";
import { readPx, SourceError } from "../src/index.ts";

const head = `CHARSET="ANSI";
LANGUAGE="sv";
LANGUAGES="sv","en";
TITLE="Folkmängd efter region och år";
TITLE[en]="Population by region and year";
UNITS="antal";
STUB="region";
STUB[en]="region";
HEADING="år";
HEADING[en]="year";
VALUES("region")="Riket","Karl"
"stad";
VALUES[en]("region")="The nation","Karlstad";
CODES("region")="00","1780";
VALUES("år")="2022","2023";
VALUES[en]("year")="2022","2023";
TIMEVAL("år")=TLIST(A1),"2022","2023";
NOTEX="Avser 31 december; semikolon i text är inget slut.";
LAST-UPDATED="20240222 08:00";
MATRIX="BE0101";
`;

test("texts come in both languages, codes as codes, a string may go on over lines", () => {
  const cube = readPx(`${head}DATA=\n10521556 10551707\n95416 "..";`, "a.px");
  assert.deepEqual(cube.label, { sv: "Folkmängd efter region och år", en: "Population by region and year" });
  assert.deepEqual(
    cube.dimensions.map(({ id, role }) => [id, role]),
    [
      ["region", undefined],
      ["år", "time"],
    ],
  );
  assert.deepEqual(cube.dimensions[0]!.categories[1], {
    id: "1780",
    label: { sv: "Karlstad", en: "Karlstad" },
  });
  assert.deepEqual(cube.dimensions[0]!.categories[0]!.label, { sv: "Riket", en: "The nation" });
  assert.deepEqual(figureAt(cube, 2), { value: 95416, status: "value" });
  assert.deepEqual(figureAt(cube, 3), { value: null, status: "missing" });
  assert.equal(cube.origin[0]!.updated, "2024-02-22T08:00:00Z");
  assert.deepEqual(
    cube.notes.map(({ mandatory }) => mandatory),
    [true],
  );
});

test("with KEYS, rows start with their code and those left out are missing", () => {
  const cube = readPx(`${head}KEYS("region")=CODES;\nDATA=\n"1780",95416,96000;`, "a.px");
  assert.deepEqual([...cube.values], [NaN, NaN, 95416, 96000]);
});

const cut = (text: string, wanted: RegExp) =>
  assert.throws(
    () => readPx(text, "a.px"),
    (error: SourceError) => error.file === "a.px" && wanted.test(error.message),
  );

test("a truncated PX file is refused, as is one whose data are too few", () => {
  cut(`${head}DATA=\n10521556 105517`, /truncated/);
  cut(`${head}DATA=\n10521556 10551707 95416;`, /DATA.*value: 3.*Expected: 4 figures/);
  cut(`${head}DATA=\n1 2 3 okänt;`, /okänt.*Expected: a number or/);
});
