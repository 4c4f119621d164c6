import type { Example } from "../draw.ts";
import type { BodyTable } from "../jsonstat.ts";
import { backgroundTable } from "./background-table.ts";
import { educationTable } from "./education-table.ts";
import { householdTable } from "./household-table.ts";
import { incomeTable } from "./income-table.ts";
import { indexTable } from "./index-table.ts";
import { labourTable } from "./labour-table.ts";
import { populationTable } from "./population-table.ts";
import { tiltShares } from "./shares.ts";
import { tenureTable } from "./tenure-table.ts";

/** Every table of the example, in the order of the catalogue's importance. */
export function exampleTables({ regions, people, indicators, areas, random }: Example): BodyTable[] {
  const shares = tiltShares(areas, indicators, random);
  return [
    indexTable(regions, indicators),
    populationTable(regions, people),
    incomeTable(regions, people, shares, indicators),
    labourTable(regions, people, shares),
    educationTable(regions, people, shares),
    householdTable(regions, people, shares),
    tenureTable(regions, people, shares),
    backgroundTable(regions, people, shares),
  ];
}
