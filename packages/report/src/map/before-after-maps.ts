import { emptyPicture } from "../base/empty.ts";
import type { KeyItem } from "../base/key.ts";
import { keyRows } from "../base/key.ts";
import type { Cell, Picture, PictureOptions, Stage, Table } from "../base/picture.ts";
import { compose, stageOf } from "../base/picture.ts";
import { hiddenIn, kindsIn } from "../base/statuses.ts";
import { el, group, label } from "../base/svg.ts";
import { fit } from "../base/text-width.ts";
import { number } from "../words/numbers.ts";
import { DIRECTION } from "../words/types.ts";
import { drawMap, scaleBar } from "./draw-map.ts";
import type { MapScale } from "./legend.ts";
import { legendRow } from "./legend.ts";
import type { MapArea, MapLine } from "./map-picture.ts";
import { frameOf } from "./project.ts";

export interface BeforeAfterSide {
  /** "2023", "Med bron". */
  label: string;
  areas: readonly MapArea[];
  lines?: readonly MapLine[];
}

export interface BeforeAfterMaps {
  /** States the finding; maps do not know it. */
  title: string;
  description?: string;
  /** Instead of the counts of higher and lower figures. */
  summary?: string;
  /** One scale for both: a colour means the same before and after. */
  scale: MapScale;
  before: BeforeAfterSide;
  after: BeforeAfterSide;
  source?: string;
  notes?: readonly string[];
}

const changedItem = ({ theme, lang }: Stage): KeyItem => ({
  mark: (x, y) =>
    el("rect", {
      x: x + 1,
      y: y + 1,
      width: 12,
      height: 12,
      fill: "none",
      stroke: theme.ink,
      "stroke-width": 1.3,
    }),
  text: lang === "sv" ? "Ändrat mellan kartorna" : "Changed between the maps",
});

/**
 * The same places before and after, side by side (one above the other where it is narrow), in one frame, on one scale.
 * Areas are matched by code, and the sentence counts those that changed.
 */
export function beforeAfterMaps(data: BeforeAfterMaps, options: PictureOptions = {}): Picture {
  const stage = stageOf({
    ...options,
    title: options.title ?? data.title,
    source: options.source ?? data.source,
  });
  const { lang } = stage;
  const { scale, before, after } = data;
  const sv = lang === "sv";
  const codes = new Map([...before.areas, ...after.areas].map(({ code, label: name }) => [code, name]));
  const was = new Map(before.areas.map((area) => [area.code, area.figure]));
  const is = new Map(after.areas.map((area) => [area.code, area.figure]));
  const sign = scale.kind === "steps" && scale.unit === "percent" ? { unit: "%" } : {};
  const table: Table = {
    columns: [
      { id: "code", label: sv ? "Kod" : "Code", align: "start" },
      { id: "area", label: sv ? "Område" : "Area", align: "start" },
      { id: "before", label: before.label, align: "end", ...sign },
      { id: "after", label: after.label, align: "end", ...sign },
    ],
    rows: [...codes].map(([code, name]): Cell[] => [code, name, was.get(code) ?? null, is.get(code) ?? null]),
  };
  if (codes.size === 0)
    return emptyPicture(
      stage,
      {
        title: { sv: "Inga kartor att jämföra", en: "No maps to compare" },
        action: {
          sv: "Det finns inga områden här, varken före eller efter. Välj en annan plats eller andra år.",
          en: "There are no areas here, neither before nor after. Choose another place or other years.",
        },
      },
      table,
    );
  const both = [...codes.keys()].filter(
    (code) => was.get(code)?.value != null && is.get(code)?.value != null,
  );
  const moved = (up: boolean): number =>
    both.filter((code) =>
      up ? is.get(code)!.value! > was.get(code)!.value! : is.get(code)!.value! < was.get(code)!.value!,
    ).length;
  const [higher, lower] = [moved(true), moved(false)];
  const same = both.length - higher - lower;
  const summary =
    data.summary ??
    (sv
      ? `Av ${number(both.length, lang)} områden med värde både ${before.label} och ${after.label} har ${number(higher, lang)} ett högre, ${number(lower, lang)} ett lägre och ${number(same, lang)} samma värde.`
      : `Of ${number(both.length, lang)} areas with a figure both ${before.label} and ${after.label}, ${number(higher, lang)} are higher, ${number(lower, lang)} lower and ${number(same, lang)} the same.`);
  const figures = [...before.areas, ...after.areas].map(({ figure }) => figure);
  return compose(stage, {
    title: data.title,
    description:
      data.description ??
      `${before.label}${sv ? " och " : " and "}${after.label}.${scale.kind === "types" ? ` ${DIRECTION.type[lang]}` : ""}`,
    summary,
    table,
    foot: { notes: [...(data.notes ?? [])], hidden: hiddenIn(figures) },
    draw: (width) => {
      const beside = width >= 520;
      const room = beside ? (width - 24) / 2 : width;
      const geometries = [...before.areas, ...after.areas].map(({ geometry }) => geometry);
      const frame = frameOf(geometries, room, stage.height ?? 460);
      const side = ({ label: name, areas, lines = [] }: BeforeAfterSide): string =>
        label(fit(name, room, 13, 600), 0, 12, { weight: 600 }) +
        group({ transform: "translate(0,22)" }, drawMap({ areas, lines, scale }, frame, stage));
      const pitch = 22 + frame.height;
      let height = beside ? pitch : 2 * pitch + 18;
      let svg =
        group({ "data-side": "before" }, side(before)) +
        group(
          {
            transform: beside ? `translate(${room + 24},0)` : `translate(0,${pitch + 18})`,
            "data-side": "after",
          },
          side(after),
        );
      svg += scaleBar(frame, 0, height + 18, stage);
      height += 32;
      const key = legendRow({ scale, statuses: kindsIn(figures) }, width, stage);
      svg += group({ transform: `translate(0,${height})` }, key.svg);
      height += key.height;
      if (after.areas.some(({ changed }) => changed)) {
        const outlined = keyRows([changedItem(stage)], width);
        svg += group({ transform: `translate(0,${height + 8})` }, outlined.svg);
        height += 8 + outlined.height;
      }
      return { svg, height };
    },
  });
}
