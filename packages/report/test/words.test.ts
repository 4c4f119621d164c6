import assert from "node:assert/strict";
import { test } from "node:test";
import * as fc from "fast-check";
import { absent, figure } from "@tvars/cube";
import type { Lang } from "@tvars/report";
import {
  amid,
  changeSentence,
  comparisonSentence,
  figureNote,
  figureText,
  headline,
  indexSentence,
  list,
  number,
  outOfTen,
  percent,
  percentPoints,
  transitionSentence,
  trendSentence,
} from "@tvars/report";

const shares = (...values: number[]) => values.map((value) => figure(value));

test("Swedish numbers have a decimal comma, a narrow no-break space for thousands and a true minus", () => {
  assert.equal(number(12345.67, "sv", 1), "12\u202f345,7");
  assert.equal(number(-0.5, "sv", 1), "−0,5");
  assert.equal(number(12345.67, "en", 1), "12,345.7");
  assert.equal(percent(54.74, "sv"), "54,7\u202f%");
  assert.equal(percent(54.74, "en"), "54.7%");
  assert.equal(percentPoints(1.25, "sv"), "+1,3\u202fprocentenheter");
});

test("a rounded zero has no sign", () => {
  assert.equal(number(-0.04, "sv", 1), "0,0");
  assert.equal(number(0.04, "sv", 1, true), "0,0");
});

test("a figure without a value says why, never a number", () => {
  assert.equal(figureText(absent("suppressed"), "sv"), "skyddat");
  assert.equal(figureText(absent("missing"), "sv"), "saknas");
  assert.equal(figureText(absent("not-applicable"), "sv"), "ej tillämpligt");
  assert.equal(figureText(figure(0), "sv"), "0");
  assert.equal(figureNote(figure(3, ["small", "break"]), "sv"), "litet tal, brott i serien");
});

const said = (share: number): string => outOfTen(share, "sv");

test("shares are said of ten: knappt below, drygt above, of a hundred when small", () => {
  assert.equal(said(30), "tre av tio");
  assert.equal(said(31.6), "drygt tre av tio");
  assert.equal(said(28), "knappt tre av tio");
  assert.equal(said(50.4), "hälften");
  assert.equal(said(2), "två av hundra");
  assert.equal(said(0.2), "nästan ingen");
  assert.equal(said(0), "ingen");
  assert.equal(said(100), "alla");
  assert.equal(outOfTen(28, "en"), "just under three in ten");
  assert.throws(() => outOfTen(101, "sv"), /101 per cent; expected 0 to 100/);
});

test("any share has words in both languages, without undefined or a bare ten of ten", () => {
  fc.assert(
    fc.property(
      fc.double({ min: 0, max: 100, noNaN: true }),
      fc.constantFrom<Lang>("sv", "en"),
      (share, lang) => {
        const text = outOfTen(share, lang);
        assert.ok(!/undefined|NaN|tio av tio|ten in ten/.test(text), text);
      },
    ),
  );
});

test("inside a sentence only names of their own keep the large letter", () => {
  assert.equal(amid("De 31 inlästa områdena (av 3 363)"), "de 31 inlästa områdena (av 3 363)");
  assert.equal(amid("The 31 areas at hand (of 3,363)"), "the 31 areas at hand (of 3,363)");
  assert.equal(amid("The Example Region"), "the Example Region");
  assert.equal(amid("Riket"), "riket");
  for (const name of ["Degerfors", "Riksten", "Sweden", "Alingsås", "The Lanes", "12 valda områden"])
    assert.equal(amid(name), name);
  assert.equal(
    headline({ place: "Riket", year: 2024, shares: shares(10, 20, 20, 40, 10) }, "sv"),
    "Tre av tio i riket bodde i områden med socioekonomiska utmaningar 2024",
  );
});

test("the headline speaks of types 1 and 2 together, and says when they are not known", () => {
  const place = "Exempelstad";
  assert.equal(
    headline({ place, year: 2024, shares: shares(10, 20, 20, 40, 10) }, "sv"),
    "Tre av tio i Exempelstad bodde i områden med socioekonomiska utmaningar 2024",
  );
  assert.match(
    headline({ place, year: 2024, shares: [absent("suppressed"), ...shares(20, 20, 40, 10)] }, "sv"),
    /skyddad eller saknas/,
  );
  assert.match(headline({ place, year: 2009, shares: Array(5).fill(absent("missing")) }, "en"), /no figures/);
});

test("a trend is never compared across a break", () => {
  const points = [2021, 2022, 2023, 2024].map((year, i) => ({ year, figure: figure(10 + i) }));
  const sentence = trendSentence({ subject: "Index i A", points, breakYears: [2024], decimals: 1 }, "sv");
  assert.equal(
    sentence,
    "Index i A steg från 10,0 till 12,0 mellan 2021 och 2023. Serien bryts 2024; åren före och efter jämförs inte.",
  );
});

test("a change too small to be seen in the figures is not called a change", () => {
  const points = [
    { year: 2020, figure: figure(10.01) },
    { year: 2021, figure: figure(10.04) },
  ];
  assert.equal(
    trendSentence({ subject: "Index i A", points, decimals: 1 }, "sv"),
    "Index i A var 10,0 både 2020 och 2021.",
  );
});

test("transitions: a higher type number is fewer challenges", () => {
  const counts = [
    [5, 1, 0, 0, 0],
    [0, 0, 0, 0, 0],
    [0, 0, 2, 0, 0],
    [0, 0, 1, 0, 0],
    [0, 0, 0, 0, 1],
  ];
  assert.equal(
    transitionSentence({ fromYear: 2022, toYear: 2023, counts }, "sv"),
    "Av 10 områden hade 8 (80\u202f%) samma områdestyp 2023 som 2022; 1 gick till en typ med mindre utmaningar och 1 till en typ med större.",
  );
});

test("index, comparison and change sentences state direction, neighbours and the largest part", () => {
  assert.equal(
    indexSentence(
      { place: "A", year: 2024, index: figure(14.2), type: 3, nearest: { type: 2, distanceSd: -0.07 } },
      "sv",
    ),
    "A hade 2024 index 14,2 och områdestyp 3 (socioekonomiskt blandade områden). Det är 0,07 standardavvikelser från typ 2. Högre index betyder större utmaningar.",
  );
  assert.equal(
    comparisonSentence(
      {
        measure: "Index",
        place: "A",
        year: 2024,
        own: figure(14.2),
        others: [{ label: "riket", figure: figure(9.1) }],
        decimals: 1,
      },
      "en",
    ),
    "Index in A in 2024: 14.2, compared with 9.1 in riket.",
  );
  assert.equal(
    changeSentence(
      {
        place: "A",
        fromYear: 2018,
        toYear: 2023,
        from: 26.5,
        to: 24.6,
        parts: [
          { label: "V1", change: 0.4 },
          { label: "Bistånd", change: -2.3 },
        ],
      },
      "sv",
    ),
    "Index för A sjönk från 26,5 till 24,6 mellan 2018 och 2023, mest genom bistånd (−2,3).",
  );
});

test("lists end in och / and", () => {
  assert.equal(list(["a", "b", "c"], "sv"), "a, b och c");
  assert.equal(list(["a", "b"], "en"), "a and b");
  assert.equal(list([], "en"), "");
});
