import type { Areas } from "./coverage.ts";
import { drawAreas } from "./coverage.ts";
import type { Indicators } from "./indicators.ts";
import { follow } from "./indicators.ts";
import type { People } from "./people.ts";
import { populate } from "./people.ts";
import type { Random } from "./prng.ts";
import { random } from "./prng.ts";
import type { Region } from "./regions.ts";
import { listRegions } from "./regions.ts";
import type { Terrain } from "./terrain.ts";
import { drawTerrain } from "./terrain.ts";
import type { Topology } from "./topology.ts";
import { traceTopology } from "./topology.ts";

/** The whole invented region before it is written down in anyone's format. */
export interface Example {
  seed: number;
  random: Random;
  terrain: Terrain;
  areas: Areas;
  topology: Topology;
  people: People;
  indicators: Indicators;
  regions: Region[];
}

export function drawExample(seed: number): Example {
  const stream = random(seed);
  const terrain = drawTerrain(seed);
  const areas = drawAreas(terrain, stream);
  return {
    seed,
    random: stream,
    terrain,
    areas,
    topology: traceTopology(seed, areas.atomOf),
    people: populate(areas, stream),
    indicators: follow(areas, stream),
    regions: listRegions(areas, stream),
  };
}
