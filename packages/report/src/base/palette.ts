export const AREA_TYPES = [1, 2, 3, 4, 5] as const;
export type AreaType = (typeof AREA_TYPES)[number];
export type ThemeName = "light" | "dark" | "print";

export interface TypeColor {
  fill: string;
  /** Drawn round the fill where it meets the paper; at least 3:1 against the paper. */
  outline: string;
  /** Text on the fill; at least 4.5:1. */
  ink: string;
}

export interface Theme {
  name: ThemeName;
  paper: string;
  ink: string;
  /** Secondary text; at least 4.5:1 against the paper. */
  muted: string;
  /** Axes and outlines that carry meaning; at least 3:1. */
  axis: string;
  /** Grid lines, which carry none. */
  hairline: string;
  /** Fill of what is not known: suppressed, missing. */
  blank: string;
  accent: string;
  types: Record<AreaType, TypeColor>;
  /** Lines of a chart, the own place first. Never the colours of the area types. */
  series: readonly string[];
  /** Shares from low to high. */
  sequential: readonly string[];
}

/**
 * Hue diverges (plum – rosewood – sand – sky – ice) while lightness rises from type 1 to 5 without a turn, so the
 * order survives grey print, and no pair rests on red against green. On dark paper the order of lightness is
 * reversed: the type with the greatest challenges always stands out most from the paper.
 */
const LIGHT_TYPES: Theme["types"] = {
  1: { fill: "#42184f", outline: "#42184f", ink: "#ffffff" },
  2: { fill: "#924768", outline: "#924768", ink: "#ffffff" },
  3: { fill: "#b0977f", outline: "#8b745e", ink: "#1b1b1f" },
  4: { fill: "#93bfd8", outline: "#5a8aa6", ink: "#1b1b1f" },
  5: { fill: "#d3eff0", outline: "#66979e", ink: "#1b1b1f" },
};

const DARK_TYPES: Theme["types"] = {
  1: { fill: "#ffdbe6", outline: "#ffdbe6", ink: "#1b1b1f" },
  2: { fill: "#e3a0ae", outline: "#e3a0ae", ink: "#1b1b1f" },
  3: { fill: "#a08c7a", outline: "#a08c7a", ink: "#101214" },
  4: { fill: "#527489", outline: "#6d90a6", ink: "#ffffff" },
  5: { fill: "#264a63", outline: "#5c88a6", ink: "#ffffff" },
};

const LIGHT: Theme = {
  name: "light",
  paper: "#fbfaf7",
  ink: "#1f2328",
  muted: "#5b616b",
  axis: "#83888f",
  hairline: "#e3e0d9",
  blank: "#f1efea",
  accent: "#00626f",
  types: LIGHT_TYPES,
  series: ["#00626f", "#a65c06", "#4a4fa3", "#6d737c", "#7d6608", "#a33b20"],
  sequential: ["#e6efee", "#bcd8d8", "#8dbcbf", "#589da4", "#247c87", "#005c69", "#003c47"],
};

const DARK: Theme = {
  name: "dark",
  paper: "#15191d",
  ink: "#eceae5",
  muted: "#a9afb7",
  axis: "#7b828b",
  hairline: "#2c3238",
  blank: "#20262b",
  accent: "#6fd0da",
  types: DARK_TYPES,
  series: ["#6fd0da", "#f0ab55", "#a9adf5", "#a3a9b2", "#d3c05a", "#f2917a"],
  sequential: ["#1d3439", "#1f4b53", "#25656f", "#37828c", "#56a1aa", "#83c1c7", "#bbe2e4"],
};

const PRINT: Theme = {
  ...LIGHT,
  name: "print",
  paper: "#ffffff",
  ink: "#000000",
  muted: "#4a4f57",
  hairline: "#dddddd",
  blank: "#f4f4f4",
};

const THEMES: Record<ThemeName, Theme> = { light: LIGHT, dark: DARK, print: PRINT };

export const themeOf = (name: ThemeName): Theme => THEMES[name];

/** Colour of one area type in a theme; see `typeFill` for the fill with its pattern. */
export const typeColor = (type: AreaType, theme: ThemeName = "light"): TypeColor => THEMES[theme].types[type];
