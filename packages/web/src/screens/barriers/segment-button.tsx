import type { BarrierSegment } from "@tvars/api";
import { useTexts } from "../../text/index.ts";
import { Link } from "../../url/router.tsx";
import { brief, distance } from "./colouring.ts";

export const segmentName = (
  { name, kind }: Pick<BarrierSegment, "name" | "kind">,
  t: ReturnType<typeof useTexts>["t"],
): string => name || t(`bar.kind.${kind}`);

/** A stretch as the way to its page: name, extra walk, total. */
export function SegmentButton({ segment }: { segment: BarrierSegment }) {
  const { t, lang } = useTexts();
  return (
    <Link className="segment-link" to={{ segment: segment.id, crossing: null, task: "barriers", tables: [] }}>
      <span className="segment-name">{segmentName(segment, t)}</span>
      <span className="segment-figure">{distance(segment.excessM, lang)}</span>
      <span className="segment-more">
        {brief(segment.burden / 1000, lang)} {t("bar.unit.burden")}
      </span>
    </Link>
  );
}
