import assert from "node:assert/strict";
import { test } from "node:test";
import { type Layer, readLayer, transformLayer } from "@tvars/geo";
import { hasShared, shared, sharedPath } from "../../../test/support/shared.ts";
import { dryRunOf } from "../src/records/place/dry-run.ts";
import { definition, groundOf, place } from "./support/placing.ts";

const agency = (name: string) => sharedPath("data", "agency", name);

/** A layer of SCB's with its codes in `code`, in metres. */
async function layer(file: string, code: string): Promise<Layer> {
  const read = await readLayer(file, { crs: "EPSG:4326" });
  const metres = transformLayer(read, "EPSG:3006");
  return {
    ...metres,
    features: metres.features.map(({ geometry, properties }) => ({
      geometry,
      properties: { code: String(properties[code]) },
    })),
  };
}

if (!hasShared) test("no shared data at hand", { skip: true }, () => {});

shared(
  "Karlstad's 229 playgrounds are placed by their good columns, all but those outside the kommun",
  async () => {
    const karlstad = await layer(
      sharedPath("data", "areas", "karlstad_regso_2025_scb_wfs.geojson"),
      "regsokod",
    );
    const ground = groundOf({ "regso@2025": karlstad });
    // The service calls the north column latitude and the east one longitude, in degrees.
    const { run, verdicts, rows } = await place(
      agency("karlstad_lekplatser_wfs.geojson"),
      definition({
        place: { by: "point", x: "latitude", y: "longitude", crs: "EPSG:4326", axisOrder: "north-east" },
        placeOf: "service",
        time: { year: 2025 },
        identifier: "guid",
      }),
      ground,
    );
    assert.equal(run.tally.rows, 229);
    assert.ok((verdicts.matched ?? 0) > 220, JSON.stringify(verdicts));
    assert.ok(rows.every(({ kommun, verdict }) => verdict !== "matched" || kommun === "1780"));
  },
);

shared(
  "Försäkringskassan's workbook: län by the code before the name; the country is a total and is not counted",
  async () => {
    const { verdicts, rows } = await place(
      agency("forsakringskassan_ohalsotal_2024.xlsx"),
      definition({
        place: { by: "code", column: "Län", division: "lan" },
        time: { column: "År" },
        amounts: [
          {
            column: "Ohälsotalet",
            title: { sv: "Ohälsotal", en: "Days" },
            unit: { sv: "dagar", en: "days" },
            combine: "mean",
          },
        ],
      }),
      groundOf({}, { codes: { "lan@2007": ["17", "20", "21"] } }),
    );
    assert.deepEqual(verdicts, { matched: 81, filtered: 27 });
    assert.deepEqual([...new Set(rows.map(({ lan }) => lan))].sort(), ["17", "20", "21"]);
  },
);

shared(
  "names of kommuner and län in one column are not codes: no row is placed, and the dry run stops",
  async () => {
    const ground = groundOf({}, { codes: { "kommun@2007": ["1780"] } });
    const { run, verdicts } = await place(
      agency("goteborg_example_kommuner_lan.csv"),
      definition({ place: { by: "code", column: "kommun_namn", division: "kommun" } }),
      ground,
    );
    assert.equal(verdicts.matched, undefined);
    const { checks } = dryRunOf(run, ground, { checks: [], typeYears: [] });
    assert.equal(checks.find(({ id }) => id === "nothing-placed")?.outcome, "stop");
  },
);

shared(
  "Skolverket's schools by kommun code are placed in kommuner; an area type is refused with the reason",
  async () => {
    const file = agency("skolverket_slutbetyg_ak9_2025_skolenhet.csv");
    const ground = groundOf({}, {});
    const { run, rows } = await place(
      file,
      definition({
        place: { by: "code", column: "Kommun-kod", division: "kommun" },
        placeOf: "service",
        time: { year: 2025 },
      }),
      ground,
    );
    assert.ok(
      rows.filter(({ verdict, kommun }) => verdict === "matched" && /^\d{4}$/.test(String(kommun))).length >
        1000,
    );
    assert.ok(rows.every(({ area }) => area === null));
    const { checks, unmatched } = dryRunOf(run, ground, { checks: [], typeYears: [2025] });
    assert.deepEqual(unmatched.byType, []);
    assert.match(checks.find(({ id }) => id === "coarser-than-regso")!.text.en, /Area types are of RegSO/);
  },
);

shared(
  "Borlänge's stops are points of a GeoPackage, outside where only Karlstad's areas are at hand",
  async () => {
    const karlstad = await layer(
      sharedPath("data", "areas", "karlstad_regso_2025_scb_wfs.geojson"),
      "regsokod",
    );
    const { verdicts, run } = await place(
      sharedPath("data", "transport", "dalarna_Kollektivtrafik_Borlange.gpkg"),
      definition({
        place: { by: "geometry", apportion: "midpoint" },
        file: { layer: "hallplatslagen" },
        placeOf: "service",
        time: { year: 2025 },
      }),
      groundOf({ "regso@2025": karlstad }),
    );
    assert.ok(run.tally.rows > 100);
    assert.deepEqual(Object.keys(verdicts), ["outside"]);
  },
);
