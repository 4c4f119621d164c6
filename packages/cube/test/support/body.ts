/** A hand-made body of two areas and three years, in the plainest shape of JSON-stat 2. */
export const body = (more: Record<string, unknown> = {}): Record<string, unknown> => ({
  version: "2.0",
  class: "dataset",
  label: "Folkmängd",
  source: "SCB",
  updated: "2026-06-23T06:00:00Z",
  role: { time: ["Tid"], geo: ["Region"] },
  id: ["Region", "Tid"],
  size: [2, 3],
  dimension: {
    Region: {
      label: "region",
      category: { index: ["1780", "17"], label: { "1780": "Karlstad", "17": "Värmlands län" } },
    },
    Tid: { label: "år", category: { index: ["2021", "2022", "2023"] } },
  },
  value: [1, 2, 3, 4, 0, null],
  ...more,
});

/** The same body with one dimension's category replaced. */
export const withRegion = (
  category: unknown,
  more: Record<string, unknown> = {},
): Record<string, unknown> => {
  const plain = body();
  return {
    ...plain,
    dimension: { ...(plain["dimension"] as object), Region: { label: "region", category } },
    ...more,
  };
};
