import type { Figure } from "@tvars/cube";
import type { StatusKind } from "./key.ts";
import type { Foot } from "./picture.ts";

/** How many figures cannot be shown, by reason. */
export const hiddenIn = (figures: readonly Figure[]): Foot["hidden"] => ({
  suppressed: figures.filter(({ status }) => status === "suppressed").length,
  missing: figures.filter(({ status }) => status === "missing").length,
});

/** The statuses a key must explain, because they occur. */
export const kindsIn = (figures: readonly Figure[]): StatusKind[] => {
  const kinds: StatusKind[] = [];
  if (figures.some(({ status }) => status === "suppressed")) kinds.push("suppressed");
  if (figures.some(({ status }) => status === "missing")) kinds.push("missing");
  if (figures.some(isSmall)) kinds.push("small");
  return kinds;
};

export const isSmall = ({ flags }: Figure): boolean => flags?.includes("small") ?? false;
