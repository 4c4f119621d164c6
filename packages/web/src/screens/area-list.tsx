import type { AreaRef } from "@tvars/api";
import type { Figure } from "@tvars/cube";
import { FigureText } from "../parts/figure.tsx";
import { TypeMark } from "../parts/type-mark.tsx";
import { useRouter, Link, fresh } from "../url/router.tsx";

interface ListedArea {
  area: AreaRef;
  type: Figure;
  index: Figure;
}

/** Areas as links with type and index, for neighbours and for areas with similar values. */
export function AreaList({ areas }: { areas: readonly ListedArea[] }) {
  const { state } = useRouter();
  const to =
    state.screen === "karta"
      ? (area: AreaRef) => ({ place: area.id })
      : (area: AreaRef) => ({ ...fresh(state), screen: "omraden" as const, place: area.id });
  return (
    <ul className="area-list">
      {areas.map((listed) => (
        <li key={listed.area.id}>
          <TypeMark type={listed.type} />
          <Link to={to(listed.area)}>{listed.area.name}</Link>
          <span className="area-list-index">
            <FigureText figure={listed.index} format={{ decimals: 1 }} />
          </span>
        </li>
      ))}
    </ul>
  );
}
