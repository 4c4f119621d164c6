import assert from "node:assert/strict";
import { test } from "node:test";
import { parseAreaCode } from "@tvars/areas";
import { COVERAGES } from "../src/example/coverage.ts";
import { inRing, ringAreaM2 } from "../src/example/topology.ts";
import type { Ring } from "../src/example/topology.ts";
import { exampleOf, layerOf, readExample } from "./support/example.ts";

const layers = await Promise.all(
  COVERAGES.map(async (version) => ({ version, layer: await layerOf(version) })),
);
const example = await exampleOf();
const KOMMUN: Record<string, string> = { "9901": "Tvärstad", "9902": "Norrbacka", "9903": "Sjövik" };

for (const { version, layer } of layers) {
  const codeField = version.startsWith("regso") ? "regsokod" : "desokod";

  test(`${version}: every code parses, is unique and lies in Exempellän (99)`, () => {
    const codes = layer.features.map(({ properties }) => String(properties[codeField]));
    assert.equal(new Set(codes).size, codes.length);
    for (const code of codes) {
      assert.equal(parseAreaCode(code, { version }).version, version);
      assert.equal(code.slice(0, 2), "99");
    }
    for (const { properties } of layer.features) {
      assert.equal(String(properties[codeField]).slice(0, 4), properties.kommunkod);
      assert.equal(properties.lanskod, "99");
    }
  });

  test(`${version}: every border segment is used twice in opposite directions, or once along the coast`, () => {
    const seen = new Map<string, number>();
    for (const ring of ringsOf(layer))
      for (let k = 1; k < ring.length; k++) {
        const key = `${ring[k - 1]!.join(",")} ${ring[k]!.join(",")}`;
        assert.ok(!seen.has(key), `segment ${key} is used twice in one direction: two areas overlap`);
        seen.set(key, 1);
      }
    const single = [...seen.keys()].filter((key) => !seen.has(key.split(" ").reverse().join(" ")));
    const coast = new Set(coastOf(layers[0]!.layer));
    for (const key of single) assert.ok(coast.has(key), `segment ${key} borders on nothing but is no coast`);
  });

  test(`${version}: no two border segments cross, and no ring touches itself`, () => {
    for (const ring of ringsOf(layer)) {
      const corners = ring.slice(1).map((p) => p.join(","));
      assert.equal(new Set(corners).size, corners.length, `a ring passes ${corners[0]} twice`);
    }
    assert.deepEqual(crossings(ringsOf(layer)), []);
  });

  test(`${version}: outer rings run counter-clockwise and areas add up to the county's area`, () => {
    let total = 0;
    for (const { geometry } of layer.features)
      for (const [outer, ...holes] of polygonsOf(geometry)) {
        assert.ok(ringAreaM2(outer!) > 0);
        for (const hole of holes) assert.ok(ringAreaM2(hole) < 0 && inRing(hole[0]!, outer!));
        total += [outer!, ...holes].reduce((sum, ring) => sum + ringAreaM2(ring), 0);
      }
    const land = coastRings(layers[0]!.layer).reduce((sum, ring) => sum + ringAreaM2(ring), 0);
    assert.ok(Math.abs(total - land) < 1, `${total} m² in areas, ${land} m² inside the coast`);
  });
}

test("there are 60-80 RegSO in both versions, and smaller areas in the city than in the country", () => {
  for (const version of ["regso@2020", "regso@2025"] as const) {
    const count = example.areas.areas[version].length;
    assert.ok(count >= 60 && count <= 80, `${count} RegSO in ${version}`);
  }
  const sizes = layers[0]!.layer.features.map(({ geometry }) =>
    polygonsOf(geometry)
      .flat()
      .reduce((sum, ring) => sum + ringAreaM2(ring), 0),
  );
  assert.ok(Math.max(...sizes) > 60 * Math.min(...sizes));
});

test("each DeSO lies in one RegSO of its own municipality, in both versions and in both key files", async () => {
  for (const [deso, regso] of [
    ["deso@2018", "regso@2020"],
    ["deso@2025", "regso@2025"],
  ] as const) {
    const { areas, ofAtom } = example.areas;
    const seen = new Set<number>();
    areas[deso].forEach(({ kommun, parent }) => {
      assert.equal(areas[regso][parent]!.kommun, kommun);
      seen.add(parent);
    });
    assert.equal(seen.size, areas[regso].length, "a RegSO without DeSO");
    const key = await readExample(`koppling-${deso.replace("@", "")}-${regso.replace("@", "")}.csv`);
    const rows = key.replace("\uFEFF", "").trim().split("\r\n").slice(1);
    assert.deepEqual(
      rows,
      areas[deso]
        .map(({ code, kommun, parent }) => {
          const { code: owner, name } = areas[regso][parent]!;
          return `${kommun},${KOMMUN[kommun]},${code},${name},${owner}`;
        })
        .sort(),
    );
    ofAtom[deso].forEach((d, atom) => assert.equal(areas[deso][d]!.parent, ofAtom[regso][atom]));
  }
});

test("between the versions: two RegSO swap names, one ends, one is new, DeSO split, borders move", () => {
  const { changes, areas } = example.areas;
  const of = (kind: string, division: string) =>
    changes.filter((c) => c.kind === kind && c.division === division);
  const name = (version: "regso@2020" | "regso@2025", code: string) =>
    areas[version].find((a) => a.code === code)?.name;
  const swapped = of("names-swapped", "regso")[0]!;
  assert.equal(name("regso@2020", swapped.from), name("regso@2025", swapped.to));
  assert.equal(name("regso@2020", swapped.to), name("regso@2025", swapped.from));
  assert.equal(name("regso@2025", of("regso-ended", "regso")[0]!.from), undefined);
  const born = of("regso-new", "regso").find(({ from, to }) => from !== to)!.to;
  assert.equal(name("regso@2020", born), undefined);
  assert.ok(name("regso@2025", born));
  assert.ok(of("split", "deso").length >= 2);
  assert.equal(of("regso-moved", "regso").length, 3);
  assert.equal(of("deso-moved", "deso").length, 2);
});

type Feature = Awaited<ReturnType<typeof layerOf>>["features"][number];

function polygonsOf(geometry: Feature["geometry"]): Ring[][] {
  return geometry.type === "Polygon" ? [geometry.coordinates as Ring[]] : (geometry.coordinates as Ring[][]);
}

const ringsOf = (layer: { features: Feature[] }): Ring[] =>
  layer.features.flatMap(({ geometry }) => polygonsOf(geometry).flat());

/** Segments of the land's outer border: those whose opposite no area has. */
function coastOf(layer: { features: Feature[] }): string[] {
  const all = new Set<string>();
  for (const ring of ringsOf(layer))
    for (let k = 1; k < ring.length; k++) all.add(`${ring[k - 1]!.join(",")} ${ring[k]!.join(",")}`);
  return [...all].filter((key) => !all.has(key.split(" ").reverse().join(" ")));
}

function coastRings(layer: { features: Feature[] }): Ring[] {
  const next = new Map(coastOf(layer).map((key) => key.split(" ") as [string, string]));
  const rings: Ring[] = [];
  for (const start of next.keys()) {
    if (!next.has(start)) continue;
    const ring: Ring = [];
    for (let at = start; next.has(at);) {
      const to = next.get(at)!;
      ring.push(at.split(",").map(Number) as [number, number]);
      next.delete(at);
      at = to;
    }
    ring.push(ring[0]!);
    rings.push(ring);
  }
  return rings;
}

/** Pairs of segments that cross inside, found by bins of 250 m: slow, obvious, independent of how borders were drawn. */
function crossings(rings: Ring[]): string[] {
  const bins = new Map<string, [number[], number[]][]>();
  const known = new Set<string>();
  const found: string[] = [];
  for (const ring of rings)
    for (let k = 1; k < ring.length; k++) {
      const [p, q] = [ring[k - 1]!, ring[k]!];
      const [a, b] = p[0] < q[0] || (p[0] === q[0] && p[1] < q[1]) ? [p, q] : [q, p];
      const key = `${a} ${b}`;
      if (known.has(key)) continue;
      known.add(key);
      const places = new Set([a, b].map(([x, y]) => `${Math.floor(x! / 250)} ${Math.floor(y! / 250)}`));
      for (const place of places) {
        for (const [c, d] of bins.get(place) ?? []) if (crosses(a, b, c, d)) found.push(`${key} × ${c} ${d}`);
        bins.set(place, [...(bins.get(place) ?? []), [a, b]]);
      }
    }
  return found;
}

const side = (a: number[], b: number[], c: number[]) =>
  Math.sign((b[0]! - a[0]!) * (c[1]! - a[1]!) - (b[1]! - a[1]!) * (c[0]! - a[0]!));

const crosses = (a: number[], b: number[], c: number[], d: number[]) =>
  side(a, b, c) * side(a, b, d) < 0 && side(c, d, a) * side(c, d, b) < 0;
