/** A standard population by age: `from[i]` is the first year of age of group i, the last group is open. */
export interface StandardPopulation {
  readonly id: string;
  readonly source: string;
  readonly from: readonly number[];
  readonly persons: readonly number[];
}

/**
 * European Standard Population 2013, 19 five-year groups and 90 and over, 100,000 persons
 * (Eurostat 2013, Revision of the European Standard Population, report of Eurostat's task force; groups under 5 taken together).
 */
export const ESP2013: StandardPopulation = {
  id: "esp2013",
  source: "Eurostat 2013, Revision of the European Standard Population",
  from: [0, 5, 10, 15, 20, 25, 30, 35, 40, 45, 50, 55, 60, 65, 70, 75, 80, 85, 90],
  persons: [
    5000, 5500, 5500, 5500, 6000, 6000, 6500, 7000, 7000, 7000, 7000, 6500, 6000, 5500, 5000, 4000, 2500,
    1500, 1000,
  ],
};
