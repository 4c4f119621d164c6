import type { NetworkInfo, Position } from "@tvars/api";
import type { Map as MapLibre } from "maplibre-gl";
import type { ReactNode } from "react";
import { Suspense, lazy, useMemo, useState } from "react";
import { apiPath } from "../../../api/client.ts";
import { useAnswer } from "../../../api/use-answer.ts";
import { Notice, Skeleton } from "../../../parts/states.tsx";
import { useTexts } from "../../../text/index.ts";
import { useRouter } from "../../../url/router.tsx";
import { barrierLines } from "../ground.ts";
import { useStreets } from "../use-streets.ts";

const GroundMap = lazy(async () => ({ default: (await import("../../../map/ground-map.tsx")).GroundMap }));

export interface MapPlace {
  id: string;
  at: Position;
  color: string;
}

interface PlacesMapProps {
  network: NetworkInfo;
  places: readonly MapPlace[];
  legend: readonly { color: string; label: string }[];
  renderTip: (id: string) => ReactNode;
}

/** Places as dots; the chosen one stands in the address and the map goes there. */
export function PlacesMap({ network, places, legend, renderTip }: PlacesMapProps) {
  const { t } = useTexts();
  const { state, go } = useRouter();
  const [map, setMap] = useState<MapLibre | null>(null);
  const streets = useStreets(network.id, map);
  const barriers = useAnswer("barriers", apiPath("/api/barriers", { network: network.id }));
  const chosen = places.find(({ id }) => id === state.fault) ?? null;
  const layers = useMemo(
    () => ({
      streets,
      points: {
        type: "FeatureCollection" as const,
        features: places
          .toSorted((a, b) => Number(a === chosen) - Number(b === chosen))
          .map((place) => ({
            type: "Feature" as const,
            properties: { id: place.id, color: place.color, chosen: place === chosen },
            geometry: { type: "Point" as const, coordinates: place.at },
          })),
      },
      ...(barriers.data ? { lines: barrierLines(barriers.data) } : {}),
    }),
    [streets, places, chosen, barriers.data],
  );
  return (
    <>
      <div className="ground-frame">
        <Suspense fallback={<Skeleton block />}>
          <GroundMap
            label={t("qual.mapLabel")}
            scrollHelp={t("stru.scroll")}
            touchHelp={t("stru.touch")}
            bounds={network.bounds}
            layers={layers}
            chosen={chosen}
            onChoose={(fault) => go({ fault }, { replace: true })}
            onReady={setMap}
            renderTip={renderTip}
            failed={<Notice title={t("map.noWebgl")} />}
          />
        </Suspense>
      </div>
      <ul className="structure-key" aria-label={t("stru.key")}>
        {legend.map(({ color, label }) => (
          <li key={label}>
            <span className="swatch round" style={{ background: color }} aria-hidden="true" />
            {label}
          </li>
        ))}
        <li>
          <span className="swatch barrier-swatch" aria-hidden="true" />
          {t("stru.barrier")}
        </li>
      </ul>
    </>
  );
}
