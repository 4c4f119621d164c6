import type { AreaType } from "../base/palette.ts";
import type { Picture, PictureOptions } from "../base/picture.ts";
import { concentrationCurve } from "../charts/concentration-curve.ts";
import { amid } from "../words/amid.ts";
import { percent } from "../words/numbers.ts";
import { withNotes } from "./parts.ts";
import type { ConcentrationStory } from "./story.ts";

export function concentrationPicture(story: ConcentrationStory, options: PictureOptions): Picture {
  const { lang = "sv" } = options;
  const { what, place, base, types, areas, index, year } = story;
  return concentrationCurve(
    {
      what: what[lang],
      place: `${amid(place.name[lang])}${year === null ? "" : ` ${year}`}`,
      groups: types.map(({ type, people, amount }) => ({ type: type as AreaType, people, amount })),
      ...(areas.length > 0
        ? { curve: areas.map(({ type, people, amount }) => ({ type: type as AreaType, people, amount })) }
        : {}),
      ...(base === null ? {} : { base: base[lang] }),
      ...(index === null
        ? {}
        : {
            index: {
              value: index.value,
              ...(index.low === null || index.high === null
                ? {}
                : {
                    low: index.low,
                    high: index.high,
                    ...(index.level === null ? {} : { level: percent(100 * index.level, lang, 0) }),
                  }),
            },
          }),
    },
    withNotes(story, options),
  );
}
