import type { StructureId } from "@tvars/api";

/**
 * Sage for homes near each other, paler and greener where they are sparse, straw where they are apart from jobs and services; the dark one of
 * each is cut off by barriers. None of them is a colour of an area type.
 */
const COLOURS: Record<"light" | "dark", Record<StructureId, string>> = {
  light: {
    joined: "#cfd6d2",
    "cut-off": "#5d7370",
    sparse: "#c5d9a8",
    "cut-off.sparse": "#54803a",
    separated: "#f0cf8e",
    "cut-off.separated": "#b0701a",
    "sparse.separated": "#d9c94f",
    "cut-off.sparse.separated": "#6e5f00",
  },
  dark: {
    joined: "#3d4744",
    "cut-off": "#a4c0bb",
    sparse: "#3d5429",
    "cut-off.sparse": "#a2d081",
    separated: "#6d5220",
    "cut-off.separated": "#f2b35e",
    "sparse.separated": "#6b641b",
    "cut-off.sparse.separated": "#f3e36a",
  },
};

export const colourOf = (structure: StructureId, theme: "light" | "dark"): string =>
  COLOURS[theme][structure];
