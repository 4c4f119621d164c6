/** A number as tables take it. */
export const figureOf = (value: number | null) =>
  value === null
    ? ({ value: null, status: "missing" } as const)
    : value === 0
      ? ({ value: 0, status: "zero" } as const)
      : ({ value, status: "value" } as const);
