import { list } from "@tvars/report";
import { useTexts } from "../../text/index.ts";
import { useRouter } from "../../url/router.tsx";
import type { Chosen } from "./chosen.ts";

/** Where something else is shown than what was asked for, it is said, and why. */
export function Remarks({ chosen, wantedYear }: { chosen: Chosen; wantedYear: number }) {
  const { t, pick, lang } = useTexts();
  const { state } = useRouter();
  const { unfit, measure, grouping, year } = chosen;
  const unknown = state.groups.filter((id) => !grouping.groups.some((group) => group.id === id));
  const said = [
    ...(state.grouping !== null && state.grouping !== grouping.id
      ? [t("mea.noGrouping", { id: state.grouping, shown: pick(grouping.title) })]
      : []),
    ...(unknown.length > 0 ? [t("mea.noGroup", { ids: list(unknown, lang) })] : []),
    ...(unfit
      ? [
          t(unfit.info ? "mea.unfit" : "mea.noMeasure", {
            asked: unfit.info ? pick(unfit.info.name) : unfit.id,
            shown: pick(measure.name),
          }),
        ]
      : []),
    ...(year !== wantedYear
      ? [
          t("mea.otherYear", {
            asked: wantedYear,
            from: grouping.years[0] ?? year,
            to: grouping.years.at(-1) ?? year,
            year,
          }),
        ]
      : []),
  ];
  if (said.length === 0) return null;
  return (
    <output className="remark">
      {said.map((one) => (
        <p key={one}>{one}</p>
      ))}
    </output>
  );
}
