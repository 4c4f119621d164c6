import type { Barriers } from "../barriers.ts";
import { drawBarriers } from "../barriers.ts";
import type { Example } from "../draw.ts";
import type { Label } from "../jsonstat.ts";
import { collection } from "../layers.ts";
import type { WalkingNetwork } from "../network.ts";
import { drawNetwork } from "../network.ts";
import { greenFeatures, waterFeatures } from "./nature.ts";
import { crossingFeatures, networkFeatures } from "./network.ts";
import { placeFeatures } from "./places.ts";
import { railwayFeatures, roadFeatures } from "./roads.ts";
import { placeServices, serviceFeatures } from "./services.ts";

export interface Surroundings {
  barriers: Barriers;
  network: WalkingNetwork;
}

export function drawSurroundings({ seed, terrain, random }: Example): Surroundings {
  const barriers = drawBarriers(terrain);
  return { barriers, network: drawNetwork(seed, terrain, barriers, random) };
}

export interface ReferenceLayer {
  id: string;
  kind: "reference" | "network";
  title: Label;
  content: string;
}

const layer = (id: string, sv: string, en: string, features: unknown[]): ReferenceLayer => ({
  id,
  kind: id === "walking" ? "network" : "reference",
  title: { sv: `${sv} (påhittat)`, en: `${en} (invented)` },
  content: collection(features),
});

export function referenceLayers(
  { seed, terrain, random }: Example,
  { network }: Surroundings,
): ReferenceLayer[] {
  return [
    layer("roads", "Motorväg och statliga vägar", "Motorway and state roads", roadFeatures(terrain)),
    layer("railways", "Järnväg", "Railway", railwayFeatures(terrain)),
    layer("water", "Sjöar och vattendrag", "Lakes and watercourses", waterFeatures(seed, terrain)),
    layer("green", "Grönområden", "Green areas", greenFeatures(seed, terrain)),
    layer("places", "Orter", "Places", placeFeatures()),
    layer(
      "services",
      "Service och arbetsplatser",
      "Services and workplaces",
      serviceFeatures(placeServices(network, random)),
    ),
    layer("crossings", "Passager", "Crossings", crossingFeatures(network)),
    layer("walking", "Gångnät", "Walking network", networkFeatures(network)),
  ];
}
