import type { BarrierSegregation } from "@tvars/api";
import { number, scaleProfile, signedBars } from "@tvars/report";
import type { Draw, Drawing } from "./kinds.ts";
import { KIND_WORDS } from "./barriers.ts";

const MOST = 8;

/** What the barriers add to segregation by the size of surroundings, and which barriers take most meetings. */
export const segregationPictures: Draw<BarrierSegregation> = ({ radii, grouping, year, mixing }, lang) => {
  const sv = lang === "sv";
  const drawn: Drawing[] = [];
  if (radii.length > 1)
    drawn.push((options) =>
      scaleProfile(
        {
          measure: sv ? "Barriärernas tillägg, tusendelar" : "What the barriers add, thousandths",
          place: `${grouping.title[lang]} ${year}`,
          axis: sv ? "Omgivningens radie, meter" : "Radius of surroundings, metres",
          unit: "m",
          decimals: 2,
          line: radii.map(({ radiusM, difference }) => ({
            at: radiusM,
            label: `${number(radiusM, lang)} m`,
            value: 1000 * difference,
          })),
        },
        { ...options, height: 200 },
      ),
    );
  const nameOf = ({ name, barrier, kind }: (typeof mixing.barriers)[number]): string =>
    `${KIND_WORDS[kind][lang]} ${name || barrier}`;
  const [worst] = mixing.barriers;
  if (!worst || !(mixing.share > 0)) return drawn;
  const [share, part] = [number(100 * mixing.share, lang), number(100 * worst.part, lang)];
  drawn.push((options) =>
    signedBars(
      {
        description: sv
          ? "Andel av all blandning som går förlorad vid barriärer. Möten räknas mindre ju längre vägen är."
          : "Share of all mixing that is lost at barriers. Meetings count for less the longer the walk.",
        finding: sv
          ? `Barriärerna tar ${share} % av de möjliga mötena mellan grupperna tvärs över dem. Mest tar ${nameOf(worst)}: ${part} % av allt som går förlorat.`
          : `The barriers take ${share}% of potential meetings between the groups across them. ${nameOf(worst)} takes most: ${part}% of all that is lost.`,
        what: sv ? "Av allt som går förlorat, %" : "Of all that is lost, %",
        decimals: 1,
        signed: false,
        rows: mixing.barriers
          .slice(0, MOST)
          .map((row) => ({ id: row.barrier, label: nameOf(row), value: 100 * row.part })),
      },
      options,
    ),
  );
  return drawn;
};
