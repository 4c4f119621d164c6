/**
 * What is kept of an agency's rows once they are placed: codes and groups, no coordinates and no identifiers unless the user keeps
 * them. Lies in the engine under the id of the definition, beside a description in the workspace.
 *
 * | column | what it holds |
 * |---|---|
 * | `verdict` | one of VERDICTS; rows that are not matched are kept too, without an area, so that who is missing can be told |
 * | `area` | `regso@2020:1780R001`: RegSO of the version in force in the row's year; empty where only a coarser place is known |
 * | `deso` | `deso@2018:1780C1010`, where it is known |
 * | `kommun`, `lan` | `1780`, `17` |
 * | `year` | `2024` as text, empty where it is not known |
 * | `n` | how many the row stands for: 1, a count of the file, or the part of a line or polygon that lies in the area |
 * | `w` | survey weight, 1 where there is none |
 * | `c` | whose amount it is, as a number that says nothing else; -1 where not asked for |
 * | `g_ID` | category of the group ID |
 * | `a_ID`, `s_ID` | the amount ID (`a0`, `a1` … in the order of the definition) and its status (`value`, `zero`, `suppressed`, `missing`, `not-applicable`) |
 * | `m_ID`, `p_ID` | of an amount that is a weighted mean: what the row weighs, and amount × weight |
 * | `id`, `x`, `y` | only where the definition keeps identifiers or coordinates (metres of SWEREF 99 TM) |
 *
 * Rows left out by `only` are not stored; of rows with protected identity nothing is kept but that they were there.
 */
export const STORED = {
  verdict: "verdict",
  area: "area",
  deso: "deso",
  kommun: "kommun",
  lan: "lan",
  year: "year",
  n: "n",
  weight: "w",
  contributor: "c",
  identifier: "id",
  x: "x",
  y: "y",
} as const;

export const groupColumn = (id: string): string => `g_${id}`;
export const amountColumn = (id: string): string => `a_${id}`;
export const statusColumn = (id: string): string => `s_${id}`;
export const meanWeightColumn = (id: string): string => `m_${id}`;
export const weighedColumn = (id: string): string => `p_${id}`;

/** Amounts have no ids of their own: they are told by their order. */
export const amountId = (at: number): string => `a${at}`;
