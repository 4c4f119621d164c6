import { Icon } from "../../parts/icon.tsx";
import { useTexts } from "../../text/index.ts";
import { Link, fresh, useRouter } from "../../url/router.tsx";

/** Indicators that are one group's share of a grouping: that group, set against the rest. */
const GROUP_OF: Record<string, { grouping: string; groups: string[] }> = {
  "foreign-background": { grouping: "background", groups: ["foreign"] },
  "rented-dwellings": { grouping: "tenure", groups: ["rented"] },
  "low-economic-standard": { grouping: "economic-standard", groups: ["low"] },
  "high-economic-standard": { grouping: "economic-standard", groups: ["high"] },
};

/** From a group's share in every area to how evenly the group lives. */
export function MeasuresOfIndicator({ id }: { id: string }) {
  const { t } = useTexts();
  const { state } = useRouter();
  const of = GROUP_OF[id];
  if (!of) return null;
  return (
    <p className="actions">
      <Link className="button quiet" to={{ ...fresh(state), ...of, screen: "matt", place: state.place }}>
        <Icon name="matt" size={16} />
        {t("ind.measures")}
      </Link>
    </p>
  );
}
