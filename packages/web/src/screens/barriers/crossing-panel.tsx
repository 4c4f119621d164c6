import type { Barriers, CrossingInfo } from "@tvars/api";
import { number } from "@tvars/report";
import { useArrival } from "../../parts/arrival.ts";
import { Icon } from "../../parts/icon.tsx";
import { useTexts } from "../../text/index.ts";
import { CROSSING_MARKS } from "../../map/crossing-marks.ts";
import { useRouter } from "../../url/router.tsx";
import type { Work } from "./work.ts";

const WAIT_S = 30;

/** One crossing, and what can be tried with it. */
export function CrossingPanel({
  work,
  crossing,
  barriers,
}: {
  work: Work;
  crossing: CrossingInfo;
  barriers: Barriers;
}) {
  const { t, lang } = useTexts();
  const { go } = useRouter();
  const heading = useArrival<HTMLHeadingElement>(crossing.id);
  const over = barriers.gaps.find(({ barrier }) => barrier === crossing.barrier)?.name;
  const { apart } = CROSSING_MARKS[crossing.kind];
  return (
    <header className="panel-head">
      <p className="over">{t("bar.crossingTitle")}</p>
      <h2 ref={heading} tabIndex={-1}>
        {t(`bar.crossing.${crossing.kind}`)} {over && t("bar.crossingOver", { name: over })}
      </h2>
      <p>
        {[
          t(apart ? "bar.apart" : "bar.level"),
          t("bar.wait", { n: number(crossing.delayS, lang) }),
          ...(crossing.widthM === undefined
            ? []
            : [t("bar.crossingWidth", { n: number(crossing.widthM, lang, 1) })]),
        ].join(" · ")}
      </p>
      <p className="actions">
        <button type="button" className="button" onClick={() => work.remove(crossing.id)}>
          <Icon name="remove" size={16} />
          {t("bar.crossingRemove")}
        </button>
        {!apart && (
          <button
            type="button"
            className="button quiet"
            onClick={() => {
              go({ task: "scenario", crossing: null }, { replace: true });
              work.change([
                ...work.edits.filter((edit) => !("crossing" in edit) || edit.crossing !== crossing.id),
                { do: "change-crossing", crossing: crossing.id, delayS: crossing.delayS > 0 ? 0 : WAIT_S },
              ]);
            }}
          >
            {t("bar.crossingWait")}
          </button>
        )}
      </p>
    </header>
  );
}
