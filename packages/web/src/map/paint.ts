import type { Theme } from "@tvars/report";
import type { ExpressionSpecification } from "maplibre-gl";
import type { MapLayer } from "../url/state.ts";

/** The same index classes every year, so that colours can be compared between years. */
export const INDEX_STEPS = [4, 7, 10, 13, 17, 21] as const;

const state = (name: string): ExpressionSpecification => ["feature-state", name];
const numberState = (name: string, otherwise: number): ExpressionSpecification => [
  "number",
  ["feature-state", name],
  otherwise,
];

export const changeColors = (theme: Theme): { up: string; same: string; down: string } => ({
  up: theme.series[0]!,
  same: theme.name === "dark" ? "#3a4148" : "#dcd8cf",
  down: theme.series[1]!,
});

/**
 * Colour of an area from its feature state. A new year is then new state, not a new style:
 * no tile is parsed again.
 */
export function fillColor(
  layer: MapLayer,
  theme: Theme,
  steps: readonly number[] = INDEX_STEPS,
): ExpressionSpecification {
  const { types, blank, sequential } = theme;
  if (layer === "type")
    return [
      "match",
      numberState("type", 0),
      1,
      types[1].fill,
      2,
      types[2].fill,
      3,
      types[3].fill,
      4,
      types[4].fill,
      5,
      types[5].fill,
      blank,
    ];
  if (layer === "index") {
    const classes = steps.flatMap((from, i) => [from, sequential[i + 1]!]);
    return [
      "case",
      ["<", numberState("index", -1), 0],
      blank,
      steps.length === 0 ? sequential[0]! : ["step", numberState("index", -1), sequential[0]!, ...classes],
    ] as unknown as ExpressionSpecification;
  }
  const { up, same, down } = changeColors(theme);
  return ["match", numberState("change", 9), 1, up, 0, same, -1, down, blank];
}

/** 1 where a state is set, else 0: how a pattern is laid on some areas and not on others. */
export const shownWhere = (name: string): ExpressionSpecification => [
  "case",
  ["==", state(name), true],
  1,
  0,
];

/** Hidden is hatched and unknown is dotted in the measure the map shows: a type can be known where a change is not. */
export const unknownIn = (layer: MapLayer): ExpressionSpecification => {
  if (layer === "type") return ["case", ["==", state("dotted"), true], 1, 0];
  if (layer === "index")
    return [
      "case",
      ["all", ["==", state("on"), true], ["<", numberState("index", -1), 0], ["!=", state("hatched"), true]],
      1,
      0,
    ];
  return [
    "case",
    ["all", ["==", state("on"), true], ["==", numberState("change", 9), 9], ["!=", state("hatched"), true]],
    1,
    0,
  ];
};

export const patternWhere = (type: number): ExpressionSpecification => [
  "case",
  ["==", numberState("type", 0), type],
  0.55,
  0,
];
