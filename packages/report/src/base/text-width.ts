/**
 * Advance widths of Source Sans 3 with tabular figures, in thousandths of the font size, so that a picture can be
 * laid out where there is no browser to ask. Measured once from the font files the app serves (400 and 600).
 */
const REGULAR: readonly (readonly [number, string])[] = [
  [100, "\u2009\u202f"],
  [200, " \u00a0"],
  [241, "|"],
  [246, "iï"],
  [247, "j"],
  [249, "',.:;·‘’"],
  [255, "l"],
  [263, "I"],
  [289, "!"],
  [292, "f"],
  [303, "()[]{}"],
  [304, "•"],
  [311, "-"],
  [331, "°"],
  [338, "t"],
  [347, "r"],
  [350, "/\\"],
  [418, "*"],
  [419, "s"],
  [425, "?z"],
  [426, '"“”'],
  [429, "«»"],
  [446, "x"],
  [456, "cç"],
  [467, "vy"],
  [476, "Y"],
  [479, "J"],
  [480, "–"],
  [486, "L"],
  [494, "F"],
  [495, "k"],
  [496, "eèéë"],
  [497, "0123456789#$+<=>^~§±×−"],
  [500, "_†"],
  [504, "agàäå"],
  [513, "X"],
  [515, "V"],
  [527, "EÉ"],
  [534, "S"],
  [536, "Tμ"],
  [539, "Zσ"],
  [542, "`oóöø"],
  [543, "A"],
  [544, "huÀÄÅü"],
  [547, "nñ"],
  [549, "≥≤"],
  [553, "b"],
  [555, "dpq"],
  [566, "P"],
  [569, "R"],
  [571, "C"],
  [576, "ß"],
  [579, "K"],
  [588, "B"],
  [609, "&"],
  [615, "D"],
  [617, "G"],
  [619, "↑↓"],
  [645, "UÜ"],
  [647, "N"],
  [652, "H"],
  [664, "OQÖØ"],
  [719, "w"],
  [727, "M"],
  [778, "æ"],
  [786, "W"],
  [800, "—"],
  [822, "Æ"],
  [824, "%"],
  [829, "m"],
  [847, "@"],
  [948, "…"],
  [1000, "→←"],
];
const SEMIBOLD: readonly (readonly [number, string])[] = [
  [100, "\u2009\u202f"],
  [200, " \u00a0"],
  [255, "|"],
  [262, "iï"],
  [263, "j"],
  [271, "l"],
  [275, "',.:;·‘’"],
  [282, "I"],
  [315, "!"],
  [317, "f"],
  [322, "-"],
  [324, "()[]{}"],
  [325, "•"],
  [344, "/\\"],
  [348, "°"],
  [361, "t"],
  [373, "r"],
  [431, "s"],
  [438, "*"],
  [443, "z"],
  [444, "?"],
  [455, "«»"],
  [462, "cç"],
  [480, "–"],
  [481, "x"],
  [482, '"“”'],
  [494, "J"],
  [495, "vy"],
  [500, "_†"],
  [501, "Y"],
  [502, "L"],
  [507, "eèéë"],
  [510, "F"],
  [513, "0123456789#$+<=>^~§±×−"],
  [516, "aàäå"],
  [520, "g"],
  [522, "k"],
  [536, "V"],
  [538, "EÉ"],
  [540, "Z"],
  [541, "X"],
  [544, "σ"],
  [545, "S"],
  [546, "T"],
  [549, "`oóöø≥≤"],
  [556, "uü"],
  [558, "AhÀÄÅ"],
  [560, "nñ"],
  [563, "b"],
  [564, "dpq"],
  [567, "μ"],
  [576, "C"],
  [582, "P"],
  [592, "R"],
  [597, "BK"],
  [604, "ß"],
  [618, "↑↓"],
  [625, "D"],
  [628, "G"],
  [639, "&"],
  [655, "UÜ"],
  [657, "N"],
  [663, "H"],
  [674, "OQÖØ"],
  [745, "M"],
  [748, "w"],
  [780, "æ"],
  [800, "W—"],
  [834, "Æ"],
  [841, "%"],
  [843, "m"],
  [875, "@"],
  [964, "…"],
  [1000, "→←"],
];

const toMap = (rows: readonly (readonly [number, string])[]): ReadonlyMap<string, number> =>
  new Map(rows.flatMap(([width, characters]) => [...characters].map((c) => [c, width] as const)));

const WIDTHS = { 400: toMap(REGULAR), 600: toMap(SEMIBOLD) } as const;
export type Weight = keyof typeof WIDTHS;

/** A character outside the table counts as a wide letter: better too much room than too little. */
const UNKNOWN = 650;

/** Width of a line of text in pixels. */
export function textWidth(text: string, size = 13, weight: Weight = 400): number {
  let sum = 0;
  for (const character of text) sum += WIDTHS[weight].get(character) ?? UNKNOWN;
  return (sum * size) / 1000;
}

/** Breaks a text into lines no wider than `widthPx`; a single longer word is cut with an ellipsis. */
export function wrap(text: string, widthPx: number, size = 13, weight: Weight = 400): string[] {
  const lines: string[] = [];
  let line = "";
  for (const word of text.split(/[ \n]+/).filter(Boolean)) {
    const longer = line === "" ? word : `${line} ${word}`;
    if (textWidth(longer, size, weight) <= widthPx) line = longer;
    else {
      if (line !== "") lines.push(line);
      line = fit(word, widthPx, size, weight);
    }
  }
  if (line !== "") lines.push(line);
  return lines;
}

/** The text itself when it fits, else as much of it as does, with an ellipsis. */
export function fit(text: string, widthPx: number, size = 13, weight: Weight = 400): string {
  if (textWidth(text, size, weight) <= widthPx) return text;
  const characters = [...text];
  while (characters.length > 0 && textWidth(`${characters.join("")}…`, size, weight) > widthPx)
    characters.pop();
  return `${characters.join("").trimEnd()}…`;
}
