import type { AreaType } from "../base/palette.ts";
import { AREA_TYPES } from "../base/palette.ts";
import type { Picture, PictureOptions } from "../base/picture.ts";
import { distributionStrip } from "../charts/distribution-strip.ts";
import { transitionDiagram } from "../charts/transition-diagram.ts";
import type { TypeMultiples } from "../charts/type-multiples.ts";
import { multiplesTitle, typeMultiples } from "../charts/type-multiples.ts";
import { typeStrip } from "../charts/type-strip.ts";
import type { Figure } from "@tvars/cube";
import { amid } from "../words/amid.ts";
import { DIRECTION } from "../words/types.ts";
import { concentrationPicture } from "./concentration-story.ts";
import { mapsPicture } from "./maps-story.ts";
import { breaksOf, inPercent, withNotes } from "./parts.ts";
import { slopePicture } from "./slope-story.ts";
import { sourceLine } from "./source-line.ts";
import type { DistributionStory, MultiplesStory, Story, TransitionsStory } from "./story.ts";

/** The picture of a story: the one function that screen, file, command line, API and document draw it with. */
export function storyPicture(story: Story, options: PictureOptions = {}): Picture {
  switch (story.kind) {
    case "slope":
      return slopePicture(story, options);
    case "transitions":
      return transitionsPicture(story, options);
    case "multiples":
      return multiplesPicture(story, options);
    case "distribution":
      return distributionPicture(story, options);
    case "maps":
      return mapsPicture(story, options);
    case "concentration":
      return concentrationPicture(story, options);
  }
}

/**
 * A story's picture as it leaves the product: title, source, direction and the label of invented figures are inside
 * it. The same options give the same bytes wherever it is made.
 */
export function storyFile(
  story: Story,
  { lang = "sv", theme = "light", width = 760 }: Pick<PictureOptions, "lang" | "theme" | "width"> = {},
): Picture {
  const { origin } = story.provenance;
  return storyPicture(story, {
    lang,
    theme,
    width,
    idPrefix: "tvars",
    standalone: true,
    source: sourceLine(origin, lang),
    invented: origin.some(({ invented }) => invented),
  });
}

function transitionsPicture(story: TransitionsStory, options: PictureOptions): Picture {
  const { lang = "sv" } = options;
  const { matrix, from, to, breaks } = story;
  const cells = (of: (cell: TransitionsStory["matrix"][number]) => Figure): Figure[][] =>
    AREA_TYPES.map((a) =>
      AREA_TYPES.map((b) => {
        const cell = matrix.find((one) => one.from === a && one.to === b);
        return cell ? of(cell) : { value: 0, status: "zero" };
      }),
    );
  const people = cells(({ population }) => population);
  return transitionDiagram(
    {
      fromYear: from,
      toYear: to,
      counts: cells(({ areas }) => ({ value: areas, status: areas === 0 ? "zero" : "value" })),
      ...(people.flat().some(({ value }) => value !== null && value > 0) ? { people } : {}),
    },
    withNotes(
      {
        notes: [
          ...breaks.map(({ between: [a, b], reason }) => ({
            sv: `Brott mellan ${a} och ${b}: ${reason.sv}`,
            en: `Break between ${a} and ${b}: ${reason.en}`,
          })),
          ...story.notes,
        ],
      },
      { ...options, lang },
    ),
  );
}

function multiplesPicture(story: MultiplesStory, options: PictureOptions): Picture {
  const { lang = "sv" } = options;
  const { members, of, place } = story;
  const years = new Set(members.flatMap((member) => member.years.map(({ year }) => year)));
  const sharesOf = (types: MultiplesStory["members"][number]["years"][number]["types"]): Figure[] =>
    types.map(({ share }) => inPercent(share));
  const [only] = years;
  const data: TypeMultiples = {
    place: amid(place.name[lang]),
    of: of === "areas" ? "areas" : "population",
    panels: members.map((member) => ({
      id: member.place.id,
      label: member.place.name[lang],
      years: member.years.map(({ year, types }) => ({ year, shares: sharesOf(types) })),
    })),
    breaks: breaksOf(story),
  };
  if (years.size !== 1 || only === undefined) return typeMultiples(data, withNotes(story, options));
  // Of a single year there is nothing to follow: bars beneath each other compare it better than small charts.
  return typeStrip(
    {
      year: only,
      of: data.of ?? "population",
      rows: data.panels.map(({ id, label, years: [at] }) => ({ id, label, shares: at!.shares })),
    },
    withNotes(story, {
      ...options,
      title: options.title ?? multiplesTitle(data, lang),
      summary: `${multiplesTitle(data, lang)}. ${DIRECTION.type[lang]}`,
    }),
  );
}

function distributionPicture(story: DistributionStory, options: PictureOptions): Picture {
  const { lang = "sv" } = options;
  const { measure, year, place, own, areas, quartiles, cuts } = story;
  const percent = /procent|%/i.test(measure.unit.sv);
  return distributionStrip(
    {
      measure: measure.title[lang],
      year,
      among: amid(place.name[lang]),
      items: areas.map(({ code, name, type, figure, own: mine }) => ({
        id: code,
        label: name,
        figure,
        type: type as AreaType | null,
        ...(mine ? { own: true } : {}),
      })),
      ...(own ? { marked: own.name[lang] } : {}),
      cuts: cuts.map(({ between, value }) => ({ value, label: between })),
      ...(quartiles ? { quartiles } : {}),
      unit: percent ? "percent" : measure.id === "socioeconomic-index" ? "index" : "number",
      decimals: measure.decimals,
      ...(measure.direction ? { direction: measure.direction[lang] } : {}),
    },
    withNotes(story, options),
  );
}
