/** Files that are broken in the ways files are, made from a seed: the same 500 on every machine. */
import { crc32, deflateRawSync } from "node:zlib";
import { type Layer, writeGeoJson, writeGeoPackage, writeGeoParquet, writeShapefile } from "@tvars/geo";
import { strToU8, unzipSync, zipSync } from "fflate";
import { writeOds, writeXlsx } from "hucre";

export interface BrokenFile {
  name: string;
  what: string;
  bytes: Uint8Array;
}

/** mulberry32 */
export function randomOf(seed: number): () => number {
  let a = seed >>> 0;
  return () => {
    a = (a + 0x6d2b79f5) >>> 0;
    let t = Math.imul(a ^ (a >>> 15), a | 1);
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
}

const utf8 = (text: string): Uint8Array => new TextEncoder().encode(text);
const latin1 = (text: string): Uint8Array => new Uint8Array(Buffer.from(text, "latin1"));

const HEAD = "id;namn;lon;lat;kommunkod;år;antal";
const LINES = Array.from(
  { length: 40 },
  (_, i) =>
    `${i};Plats å${i};${(15 + i / 50).toFixed(4)};${(60 + i / 80).toFixed(4)};2081;202${i % 5};${i % 7}`,
);
const CSV = `${HEAD}\n${LINES.join("\n")}\n`;

const LAYER: Layer = {
  name: "platser",
  crs: "EPSG:3006",
  features: Array.from({ length: 12 }, (_, i) => ({
    geometry: { type: "Point", coordinates: [520_000 + 100 * i, 6_700_000 + 90 * i] },
    properties: { id: i, namn: `Plats ${i}`, antal: i % 4 },
  })),
};

/** One whole file of every format. */
export async function wholeFiles(): Promise<BrokenFile[]> {
  const rows = [HEAD.split(";"), ...LINES.map((line) => line.split(";"))];
  const file = (name: string, bytes: Uint8Array): BrokenFile => ({ name, what: "whole", bytes });
  return [
    file("hel.csv", utf8(CSV)),
    file("hel-1252.csv", latin1(CSV)),
    file("hel-utf16.csv", new Uint8Array(Buffer.from(`\uFEFF${CSV}`, "utf16le"))),
    file("hel.xlsx", timeless(await writeXlsx({ sheets: [{ name: "Blad", rows }] }))),
    file("hel.ods", timeless(await writeOds({ sheets: [{ name: "Blad", rows }] }))),
    file("hel.json", utf8(JSON.stringify({ data: { items: LINES.map((line, id) => ({ id, line })) } }))),
    file("hel.geojson", utf8(asText(writeGeoJson(LAYER)))),
    file("hel.gpkg", writeGeoPackage(LAYER)),
    file("hel.zip", timeless(writeShapefile(LAYER))),
    file("hel.parquet", writeGeoParquet(LAYER)),
  ];
}

const LONG_AGO = { mtime: "2020-01-01T00:00:00" };

/** An archive without the clock of the day it was written on, so that the same seed gives the same bytes. */
function timeless(bytes: Uint8Array): Uint8Array {
  const parts = Object.entries(unzipSync(bytes)).map(([name, part]) => {
    const isText = /\.(xml|rels|rdf)$/.test(name);
    const still = isText
      ? strToU8(
          new TextDecoder().decode(part).replaceAll(/20\d\d-\d\d-\d\dT[\d:.]+Z?/g, "2020-01-01T00:00:00Z"),
        )
      : part;
    return [name, [still, { level: name === "mimetype" ? 0 : 6 }]] as const;
  });
  return zipSync(Object.fromEntries(parts) as Parameters<typeof zipSync>[0], LONG_AGO);
}

const asText = (text: string | Uint8Array): string =>
  typeof text === "string" ? text : new TextDecoder().decode(text);

/** `count` broken files: those that are named first, then whole files damaged at random. */
export async function brokenFiles(count: number, seed = 1): Promise<BrokenFile[]> {
  const whole = await wholeFiles();
  const named = [...texts(), ...jsons(), ...geojsons(), ...(await workbooks()), ...archives(whole)];
  const random = randomOf(seed);
  const damaged = Array.from({ length: Math.max(0, count - named.length) }, (_, i) =>
    damage(whole, random, i),
  );
  return [...named, ...damaged].slice(0, count);
}

const csv = (what: string, contents: string | Uint8Array): BrokenFile => ({
  name: `${what.replaceAll(/[^a-z0-9]+/g, "-")}.csv`,
  what,
  bytes: typeof contents === "string" ? utf8(contents) : contents,
});

function texts(): BrokenFile[] {
  const body = (lon: (i: number) => string | number, lat: (i: number) => string | number) =>
    `id;lon;lat\n${Array.from({ length: 30 }, (_, i) => `${i};${lon(i)};${lat(i)}`).join("\n")}\n`;
  return [
    csv("empty", ""),
    csv("one byte", "a"),
    csv("only a mark", "\uFEFF"),
    csv("only line ends", "\n\n\r\n\r\r"),
    csv("only a header", `${HEAD}\n`),
    csv("only separators", ";;;;\n;;;;\n;;;;\n"),
    csv("numbers without a header", "1;2;3\n4;5;6\n7;8;9\n"),
    csv("duplicate headers", "a;a;a\n1;2;3\n4;5;6\n"),
    csv("merged headers", "År;;2023;;2024;\n;;män;kvinnor;män;kvinnor\nA;B;1;2;3;4\nC;D;5;6;7;8\n"),
    csv("headers that are numbers", "2021;2022;2023\n1;2;3\n4;5;6\n"),
    csv("unclosed quote at the end", `${CSV}"aldrig stängd;1;2\n`),
    csv("unclosed quote in the header", `"id;namn\n1;2\n3;4\n`),
    csv("quotes inside cells", `a;b\n1;en "sak" här\n2;"två"";x"y\n`),
    csv("ragged rows", "a;b;c\n1;2\n1;2;3;4;5\n;\n1\n1;2;3\n"),
    csv("all rows ragged", "a;b;c\n1;2\n1;2\n1;2;3;4\n"),
    csv("mixed separators", "a;b,c\td\n1,2;3|4\n1;2;3;4\n1\t2\t3\t4\n"),
    csv("carriage returns only", CSV.replaceAll("\n", "\r")),
    csv("line ends of three kinds", "a;b\r\n1;2\r3;4\n5;6\r\n"),
    csv("mark in the middle", CSV.replace("\n3;", "\n\uFEFF3;")),
    csv("zero bytes in cells", "a;b\n1;x\u0000y\n2;z\n"),
    csv("a block of zero bytes", Buffer.concat([utf8(CSV), Buffer.alloc(5000), utf8(CSV)])),
    csv("nothing but zero bytes", new Uint8Array(5000)),
    csv(
      "bytes of no encoding",
      Uint8Array.from({ length: 4000 }, (_, i) => (i * 131 + 7) & 255),
    ),
    csv("utf-8 said twice", Buffer.from(Buffer.from(CSV, "utf8").toString("latin1"), "utf8")),
    csv("half utf-8 and half windows-1252", Buffer.concat([utf8(CSV), latin1(CSV)])),
    csv("utf-16 cut in a letter", Buffer.from(`\uFEFF${CSV}`, "utf16le").subarray(0, 1001)),
    csv("utf-16 without a mark", Buffer.from(CSV, "utf16le")),
    csv("a cell of a megabyte", `a;b\n1;${"x".repeat(1 << 20)}\n2;y\n`),
    csv("a line of a hundred thousand cells", `${"a;".repeat(100_000)}\n${"1;".repeat(100_000)}\n`),
    csv(
      "twenty thousand columns",
      `${Array.from({ length: 20_000 }, (_, i) => `k${i}`).join(";")}\n${"1;".repeat(19_999)}1\n`,
    ),
    csv("formulas", "a;b\n=cmd|'/c calc'!A1;1\n+1+1;2\n@SUM(A1);3\n-2+3;4\n"),
    csv(
      "latitude and longitude swapped",
      body(
        (i) => 60 + i / 100,
        (i) => 15 + i / 100,
      ),
    ),
    csv(
      "negative coordinates",
      body(
        (i) => -15 - i,
        (i) => -60 - i,
      ),
    ),
    csv(
      "coordinates beyond the numbers",
      body(
        () => "1e308",
        () => "-1e308",
      ),
    ),
    csv(
      "coordinates that overflow",
      body(
        () => "1e999",
        () => "1e999",
      ),
    ),
    csv(
      "coordinates that are not numbers",
      body(
        () => "NaN",
        () => "Infinity",
      ),
    ),
    csv(
      "coordinates of zero",
      body(
        () => 0,
        () => 0,
      ),
    ),
    csv(
      "coordinates of the moon",
      body(
        (i) => 9e15 + i,
        (i) => 9e15 - i,
      ),
    ),
    csv(
      "degrees with minutes",
      body(
        (i) => `15°${i}'10"`,
        () => `60°10'1"`,
      ),
    ),
    csv(
      "metres in columns of degrees",
      body(
        (i) => 520_000 + i,
        (i) => 6_700_000 + i,
      ),
    ),
    csv(
      "decimal points and commas at once",
      body(
        (i) => (i % 2 ? "15,5" : "15.5"),
        () => "60,1",
      ),
    ),
    csv("dates that do not exist", "datum;kommunkod\n2024-02-31;2081\n2023-13-01;2081\n0000-00-00;2081\n"),
    csv("years of no calendar", "år;kommunkod\n99999;2081\n-5;2081\n2024,5;2081\n"),
    csv("codes that lost their zero", "kommunkod;n\n114;1\n180;2\n"),
    csv("codes in lower case", "regso;n\n1780r001;1\n1780R002 ;2\n"),
    csv("names called __proto__", "__proto__;constructor;toString\n1;2;3\n4;5;6\n"),
    csv("headers of blanks", " ; ;\t\n1;2;3\n4;5;6\n"),
    csv("a web page", "<!DOCTYPE html><html><body>404</body></html>"),
    csv("a document", "%PDF-1.7\n1 0 obj\n"),
    csv(
      "an old workbook",
      Uint8Array.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1, ...new Uint8Array(600)]),
    ),
    csv("an error as text", '{"error":"token expired"}'),
    csv("letters that turn the line", "a;b\n\u202E1;2\n\u2066x;3\n"),
    csv("lone surrogates", Buffer.from("a;b\n\ud83d;1\n\udc00;2\n", "utf16le")),
  ];
}

const json = (what: string, contents: string): BrokenFile => ({
  name: `${what.replaceAll(/[^a-z0-9]+/g, "-")}.json`,
  what,
  bytes: utf8(contents),
});

const jsons = (): BrokenFile[] => [
  json("nested beyond measure", `${"[".repeat(100_000)}${"]".repeat(100_000)}`),
  json("objects nested beyond measure", `${'{"a":'.repeat(50_000)}1${"}".repeat(50_000)}`),
  json("nested rows", `[${'{"a":'.repeat(500)}1${"}".repeat(500)}]`),
  json("cut", '[{"a":1},{"a":'),
  json("two documents", '[{"a":1}][{"a":2}]'),
  json("a comma too many", '[{"a":1},]'),
  json("numbers only", "[1,2,3]"),
  json("nulls", "[null,null]"),
  json("a text", '["a","b"]'),
  json("empty list", "[]"),
  json("empty object", "{ }"),
  json("rows of unlike shape", '[{"a":1},{"b":[1,2]},{"c":{"d":null}}]'),
  json("own proto", '[{"__proto__":{"x":1},"constructor":2}]'),
  json("a mark before it", '\uFEFF[{"a":1}]'),
  json("a line that is cut", '{"a":1}\n{"a":2}\n{"a":'),
  json("bare infinity", '[{"a":Infinity}]'),
  json("numbers beyond measure", '[{"lon":1e999,"lat":-1e999},{"lon":1e308,"lat":1}]'),
];

const geojson = (what: string, body: unknown): BrokenFile => ({
  name: `${what.replaceAll(/[^a-z0-9]+/g, "-")}.geojson`,
  what,
  bytes: utf8(typeof body === "string" ? body : JSON.stringify(body)),
});

const collection = (...geometries: unknown[]) => ({
  type: "FeatureCollection",
  features: geometries.map((geometry, id) => ({ type: "Feature", geometry, properties: { id } })),
});

const geojsons = (): BrokenFile[] => [
  geojson("no geometry", collection(null, null)),
  geojson("some without geometry", collection(null, { type: "Point", coordinates: [15, 60] })),
  geojson("empty collection", collection()),
  geojson("features that are null", { type: "FeatureCollection", features: [null, 1, "a"] }),
  geojson("features that are an object", { type: "FeatureCollection", features: {} }),
  geojson("no features", { type: "FeatureCollection" }),
  geojson("properties of null", {
    type: "FeatureCollection",
    features: [{ type: "Feature", geometry: { type: "Point", coordinates: [15, 60] }, properties: null }],
  }),
  geojson("point without coordinates", collection({ type: "Point" })),
  geojson("point of texts", collection({ type: "Point", coordinates: ["15", "60"] })),
  geojson("point of nulls", collection({ type: "Point", coordinates: [null, null] })),
  geojson("point of one number", collection({ type: "Point", coordinates: [15] })),
  geojson("point of lists", collection({ type: "Point", coordinates: [[15, 60]] })),
  geojson("empty line", collection({ type: "LineString", coordinates: [] })),
  geojson("line of one point", collection({ type: "LineString", coordinates: [[15, 60]] })),
  geojson(
    "open ring",
    collection({
      type: "Polygon",
      coordinates: [
        [
          [15, 60],
          [16, 60],
          [16, 61],
        ],
      ],
    }),
  ),
  geojson("empty polygon", collection({ type: "Polygon", coordinates: [] })),
  geojson(
    "polygon that crosses itself",
    collection({
      type: "Polygon",
      coordinates: [
        [
          [15, 60],
          [16, 61],
          [16, 60],
          [15, 61],
          [15, 60],
        ],
      ],
    }),
  ),
  geojson("unknown geometry", collection({ type: "Circle", coordinates: [15, 60], radius: 3 })),
  geojson(
    "geometries in a collection",
    collection({ type: "GeometryCollection", geometries: [{ type: "Point", coordinates: [15, 60] }] }),
  ),
  geojson("metres called degrees", collection({ type: "Point", coordinates: [520_000, 6_700_000] })),
  geojson(
    "latitude first",
    collection(...Array.from({ length: 9 }, (_, i) => ({ type: "Point", coordinates: [60 + i / 10, 15] }))),
  ),
  geojson("beyond the numbers", collection({ type: "Point", coordinates: [1e308, -1e308] })),
  geojson("a system that is none", {
    ...collection({ type: "Point", coordinates: [15, 60] }),
    crs: { type: "name", properties: { name: "EPSG:999999" } },
  }),
  geojson("a system that is a number", {
    ...collection({ type: "Point", coordinates: [15, 60] }),
    crs: 3006,
  }),
  geojson("cut", JSON.stringify(collection({ type: "Point", coordinates: [15, 60] })).slice(0, 90)),
  geojson(
    "coordinates nested beyond measure",
    `{"type":"FeatureCollection","features":[{"type":"Feature","properties":{},"geometry":{"type":"Polygon","coordinates":${"[".repeat(5000)}${"]".repeat(5000)}}}]}`,
  ),
];

async function workbooks(): Promise<BrokenFile[]> {
  const book = async (
    what: string,
    rows: (string | number | boolean | null | Date)[][],
  ): Promise<BrokenFile> => ({
    name: `${what.replaceAll(/[^a-z0-9]+/g, "-")}.xlsx`,
    what,
    bytes: await writeXlsx({ sheets: [{ name: "Blad", rows }] }),
  });
  const whole = unzipSync(
    await writeXlsx({
      sheets: [
        {
          name: "Blad",
          rows: [
            ["a", "b"],
            ["x", 2],
            ["y", 4],
          ],
        },
      ],
    }),
  );
  const changed = (what: string, change: (parts: Record<string, Uint8Array>) => void): BrokenFile => {
    const parts = { ...whole };
    change(parts);
    return { name: `${what.replaceAll(/[^a-z0-9]+/g, "-")}.xlsx`, what, bytes: zipSync(parts) };
  };
  const sheet = Object.keys(whole).find((name) => name.includes("worksheets/sheet"))!;
  const ods = unzipSync(
    await writeOds({
      sheets: [
        {
          name: "Blad",
          rows: [
            ["a", "b"],
            ["x", 2],
          ],
        },
      ],
    }),
  );
  return [
    await book("an empty sheet", []),
    await book("a sheet of a header", [["a", "b"]]),
    await book("a sheet of blanks", [
      [null, null],
      ["", ""],
    ]),
    await book("headings over two rows", [
      ["", "2023", "2023", "2024"],
      ["område", "män", "kvinnor", "män"],
      ["A", 1, 2, 3],
      ["B", 1, 2, 3],
    ]),
    await book("duplicate names in a sheet", [
      ["a", "a"],
      [1, 2],
      [3, 4],
    ]),
    await book("formulas as texts", [
      ["a", "b"],
      ["=cmd|' /C calc'!A0", 1],
      ["+1", 2],
    ]),
    changed("broken xml of a sheet", (parts) => (parts[sheet] = strToU8("<worksheet><sheetData><row><c"))),
    changed(
      "a sheet that is no xml",
      (parts) => (parts[sheet] = Uint8Array.from({ length: 500 }, (_, i) => i & 255)),
    ),
    changed("no sheet", (parts) => delete parts[sheet]),
    changed("no workbook", (parts) => delete parts["xl/workbook.xml"]),
    changed("no types", (parts) => delete parts["[Content_Types].xml"]),
    changed(
      "cells beyond the sheet",
      (parts) =>
        (parts[sheet] = strToU8(
          '<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData><row r="1"><c r="A1" t="inlineStr"><is><t>a</t></is></c></row><row r="1048576"><c r="XFD1048576"><v>1</v></c></row></sheetData></worksheet>',
        )),
    ),
    changed(
      "a row of number minus one",
      (parts) =>
        (parts[sheet] = strToU8(
          '<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData><row r="-1"><c r="A-1"><v>1</v></c></row></sheetData></worksheet>',
        )),
    ),
    changed(
      "shared texts that are not there",
      (parts) =>
        (parts[sheet] = strToU8(
          '<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData><row r="1"><c r="A1" t="s"><v>99999</v></c><c r="B1" t="s"><v>x</v></c></row><row r="2"><c r="A2"><v>1</v></c></row></sheetData></worksheet>',
        )),
    ),
    changed(
      "entities that grow",
      (parts) =>
        (parts[sheet] = strToU8(
          '<!DOCTYPE a [<!ENTITY x "xxxxxxxxxx"><!ENTITY y "&x;&x;&x;&x;&x;&x;&x;&x;"><!ENTITY z "&y;&y;&y;&y;&y;&y;&y;&y;">]><worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData><row r="1"><c r="A1" t="inlineStr"><is><t>&z;</t></is></c></row></sheetData></worksheet>',
        )),
    ),
    changed("a bomb of blanks", (parts) => (parts[sheet] = new Uint8Array(90_000_000).fill(32))),
    { name: "grows-to-four-gigabytes.xlsx", what: "a bomb by its directory", bytes: saidToGrow(0xfffffffe) },
    {
      name: "ods-broken.ods",
      what: "broken xml of an ods",
      bytes: zipSync({ ...ods, "content.xml": strToU8("<office:document-content><office:body>") }),
    },
    {
      name: "ods-empty.ods",
      what: "an ods without contents",
      bytes: zipSync({ mimetype: [strToU8("application/vnd.oasis.opendocument.spreadsheet"), { level: 0 }] }),
    },
    {
      name: "ods-repeats.ods",
      what: "a cell repeated two thousand million times",
      bytes: zipSync({
        ...ods,
        "content.xml": strToU8(
          '<office:document-content xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0" xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0"><office:body><office:spreadsheet><table:table table:name="Blad"><table:table-row table:number-rows-repeated="2000000000"><table:table-cell table:number-columns-repeated="2000000000"><text:p>a</text:p></table:table-cell></table:table-row></table:table></office:spreadsheet></office:body></office:document-content>',
        ),
      }),
    },
  ];
}

/** A workbook of one part whose directory says it grows to `size`. */
function saidToGrow(size: number): Uint8Array {
  const name = Buffer.from("xl/worksheets/sheet1.xml");
  const packed = deflateRawSync(Buffer.alloc(1000, 32));
  const shared = Buffer.alloc(26);
  shared.writeUInt16LE(20, 0);
  shared.writeUInt16LE(8, 4);
  shared.writeUInt32LE(crc32(Buffer.alloc(1000, 32)), 10);
  shared.writeUInt32LE(packed.length, 14);
  shared.writeUInt32LE(size, 18);
  shared.writeUInt16LE(name.length, 22);
  const entry = Buffer.concat([Buffer.from("PK\x03\x04", "latin1"), shared, name, packed]);
  const central = Buffer.concat([
    Buffer.from("PK\x01\x02\x14\x00", "latin1"),
    shared,
    Buffer.alloc(14),
    name,
  ]);
  const end = Buffer.alloc(22);
  end.write("PK\x05\x06", "latin1");
  end.writeUInt16LE(1, 8);
  end.writeUInt16LE(1, 10);
  end.writeUInt32LE(central.length, 12);
  end.writeUInt32LE(entry.length, 16);
  return Buffer.concat([entry, central, end]);
}

function archives(whole: readonly BrokenFile[]): BrokenFile[] {
  const of = (name: string) => whole.find((file) => file.name === name)!.bytes;
  const parts = unzipSync(of("hel.zip"));
  const names = Object.keys(parts);
  const without = (ending: string): BrokenFile => ({
    name: `utan-${ending}.zip`,
    what: `a Shapefile without its .${ending}`,
    bytes: zipSync(
      Object.fromEntries(names.filter((name) => !name.endsWith(ending)).map((name) => [name, parts[name]!])),
    ),
  });
  const swapped = (ending: string, change: (bytes: Uint8Array) => Uint8Array): BrokenFile => ({
    name: `skadad-${ending}.zip`,
    what: `a Shapefile with a damaged .${ending}`,
    bytes: zipSync(
      Object.fromEntries(
        names.map((name) => [name, name.endsWith(ending) ? change(parts[name]!) : parts[name]!]),
      ),
    ),
  });
  return [
    ...["shp", "dbf", "shx", "prj"].map(without),
    swapped("shp", (bytes) => bytes.slice(0, 60)),
    swapped("dbf", (bytes) => bytes.slice(0, 20)),
    swapped("prj", () => strToU8("PROJCS[okänt]")),
    swapped("shp", (bytes) => bytes.map((byte, at) => (at > 100 ? byte ^ 255 : byte))),
    { name: "tom.zip", what: "an empty archive", bytes: zipSync({}) },
    {
      name: "annat.zip",
      what: "an archive of something else",
      bytes: zipSync({ "läs.txt": strToU8("hej") }),
    },
    { name: "ingen.gpkg", what: "a database without layers", bytes: of("hel.gpkg").slice(0, 4096) },
    {
      name: "magi.gpkg",
      what: "a database by its first bytes only",
      bytes: Buffer.concat([Buffer.from("SQLite format 3\0"), Buffer.alloc(2000, 7)]),
    },
    {
      name: "magi.parquet",
      what: "Parquet by its first bytes only",
      bytes: Buffer.concat([Buffer.from("PAR1"), Buffer.alloc(2000, 7), Buffer.from("PAR1")]),
    },
    {
      name: "magi.xlsx",
      what: "an archive by its first bytes only",
      bytes: Buffer.concat([Buffer.from("PK\x03\x04", "latin1"), Buffer.alloc(2000, 7)]),
    },
  ];
}

/** A whole file cut, with flipped bytes, with a piece gone, twice or of another file, by turns. */
function damage(whole: readonly BrokenFile[], random: () => number, turn: number): BrokenFile {
  const { name, bytes } = whole[turn % whole.length]!;
  const at = (): number => Math.floor(random() * bytes.length);
  const dot = name.lastIndexOf(".");
  const made = (what: string, damaged: Uint8Array): BrokenFile => ({
    name: `${name.slice(0, dot)}-${turn}${name.slice(dot)}`,
    what: `${name} ${what}`,
    bytes: damaged,
  });
  const [from, to] = [at(), at()].toSorted((a, b) => a - b) as [number, number];
  switch (Math.floor(random() * 7)) {
    case 0:
      return made(`cut at ${from}`, bytes.slice(0, from));
    case 1: {
      const flips = 1 + Math.floor(random() * 40);
      const copy = bytes.slice();
      for (let i = 0; i < flips; i++) copy[at()] = Math.floor(random() * 256);
      return made(`with ${flips} bytes changed`, copy);
    }
    case 2:
      return made(`without ${from}–${to}`, Buffer.concat([bytes.subarray(0, from), bytes.subarray(to)]));
    case 3:
      return made("twice", Buffer.concat([bytes, bytes]));
    case 4: {
      const copy = bytes.slice();
      copy.fill(0, from, Math.min(to, from + 300));
      return made(`with zeros at ${from}`, copy);
    }
    case 5: {
      const other = whole[Math.floor(random() * whole.length)]!;
      return made(
        `with ${other.name} in it`,
        Buffer.concat([bytes.subarray(0, from), other.bytes.subarray(0, 2000), bytes.subarray(from)]),
      );
    }
    default: {
      const copy = bytes.slice();
      copy.set(bytes.subarray(from, Math.min(to, from + 200)), Math.max(0, at() - 200));
      return made(`with a piece moved from ${from}`, copy);
    }
  }
}
