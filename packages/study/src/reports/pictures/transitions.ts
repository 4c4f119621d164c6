import type { Transitions } from "@tvars/api";
import type { Figure } from "@tvars/cube";
import { beforeAfterMaps, transitionDiagram } from "@tvars/report";
import type { Draw, Drawing, Ground } from "./kinds.ts";
import { known } from "./kinds.ts";

const TYPES = [1, 2, 3, 4, 5] as const;

/** Who moved from which type to which, and where. */
export const transitionsPictures: Draw<Transitions> = (answer, lang, ground) => {
  const { matrix, from, to } = answer;
  if (matrix.every(({ areas }) => areas === 0)) return [];
  const counts = TYPES.map((a) =>
    TYPES.map((b): Figure => known(matrix.find((one) => one.from === a && one.to === b)?.areas ?? 0)),
  );
  return [
    (options) => transitionDiagram({ fromYear: from, toYear: to, counts }, options),
    ...maps(answer, ground, lang),
  ];
};

function maps({ from, to, place }: Transitions, ground: Ground, lang: "sv" | "en"): Drawing[] {
  const { areas, types, typesBefore } = ground;
  const shown = areas.filter(({ code }) => types?.has(code));
  if (!types || !typesBefore || shown.length < 3) return [];
  const sv = lang === "sv";
  const side = (year: number, of: ReadonlyMap<string, number | null>) => ({
    label: String(year),
    areas: shown.map(({ code, name, geometry }) => ({
      code,
      label: name,
      geometry,
      figure: known(of.get(code) ?? null),
    })),
  });
  const moved = shown.filter(({ code }) => {
    const [a, b] = [typesBefore.get(code) ?? null, types.get(code) ?? null];
    return a !== null && b !== null && a !== b;
  }).length;
  const compared = shown.filter(({ code }) => (typesBefore.get(code) ?? null) !== null).length;
  const name = place.name[lang];
  return [
    (options) =>
      beforeAfterMaps(
        {
          title: sv
            ? `${name}: ${moved} av ${compared} områden med samma gräns har en annan typ ${to} än ${from}`
            : `${name}: ${moved} of ${compared} areas with an unchanged boundary have another type in ${to} than in ${from}`,
          scale: { kind: "types" },
          before: side(from, typesBefore),
          after: side(to, types),
          notes: sv
            ? [`Gränserna är de från ${to}. Områden vars gräns har flyttats saknar typ ${from}.`]
            : [`Boundaries are those of ${to}. Areas whose boundary has moved lack a type in ${from}.`],
        },
        { ...options, height: 330 },
      ),
  ];
}
