import { themeOf } from "@tvars/report";
import { Suspense, lazy, useMemo } from "react";
import { Notice, Skeleton } from "../../../parts/states.tsx";
import { useTheme } from "../../../parts/use-theme.ts";
import { useWorkspace } from "../../../parts/workspace.ts";
import { useTexts } from "../../../text/index.ts";
import { boundsOf } from "./bounds.ts";

const GroundMap = lazy(async () => ({ default: (await import("../../../map/ground-map.tsx")).GroundMap }));

interface PointsMapProps {
  points: readonly (readonly [number, number])[];
  /** Rows are lines or polygons, of which there are no points to show. */
  shapes: boolean;
}

/** Where the rows would lie, to the nearest kilometre: enough to see a wrong coordinate system, too little to find a door. */
export function PointsMap({ points, shapes }: PointsMapProps) {
  const { t } = useTexts();
  const workspace = useWorkspace();
  const theme = themeOf(useTheme());
  const layers = useMemo(
    () => ({
      points: {
        type: "FeatureCollection" as const,
        features: points.map((at, i) => ({
          type: "Feature" as const,
          properties: { id: String(i), color: theme.accent },
          geometry: { type: "Point" as const, coordinates: [...at] },
        })),
      },
    }),
    [points, theme.accent],
  );
  const bounds = useMemo(() => boundsOf(points) ?? workspace.bounds, [points, workspace.bounds]);
  if (!bounds) return null;
  return (
    <figure className="points-map">
      <div className="ground-frame">
        <Suspense fallback={<Skeleton lines={0} block />}>
          <GroundMap
            label={t("rec.map.label")}
            scrollHelp={t("stru.scroll")}
            touchHelp={t("stru.touch")}
            bounds={bounds}
            layers={layers}
            renderTip={() => t("rec.map.tip")}
            failed={<Notice title={t("map.noWebgl")} />}
          />
        </Suspense>
      </div>
      <figcaption>
        {t(points.length > 0 ? "rec.map.caption" : shapes ? "rec.map.shapes" : "rec.map.none")}
      </figcaption>
    </figure>
  );
}
