import type { IndicatorFigures } from "@tvars/api";
import type { AreaType } from "@tvars/areas";
import type { Figure } from "@tvars/cube";
import { distributionStrip, intervalDots, number, trendLines } from "@tvars/report";
import type { Draw, Drawing } from "./kinds.ts";
import { breaksOf } from "./kinds.ts";
import { mapOfAreas, quantileBorders } from "./map-of-areas.ts";

const unitOf = ({ indicator }: IndicatorFigures): "percent" | "number" =>
  /procent|%/i.test(indicator.unit.sv) ? "percent" : "number";

/** An indicator by type, over the years, over the areas and on the map. */
export const indicatorPictures: Draw<IndicatorFigures> = (answer, lang, ground) => {
  const { indicator, place, year, rows, byType, trend, breaks } = answer;
  const measure = indicator.title[lang];
  const unit = unitOf(answer);
  const { decimals } = indicator;
  const drawn: Drawing[] = [];
  if (byType.some(({ figure }) => figure.value !== null))
    drawn.push((options) =>
      intervalDots(
        {
          measure,
          place: place.name[lang],
          year,
          unit,
          decimals,
          rows: byType.map(({ type, figure }) => ({ id: `type-${type}`, type, figure: figure as Figure })),
        },
        options,
      ),
    );
  if (trend.filter((one) => one.place.value !== null).length > 1)
    drawn.push((options) =>
      trendLines(
        {
          measure,
          unit,
          decimals,
          series: [
            {
              id: place.id,
              label: place.name[lang],
              own: true,
              points: trend.map((one) => ({ year: one.year, figure: one.place as Figure })),
            },
          ],
          breaks: breaksOf(breaks),
        },
        options,
      ),
    );
  const values = rows.flatMap(({ figure }) => (figure.value === null ? [] : [figure.value]));
  if (values.length < 3) return drawn;
  drawn.push((options) =>
    distributionStrip(
      {
        measure,
        year,
        among: place.name[lang],
        unit,
        decimals,
        items: rows.map(({ area, figure, type }) => ({
          id: area.id,
          label: area.name,
          figure: figure as Figure,
          type: type.value as AreaType | null,
        })),
      },
      options,
    ),
  );
  const figures = new Map(rows.map(({ area, figure }) => [area.code, figure as Figure]));
  const [low, high] = [Math.min(...values), Math.max(...values)].map((value) =>
    number(value, lang, decimals),
  );
  const inUnit = indicator.unit[lang];
  drawn.push(
    ...mapOfAreas(ground, {
      title:
        lang === "sv"
          ? `${measure} ${year}: från ${low} till ${high} ${inUnit} mellan områdena`
          : `${measure} ${year}: from ${low} to ${high} ${inUnit} between areas`,
      year,
      scale: { kind: "steps", measure, borders: quantileBorders(values), unit, decimals },
      figureOf: (code) => figures.get(code),
    }),
  );
  return drawn;
};
