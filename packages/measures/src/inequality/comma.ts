/** A number as Swedish text writes it. */
export const comma = (value: number): string => String(value).replace(".", ",");
