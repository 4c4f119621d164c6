import { text, type Text } from "@tvars/cube";

/** Why a figure is hidden. The order is the code kept per cell; 0 is "not hidden". */
export const REASONS = [
  "none",
  "threshold",
  "share-small-group",
  "share-few-with",
  "share-few-without",
  "dominance",
  "p-percent",
  "contributors",
  "requested",
  "secondary",
  "denominator-hidden",
  "earlier-release",
] as const;
export type Reason = (typeof REASONS)[number];

export const reasonCode = (reason: Reason): number => REASONS.indexOf(reason);
/** Reasons of the rules themselves; the others protect these. */
export const isPrimary = (code: number): boolean => code > 0 && code < reasonCode("secondary");

export const REASON_WORDS: Record<Reason, Text> = {
  none: text("Visas", "Shown"),
  threshold: text("Dold: för få", "Hidden: too few"),
  "share-small-group": text("Dold: gruppen är för liten", "Hidden: the group is too small"),
  "share-few-with": text("Dold: för få har egenskapen", "Hidden: too few have the property"),
  "share-few-without": text("Dold: för få saknar egenskapen", "Hidden: too few lack the property"),
  dominance: text(
    "Dold: några få står för nästan hela beloppet",
    "Hidden: a few make up nearly the whole amount",
  ),
  "p-percent": text(
    "Dold: en bidragsgivare kan räkna ut en annans belopp",
    "Hidden: one contributor could work out another's amount",
  ),
  contributors: text("Dold: för få bidragsgivare", "Hidden: too few contributors"),
  requested: text("Dold: på begäran av granskaren", "Hidden: the reviewer asked for it"),
  secondary: text(
    "Dold: annars kan en annan dold siffra räknas ut",
    "Hidden: otherwise another hidden figure could be worked out",
  ),
  "denominator-hidden": text("Dold: antalet i gruppen är dolt", "Hidden: the size of the group is hidden"),
  "earlier-release": text("Dold sedan en tidigare utlämning", "Hidden since an earlier release"),
};
