import type { Point } from "./line.ts";
import type { Random } from "./prng.ts";
import { sweref } from "./reference/features.ts";

interface Measure {
  name: string;
  road?: string;
  costMsek?: number;
  spread?: number;
  from?: number;
  to?: number;
  stage: string;
  step: number;
  status: string;
  alternative?: string;
  /** Id of the drawn scenario that its benefit is computed from. */
  scenario?: string;
  at?: Point[];
}

/** An invented list of measures, along the invented motorway and railway; one without cost, one with a road reference only, two alternatives, three drawn as scenarios. */
const MEASURES: Measure[] = [
  {
    name: "Gångbro över motorvägen vid Västra stan",
    road: "E 99",
    costMsek: 48,
    spread: 30,
    from: 2027,
    to: 2028,
    stage: "Länsplan",
    step: 4,
    status: "Föreslagen",
    alternative: "Passage i väst",
    at: [
      [-2420, 520],
      [-2190, 540],
    ],
    scenario: "gangbro-vastra-stan",
  },
  {
    name: "Gångtunnel under motorvägen vid Västra stan",
    road: "E 99",
    costMsek: 85,
    spread: 35,
    from: 2028,
    to: 2030,
    stage: "Länsplan",
    step: 4,
    status: "Föreslagen",
    alternative: "Passage i väst",
    at: [
      [-2430, 300],
      [-2190, 310],
    ],
    scenario: "gangtunnel-vastra-stan",
  },
  {
    name: "Signal och bredare övergång vid stationen",
    road: "Västra stambanan",
    costMsek: 12,
    spread: 15,
    from: 2026,
    to: 2026,
    stage: "Länsplan",
    step: 3,
    status: "Beslutad",
    at: [[450, -150]],
  },
  {
    name: "Planskild korsning i Östra stan",
    road: "Västra stambanan",
    costMsek: 140,
    spread: 25,
    from: 2029,
    to: 2032,
    stage: "Nationell plan",
    step: 4,
    status: "Föreslagen",
    at: [
      [1180, 1900],
      [1720, 1980],
    ],
  },
  {
    name: "Gång- och cykelväg till Sjövik",
    road: "Väg 901",
    costMsek: 62,
    spread: 20,
    from: 2027,
    to: 2029,
    stage: "Länsplan",
    step: 3,
    status: "Föreslagen",
    at: [
      [2500, 2200],
      [3300, 3900],
      [6400, 4700],
      [9500, 5600],
    ],
  },
  {
    name: "Sänkt hastighet genom Norrbacka",
    road: "Väg 902",
    costMsek: 3.5,
    spread: 10,
    from: 2026,
    to: 2026,
    stage: "Länsplan",
    step: 2,
    status: "Beslutad",
    at: [
      [-8300, 9000],
      [-7000, 10_300],
    ],
  },
  {
    name: "Bullerskydd längs motorvägen i söder",
    road: "E 99",
    costMsek: 34,
    spread: 20,
    from: 2028,
    to: 2028,
    stage: "Nationell plan",
    step: 3,
    status: "Föreslagen",
    at: [
      [-4700, -4300],
      [-2900, -2600],
    ],
  },
  {
    name: "Mötesfri väg mot kusten",
    road: "Väg 903",
    costMsek: 310,
    spread: 25,
    from: 2030,
    to: 2034,
    stage: "Nationell plan",
    step: 4,
    status: "Föreslagen",
    at: [
      [3300, 800],
      [6600, -4900],
    ],
  },
  {
    name: "Ny hållplats och gångväg i väst",
    road: "Väg 910",
    costMsek: 4.5,
    spread: 20,
    from: 2027,
    to: 2027,
    stage: "Länsplan",
    step: 3,
    status: "Föreslagen",
    at: [[-3400, -1300]],
    scenario: "ny-hallplats-vast",
  },
  {
    name: "Säkrare kurvor och sidoområden",
    road: "Väg 940 och 950",
    costMsek: 18,
    spread: 15,
    from: 2028,
    to: 2029,
    stage: "Länsplan",
    step: 3,
    status: "Föreslagen",
  },
  {
    name: "Trygga stråk till hållplatserna i nordväst",
    road: "Väg 902",
    from: 2027,
    to: 2028,
    stage: "Åtgärdsvalsstudie",
    step: 1,
    status: "Idé",
    at: [[-3700, 2300]],
  },
  {
    name: "Bättre drift av vägar i glesbygd",
    road: "Väg 981–987",
    costMsek: 22,
    spread: 10,
    from: 2026,
    to: 2029,
    stage: "Länsplan",
    step: 1,
    status: "Beslutad",
  },
];

/** The list as a Swedish spreadsheet saves it: semicolons, decimal commas, a BOM. */
export function measuresCsv(random: Random): string {
  const stream = random.fork("plan");
  const header =
    "namn;väg;kostnad mnkr;osäkerhet %;från;till;skede;steg;status;alternativ;scenario;koordinater;påhittad";
  const rows = MEASURES.map((one) =>
    [
      one.name,
      one.road ?? "",
      comma(one.costMsek === undefined ? undefined : Math.round(one.costMsek * stream.between(9, 11)) / 10),
      comma(one.spread),
      one.from ?? "",
      one.to ?? "",
      one.stage,
      one.step,
      one.status,
      one.alternative ?? "",
      one.scenario ?? "",
      one.at ? wkt(one.at) : "",
      "ja",
    ].join(";"),
  );
  return `\uFEFF${[header, ...rows].join("\r\n")}\r\n`;
}

const comma = (value: number | undefined): string =>
  value === undefined ? "" : String(value).replace(".", ",");

function wkt(line: readonly Point[]): string {
  const positions = line.map((at) => sweref(at).join(" ")).join(", ");
  return line.length === 1 ? `POINT (${positions})` : `LINESTRING (${positions})`;
}
