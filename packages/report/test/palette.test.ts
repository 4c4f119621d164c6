import assert from "node:assert/strict";
import { test } from "node:test";
import type { Deficiency, ThemeName } from "@tvars/report";
import { AREA_TYPES, contrast, deltaE2000, difference, lab, simulate, themeOf } from "@tvars/report";

const NAMES: ThemeName[] = ["light", "dark", "print"];
const DEFICIENCIES: Deficiency[] = ["protanopia", "deuteranopia", "tritanopia"];

test("CIEDE2000 gives the published values of Sharma, Wu and Dalal (2005), to four decimals", () => {
  const rows: [[number, number, number], [number, number, number], number][] = [
    [[50, 2.6772, -79.7751], [50, 0, -82.7485], 2.0425],
    [[50, -1, 2], [50, 0, 0], 2.3669],
    [[50, 2.49, -0.001], [50, -2.49, 0.0011], 7.2195],
    [[50, 2.5, 0], [73, 25, -18], 27.1492],
    [[60.2574, -34.0099, 36.2677], [60.4626, -34.1751, 39.4387], 1.2644],
    [[22.7233, 20.0904, -46.694], [23.0331, 14.973, -42.5619], 2.0373],
    [[2.0776, 0.0795, -1.135], [0.9033, -0.0636, -0.5514], 0.9082],
  ];
  for (const [a, b, expected] of rows) assert.ok(Math.abs(deltaE2000(a, b) - expected) < 5e-5, `${a} ${b}`);
});

test("contrast of black on white is 21, of a colour on itself 1", () => {
  assert.equal(contrast("#000000", "#ffffff"), 21);
  assert.equal(contrast("#924768", "#924768"), 1);
  assert.throws(() => contrast("red", "#ffffff"), /"red" is not of the form #rrggbb/);
});

test("a simulated deficiency keeps black, white and grey", () => {
  for (const grey of ["#000000", "#808080", "#ffffff"])
    for (const deficiency of DEFICIENCIES) assert.ok(difference(simulate(grey, deficiency), grey) < 1);
});

for (const name of NAMES) {
  const theme = themeOf(name);
  const fills = AREA_TYPES.map((type) => theme.types[type].fill);

  test(`${name}: lightness runs one way from type 1 to 5 in steps of at least 8, so grey print keeps the order`, () => {
    const steps = fills.slice(1).map((fill, i) => lab(fill)[0] - lab(fills[i]!)[0]);
    const sign = name === "dark" ? -1 : 1;
    for (const step of steps) assert.ok(step * sign >= 8, `steps ${steps}`);
  });

  test(`${name}: every two types differ by ΔE2000 ≥ 10, with normal and with each deficient colour vision`, () => {
    for (const see of [(c: string) => c, ...DEFICIENCIES.map((d) => (c: string) => simulate(c, d))])
      fills.forEach((a, i) => {
        for (const b of fills.slice(i + 1)) assert.ok(difference(see(a), see(b)) >= 10, `${a} ${b}`);
      });
  });

  test(`${name}: text on a type has contrast ≥ 4.5, its outline ≥ 3 against the paper`, () => {
    for (const type of AREA_TYPES) {
      const { fill, ink, outline } = theme.types[type];
      assert.ok(contrast(fill, ink) >= 4.5, `type ${type}: ${contrast(fill, ink)}`);
      assert.ok(contrast(outline, theme.paper) >= 3, `type ${type}: ${contrast(outline, theme.paper)}`);
    }
  });

  test(`${name}: text ≥ 4.5, axes ≥ 3, lines of a chart ≥ 4.5 (their labels have their colour) against the paper`, () => {
    for (const color of [theme.ink, theme.muted, theme.accent, ...theme.series])
      assert.ok(contrast(color, theme.paper) >= 4.5, `${color}: ${contrast(color, theme.paper)}`);
    assert.ok(contrast(theme.axis, theme.paper) >= 3);
    assert.ok(contrast(theme.axis, theme.blank) >= 3);
  });

  test(`${name}: steps of a share run one way in lightness, each at least 5 from the next`, () => {
    const light = theme.sequential.map((color) => lab(color)[0]);
    const sign = name === "dark" ? 1 : -1;
    light.slice(1).forEach((value, i) => assert.ok((value - light[i]!) * sign >= 5, `${light}`));
  });

  test(`${name}: the colours of the area types are used for nothing else`, () => {
    for (const other of [theme.accent, ...theme.series, ...theme.sequential])
      assert.ok(!fills.includes(other));
  });
}
