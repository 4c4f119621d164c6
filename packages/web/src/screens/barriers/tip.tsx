import { number } from "@tvars/report";
import type { ReactNode } from "react";
import type { Aimed } from "../../map/barrier-map.tsx";
import { useTexts } from "../../text/index.ts";
import { useRouter } from "../../url/router.tsx";
import { brief, distance, shown, valueOf } from "./colouring.ts";
import { useCounted } from "./counted.ts";
import { segmentName } from "./segment-button.tsx";
import type { Work } from "./work.ts";

/** What the map says of the thing under the pointer, to see and to hear. */
export function useAimWords(work: Work): {
  tip: (aimed: Aimed) => ReactNode;
  speak: (aimed: Aimed) => string;
} {
  const { t, lang } = useTexts();
  const { state } = useRouter();
  const counted = useCounted(work.network);
  const lines = ({ what, id }: Aimed): string[] => {
    if (what === "segment") {
      const segment = work.segments.find((one) => one.id === id);
      if (!segment) return [];
      const { colouring } = state;
      return [
        segmentName(segment, t),
        `${t("bar.column.excess")}: ${distance(segment.excessM, lang)}`,
        colouring === "burden" || colouring === "excess"
          ? `${t("bar.column.burden")}: ${brief(segment.burden / 1000, lang)} ${t("bar.unit.burden")}`
          : `${t(`bar.colour.${colouring}`)}: ${shown(valueOf(segment, colouring), colouring, lang)}`,
        counted("bar.tipContacts", { n: number(segment.people, lang) }),
      ];
    }
    if (what === "crossing") {
      const crossing = work.barriers.data?.crossings.find((one) => one.id === id);
      return crossing
        ? [t(`bar.crossing.${crossing.kind}`), t("bar.wait", { n: number(crossing.delayS, lang) })]
        : [];
    }
    const row = work.suggested.data?.rows.find(({ rank }) => String(rank) === id);
    return row
      ? [
          t("bar.suggestTryNamed", { n: row.rank }),
          counted("bar.suggestRow", {
            people: number(row.peopleGaining, lang),
            m: distance(row.metres, lang),
          }),
        ]
      : [];
  };
  return {
    tip: (aimed) => {
      const [first, ...rest] = lines(aimed);
      return (
        <>
          <span className="tip-name">{first}</span>
          {rest.map((line) => (
            <span key={line} className="tip-figure">
              {line}
            </span>
          ))}
        </>
      );
    },
    speak: (aimed) => lines(aimed).join(". "),
  };
}
