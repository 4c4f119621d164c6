import type { NetworkInfo } from "@tvars/api";
import type { Text } from "@tvars/cube";
import type { ComponentType } from "react";
import { lazy } from "react";

export interface BarrierViewProps {
  network: NetworkInfo;
  networks: readonly NetworkInfo[];
}

export interface BarrierView {
  /** Stands in the address as `about=ID`: lower case letters and hyphens. */
  id: string;
  label: Text;
  /** `lazy(() => import(…))`, fetched when its tab is first chosen. Absent: the map of what the barriers sever, with scenarios and access beside it. */
  Content?: ComponentType<BarrierViewProps>;
}

/** What can be looked at on the screen of barriers, in the order of its tabs. A new view is a line here. */
export const BARRIER_VIEWS: readonly [BarrierView, ...BarrierView[]] = [
  { id: "severance", label: { sv: "Karta och åtgärder", en: "Map and measures" } },
  {
    id: "structure",
    label: { sv: "Bebyggelse och barriärer", en: "Settlement and barriers" },
    Content: lazy(() => import("./structure/structure-view.tsx")),
  },
  {
    id: "segregation",
    label: { sv: "Segregation med barriärer", en: "Segregation with barriers" },
    Content: lazy(() => import("./segregation/segregation-view.tsx")),
  },
  {
    id: "indicators",
    label: { sv: "Mått ur forskningen", en: "Indicators from research" },
    Content: lazy(() => import("./indicators/indicators-view.tsx")),
  },
  {
    id: "quality",
    label: { sv: "Nätets kvalitet", en: "Quality of the network" },
    Content: lazy(() => import("./quality/quality-view.tsx")),
  },
];

export const viewOf = (id: string): BarrierView =>
  BARRIER_VIEWS.find((view) => view.id === id) ?? BARRIER_VIEWS[0];
