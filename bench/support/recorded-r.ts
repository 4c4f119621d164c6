/** What bench/peers/measures_elbersb.R prints. */
export interface RMeasured {
  absent?: string;
  version?: string;
  M?: { cpuSeconds: number; value: number };
  bootstrap?: { cpuSeconds: number; value: number };
  shapley?: { cpuSeconds: number; value: number };
}

/**
 * Processor seconds of the R package segregation 1.1.0.9000 (R 4.2.2, data.table 1.14.8, one thread) on 5,984 areas and eight groups,
 * recorded earlier on two cores of an AMD EPYC. They stand in, and are said to, where the package is not installed.
 */
export const RECORDED_R = {
  label: "R segregation 1.1.0.9000, recorded earlier, not in this run",
  mutualTotal: 0.032,
  bootstrap500: 17.0,
  shapley: 1.9,
} as const;
