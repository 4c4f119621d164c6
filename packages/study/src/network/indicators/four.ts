import type { Text } from "@tvars/cube";
import { fourIndicators } from "@tvars/network";
import type { Engine, FourIndicators } from "@tvars/network";
import { typeOf } from "../barriers.ts";
import type { Model } from "../model.ts";
import { typeGroups } from "./type-groups.ts";
import type { UnsaidService } from "./unsaid.ts";
import { type Three, eachOf, threeWays } from "./three.ts";

/** Services of one kind, at the nodes they are joined to. */
export interface ServiceNodes {
  kind: string;
  name: Text;
  nodes: Uint32Array;
}

/** Travel times are means over everybody who gets there at all: were they only over those within the limit, an open barrier could make them longer. */
const FARTHEST_M = 20_000;

/** The four indicators for each kind of service, as it is, with the barriers open and with a scenario. */
export function fourOf(
  model: Model,
  engines: Three<Engine>,
  services: readonly ServiceNodes[],
  limitM: number,
): UnsaidService[] {
  const { people, metresPerS } = model;
  const groups = typeGroups(people);
  return services.map(({ kind, name, nodes }) => {
    const input = { people: people.people, groups, facilities: nodes };
    const three = eachOf(engines, (engine) =>
      fourIndicators(engine, input, { limitM, farthestM: FARTHEST_M, speedMPerS: metresPerS }),
    );
    const ways = (of: (one: FourIndicators) => number, decimals: number) =>
      threeWays(eachOf(three, of), decimals);
    const groupWays = (at: number) => {
      const own = (of: (one: FourIndicators["summary"][number]) => number, decimals: number) =>
        ways(({ summary }) => of(summary[at]!), decimals);
      return {
        travelTimeMin: own((one) => one.travelTimeMin, 2),
        choice: own((one) => one.choice, 3),
        served: own((one) => one.served / one.people, 4),
      };
    };
    return {
      kind,
      name,
      count: nodes.length,
      ...groupWays(0),
      catchment: ways(({ catchment }) => catchment.reduce((sum, one) => sum + one, 0) / catchment.length, 1),
      perFacility: ways(({ servedPerFacility }) => servedPerFacility, 1),
      overlap: ways(({ overlap }) => overlap, 3),
      byType: groups.map(({ id }, at) => ({
        type: typeOf(Number(id)),
        people: Math.round(three.now.summary[at + 1]!.people),
        ...groupWays(at + 1),
      })),
    };
  });
}
