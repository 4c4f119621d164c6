import type { Text } from "@tvars/cube";
import type { Picture, Stage, Table } from "./picture.ts";
import { compose } from "./picture.ts";
import { el, label } from "./svg.ts";
import { wrap } from "./text-width.ts";

export interface Empty {
  /** What there is none of: "Ingen serie att visa". */
  title: Text;
  /** What the reader can do: another year, another place, fetch the data. */
  action: Text;
}

/** The picture of nothing to show: it says so, and what to do. Never an empty axis. */
export function emptyPicture(stage: Stage, { title, action }: Empty, table: Table): Picture {
  const { lang, theme } = stage;
  return compose(stage, {
    title: title[lang],
    description: "",
    summary: `${title[lang]}. ${action[lang]}`,
    table,
    draw: (width) => {
      const lines = wrap(action[lang], Math.min(width - 48, 420), 13);
      const height = 72 + lines.length * 18;
      const svg =
        el("rect", {
          x: 0.5,
          y: 0.5,
          width: width - 1,
          height: height - 1,
          rx: 4,
          fill: theme.blank,
          stroke: theme.hairline,
        }) +
        el("circle", { cx: width / 2, cy: 26, r: 2.5, fill: theme.muted }) +
        lines
          .map((line, i) => label(line, width / 2, 54 + i * 18, { anchor: "middle", fill: theme.muted }))
          .join("");
      return { svg, height };
    },
  });
}
