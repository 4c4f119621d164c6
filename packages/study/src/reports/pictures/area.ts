import type { AreaPage } from "@tvars/api";
import type { Figure } from "@tvars/cube";
import { intervalDots, trendLines } from "@tvars/report";
import type { Draw, Drawing } from "./kinds.ts";
import { breaksOf } from "./kinds.ts";

/** One area: its index over the years and beside the places around it. */
export const areaPictures: Draw<AreaPage> = ({ area, year, years, breaks, comparison }, lang) => {
  const sv = lang === "sv";
  const own = years.find((one) => one.year === year);
  const drawn: Drawing[] = [];
  if (years.filter(({ index }) => index.value !== null).length > 1)
    drawn.push((options) =>
      trendLines(
        {
          measure: sv ? "Socioekonomiskt index" : "Socioeconomic index",
          series: [
            {
              id: area.id,
              label: area.name,
              own: true,
              points: years.map((one) => ({ year: one.year, figure: one.index as Figure })),
            },
          ],
          breaks: breaksOf(breaks),
        },
        options,
      ),
    );
  if (own && comparison.length > 0)
    drawn.push((options) =>
      intervalDots(
        {
          measure: sv ? "Medelindex" : "Mean index",
          place: area.name,
          year,
          rows: [
            { id: area.id, label: area.name, figure: own.index as Figure, own: true },
            ...comparison.map(({ place, meanIndex }) => ({
              id: place.id,
              label: place.name[lang],
              figure: meanIndex as Figure,
            })),
          ],
        },
        options,
      ),
    );
  return drawn;
};
