import type { BarrierIndicators, NetworkInfo } from "@tvars/api";
import type * as GeoJSON from "geojson";
import { Suspense, lazy, useMemo } from "react";
import { Notice, Skeleton } from "../../../parts/states.tsx";
import { useWorkspace } from "../../../parts/workspace.ts";
import { useTexts } from "../../../text/index.ts";
import { useRouter } from "../../../url/router.tsx";
import { BURDEN_COLORS, classOf } from "../colouring.ts";

const BarrierMap = lazy(async () => ({ default: (await import("../../../map/barrier-map.tsx")).BarrierMap }));

/** Told apart on a dark ground; neighbours in the list are far from each other in hue. None of them is an area type's. */
const COLORS = [
  "#5aa9e6",
  "#f2a65a",
  "#7bc47f",
  "#d98cb3",
  "#e6d35a",
  "#8e9be8",
  "#e07a5f",
  "#5fc9c1",
  "#b58ad9",
  "#b8c46a",
  "#c99a7c",
  "#9ad0ec",
] as const;
const OTHER = "#6b727a";

export const colorOfPart = (part: number): string => COLORS[part - 1] ?? OTHER;

/** Scores of 2, 3, 5 and 10 and more, each brighter than the last. */
const STEPS = [2, 3, 5, 10];
const nothing = (): void => undefined;

const collection = (features: GeoJSON.Feature[]): GeoJSON.FeatureCollection => ({
  type: "FeatureCollection",
  features,
});

/** Which part people of each square live in, and the stretches by score. */
export function PartsMap({ network, data }: { network: NetworkInfo; data: BarrierIndicators }) {
  const { t } = useTexts();
  const { state, go } = useRouter();
  const workspace = useWorkspace();
  const { cells, parts } = data.communities;
  const overlays = useMemo(
    () => ({
      cells: collection(
        cells.at.map(([lon, lat, part]) => ({
          type: "Feature",
          properties: { color: colorOfPart(part), side: cells.sideM },
          geometry: { type: "Point", coordinates: [lon, lat] },
        })),
      ),
      segments: collection(
        data.stretches.map(({ id, line, score }) => ({
          type: "Feature",
          properties: {
            id,
            value: score ?? 0,
            color: BURDEN_COLORS[classOf(score ?? 0, STEPS)],
            glow: 0,
            wide: 0.2,
          },
          geometry: { type: "LineString", coordinates: line },
        })),
      ),
    }),
    [cells, data.stretches],
  );
  const named = useMemo(() => new Map(data.stretches.map((one) => [one.id, one])), [data.stretches]);
  const nameOf = (id: string): string => {
    const found = named.get(id);
    return found ? found.name || found.barrier : id;
  };
  const said = (id: string): string => {
    const score = named.get(id)?.score;
    return score == null
      ? nameOf(id)
      : `${nameOf(id)}: ${t("bin.scoreColumn").toLowerCase()} ${score.toFixed(1)}`;
  };
  return (
    <figure className="parts-map">
      <div className="map-stage barrier-stage">
        <Suspense fallback={<Skeleton lines={0} block />}>
          <BarrierMap
            workspace={workspace}
            bounds={network.bounds}
            camera={null}
            focus={null}
            overlays={overlays}
            segment={state.segment}
            under={undefined}
            placing={false}
            onCamera={nothing}
            onAim={({ what, id }) => what === "segment" && go({ segment: id })}
            onPlace={nothing}
            onHover={nothing}
            onDrag={nothing}
            onReady={nothing}
            // A tip is called for, not mounted.
            // oxlint-disable-next-line react/no-unstable-nested-components
            tip={({ id }) => <p>{said(id)}</p>}
            speak={({ id }) => said(id)}
            failed={
              <Notice title={t("map.noWebgl")}>
                <p>{t("map.noWebglHelp")}</p>
              </Notice>
            }
          />
        </Suspense>
      </div>
      <figcaption>
        <span className="parts-legend">
          {parts.map(({ part }) => (
            <span key={part}>
              <span className="part-dot" style={{ background: colorOfPart(part) }} aria-hidden="true" />{" "}
              {part}
            </span>
          ))}
          <span>
            <span className="part-dot" style={{ background: OTHER }} aria-hidden="true" />{" "}
            {t("bin.otherParts")}
          </span>
        </span>
        <span className="over">{t("bin.mapLines")}</span>
      </figcaption>
    </figure>
  );
}
