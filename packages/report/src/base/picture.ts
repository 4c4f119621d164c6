import type { Figure, Text } from "@tvars/cube";
import type { Theme, ThemeName } from "./palette.ts";
import { themeOf } from "./palette.ts";
import { patternDefs } from "./patterns.ts";
import { el, escapeXml, group, label } from "./svg.ts";
import { textWidth, wrap } from "./text-width.ts";

export type Lang = "sv" | "en";

export interface Column {
  id: string;
  label: string;
  align: "start" | "end";
  unit?: string;
  /** As many as the picture shows; one, or none for whole numbers, where it is not said. */
  decimals?: number;
}

export type Cell = string | number | Figure | null;

export interface Table {
  columns: Column[];
  rows: Cell[][];
}

export interface Foot {
  unit?: string;
  years?: string;
  source?: string;
  /** Breaks, caveats, what hollow and hatched mean: shown wherever the picture is. */
  notes: string[];
  /** How many figures the picture does not show, by reason. */
  hidden: { suppressed: number; missing: number };
}

/** A picture that can stand on a screen, in a PDF or in a Word file, with what someone who cannot see it needs. */
export interface Picture {
  svg: string;
  width: number;
  height: number;
  /** States the finding. */
  title: string;
  /** Plainly, what is drawn. */
  description: string;
  /** One sentence for those who do not see it. */
  summary: string;
  table: Table;
  foot: Foot;
}

export interface PictureOptions {
  lang?: Lang;
  /** Pixels; 340 is a phone, 760 a page. */
  width?: number;
  /** Height of the drawing itself in pixels, where the chart has a free height. */
  height?: number;
  theme?: ThemeName;
  /** Patterns on the five area types. */
  patterns?: boolean;
  /** Prefix of every id in the SVG; must differ between pictures on one page. */
  idPrefix?: string;
  /** With title, source and paper drawn in; false where the page around it says them. */
  standalone?: boolean;
  /** Instead of the title the picture would state. */
  title?: string;
  /** Instead of the sentence the picture would say. */
  summary?: string;
  source?: string;
  /** Said beneath the picture, after what the picture says itself. */
  notes?: readonly string[];
  /** Drawn across the picture's foot and said in the notes when the figures are invented. */
  invented?: boolean;
}

/** What a chart draws with: every option settled. */
export interface Stage {
  lang: Lang;
  width: number;
  height: number | undefined;
  theme: Theme;
  patterns: boolean;
  idPrefix: string;
  standalone: boolean;
  invented: boolean;
  title: string | undefined;
  summary: string | undefined;
  source: string | undefined;
  notes: readonly string[];
}

export function stageOf({
  lang = "sv",
  width = 640,
  height,
  theme = "light",
  patterns = false,
  idPrefix = "tv",
  standalone = true,
  title,
  summary,
  source,
  notes = [],
  invented = false,
}: PictureOptions): Stage {
  if (!(width >= 240 && width <= 4000))
    throw new RangeError(`A picture's width is ${width}; expected 240 to 4000 pixels.`);
  if (!/^[A-Za-z][\w-]*$/.test(idPrefix))
    throw new RangeError(
      `idPrefix ${JSON.stringify(idPrefix)} must begin with a letter and hold letters, digits, - or _.`,
    );
  return {
    lang,
    width,
    height,
    theme: themeOf(theme),
    patterns,
    idPrefix,
    standalone,
    title,
    summary,
    source,
    notes,
    invented,
  };
}

export const say = (text: Text, { lang }: { lang: Lang }): string => text[lang];

export interface Drawing {
  svg: string;
  height: number;
}

export interface Content {
  title: string;
  description: string;
  summary: string;
  table: Table;
  foot?: Partial<Foot>;
  /** Drawn in the width inside the margins, from (0, 0). */
  draw: (widthPx: number) => Drawing;
}

const FONT = "'Source Sans 3','Source Sans Pro','Noto Sans','Segoe UI',Arial,sans-serif";
const INVENTED: Text = {
  sv: "Påhittat exempel, inte verkliga siffror.",
  en: "Invented example, not real figures.",
};

/** Puts title, drawing and foot together into a finished picture. */
export function compose(stage: Stage, content: Content): Picture {
  const { width, theme, idPrefix, standalone, lang, invented } = stage;
  const title = stage.title ?? content.title;
  const summary = stage.summary ?? content.summary;
  const foot: Foot = {
    notes: [],
    hidden: { suppressed: 0, missing: 0 },
    ...content.foot,
    ...(stage.source === undefined ? {} : { source: stage.source }),
  };
  const notes = [...foot.notes, ...stage.notes];
  foot.notes = notes;
  if (invented) foot.notes = [INVENTED[lang], ...notes];
  const margin = standalone ? (width < 480 ? 14 : 20) : 2;
  const inner = width - 2 * margin;
  const parts: string[] = [];
  let y = margin;
  const lines = (text: string, size: number, weight: 400 | 600, fill: string, leading: number): void => {
    for (const line of wrap(text, inner, size, weight)) {
      parts.push(label(line, margin, y + size, { size, weight, fill }));
      y += leading;
    }
  };
  if (standalone) {
    lines(title, 18, 600, theme.ink, 23);
    y += 2;
    lines(content.description, 13, 400, theme.muted, 17);
    y += 14;
  }
  const { svg, height: drawn } = content.draw(inner);
  parts.push(group({ transform: `translate(${margin},${y})` }, svg));
  y += drawn;
  // The stamp is part of the picture itself: it must stay when the picture is cut out of its page.
  if (invented) {
    const wide = textWidth(INVENTED[lang], 12, 600) + 16;
    parts.push(
      el("rect", {
        x: margin + 0.5,
        y: y + 12.5,
        width: wide,
        height: 22,
        rx: 3,
        fill: "none",
        stroke: theme.axis,
      }),
      label(INVENTED[lang], margin + 8, y + 28, { size: 12, weight: 600 }),
    );
    y += 36;
  }
  if (standalone) {
    const said = [...notes, ...(foot.source ? [foot.source] : [])];
    if (said.length > 0) y += 12;
    for (const note of said) lines(note, 12, 400, theme.muted, 15.5);
  }
  y += margin;
  const height = Math.ceil(y);
  const svgText = el(
    "svg",
    {
      xmlns: "http://www.w3.org/2000/svg",
      viewBox: `0 0 ${width} ${height}`,
      width,
      height,
      role: "img",
      "aria-labelledby": `${idPrefix}-title ${idPrefix}-desc`,
      lang,
      "font-family": FONT,
      style: "font-variant-numeric:tabular-nums",
      fill: theme.ink,
    },
    el("title", { id: `${idPrefix}-title` }, escapeXml(title)),
    el("desc", { id: `${idPrefix}-desc` }, escapeXml(summary)),
    el("defs", {}, patternDefs(theme, idPrefix, stage.patterns)),
    standalone ? el("rect", { width, height, fill: theme.paper }) : "",
    ...parts,
  );
  return {
    svg: svgText,
    width,
    height,
    title,
    description: content.description,
    summary,
    table: content.table,
    foot,
  };
}
