import type { Lang, Picture, PictureOptions } from "../base/picture.ts";
import { beforeAfterMaps } from "../map/before-after-maps.ts";
import type { MapArea } from "../map/map-picture.ts";
import { amid } from "../words/amid.ts";
import { number } from "../words/numbers.ts";
import { DIRECTION } from "../words/types.ts";
import { outlineGeometry } from "./outline.ts";
import { withNotes } from "./parts.ts";
import type { MapSide, MapsStory } from "./story.ts";

export function mapsPicture(story: MapsStory, options: PictureOptions): Picture {
  const { lang = "sv" } = options;
  const { of, from, to, before, after, steps, breaks } = story;
  const said = sentence(story, lang);
  const crossed = breaks.map(({ between: [a, b], reason }) => ({
    sv: `Brott mellan ${a} och ${b}: ${reason.sv}`,
    en: `Break between ${a} and ${b}: ${reason.en}`,
  }));
  const index = lang === "sv" ? "Socioekonomiskt index" : "Socioeconomic index";
  const measure = of === "type" ? (lang === "sv" ? "Områdestyp" : "Area type") : index;
  return beforeAfterMaps(
    {
      title: said.split(". ")[0]!.replace(/\.$/, ""),
      description: `${measure} ${from} ${lang === "sv" ? "och" : "and"} ${to}. ${DIRECTION[of][lang]}`,
      summary: `${said} ${DIRECTION[of][lang]}`,
      scale:
        of === "type"
          ? { kind: "types" }
          : { kind: "steps", measure: index, borders: steps, unit: "index", decimals: 1 },
      before: { label: String(before.year), areas: areasOf(before) },
      after: { label: String(after.year), areas: areasOf(after) },
    },
    withNotes({ notes: [...cutsSaid(story), ...crossed, ...story.notes] }, options),
  );
}

const areasOf = ({ areas }: MapSide): MapArea[] =>
  areas.map(({ code, name, figure, changed, outline }) => ({
    code,
    label: name,
    figure,
    geometry: outlineGeometry(outline),
    ...(changed ? { changed: true } : {}),
  }));

/** Types are relative: a reader must know by whose cut-offs the second map is coloured. */
const cutsSaid = ({ of, cuts, from, to }: MapsStory) =>
  of === "index"
    ? [
        {
          sv: "Samma steg i båda kartorna.",
          en: "The same steps in both maps.",
        },
      ]
    : cuts === "each"
      ? [
          {
            sv: `Varje års egna gränser mellan typerna: ett område kan byta typ fast dess index står stilla.`,
            en: `Each year's own cut-offs between the types: an area can change type while its index stands still.`,
          },
        ]
      : [
          {
            sv: `Båda kartorna efter ${from} års gränser mellan typerna: ${to} visar typen områdets egna värden hade gett ${from}, inte SCB:s typ ${to}.`,
            en: `Both maps by the cut-offs of ${from}: ${to} shows the type the area's own values would have given in ${from}, not SCB's type in ${to}.`,
          },
        ];

function sentence({ of, place, from, to, compared }: MapsStory, lang: Lang): string {
  const { areas, lower, higher, same } = compared;
  const n = (value: number): string => number(value, lang);
  const name = amid(place.name[lang]);
  if (areas === 0)
    return lang === "sv"
      ? `Inget område i ${name} kan jämföras mellan ${from} och ${to}.`
      : `No area in ${name} can be compared between ${from} and ${to}.`;
  // A lower type number means greater challenges, a lower index smaller ones.
  const [worse, better] = of === "type" ? [lower, higher] : [higher, lower];
  return lang === "sv"
    ? `Av ${n(areas)} områden i ${name} fick ${n(worse)} större och ${n(better)} mindre utmaningar från ${from} till ${to}. ${n(same)} var kvar i samma ${of === "type" ? "typ" : "läge"}.`
    : `Of ${n(areas)} areas in ${name}, ${n(worse)} came to greater and ${n(better)} to smaller challenges from ${from} to ${to}. ${n(same)} stayed ${of === "type" ? "in the same type" : "where they were"}.`;
}
