import { CROSSING_MARKS, MARK_SIDE, markColor } from "../../map/crossing-marks.ts";
import type { CrossingKind } from "../../url/edits.ts";

/** The mark of the map; `plain` takes the colour of the text, for light ground. */
export function CrossingMark({ kind, plain = false }: { kind: CrossingKind; plain?: boolean }) {
  const { path, filled } = CROSSING_MARKS[kind];
  const color = plain ? "currentColor" : markColor(kind);
  return (
    <svg
      className="crossing-mark"
      width={MARK_SIDE}
      height={MARK_SIDE}
      viewBox={`0 0 ${MARK_SIDE} ${MARK_SIDE}`}
      aria-hidden="true"
    >
      <path
        d={path}
        fill={filled ? color : "none"}
        stroke={color}
        strokeWidth={filled ? 0 : 2}
        strokeLinecap="round"
      />
    </svg>
  );
}
