import type { Reliability } from "@tvars/api";
import type { Text } from "@tvars/cube";
import { RELIABILITY_RULES, reliability } from "@tvars/measures";
import { inBoth, percentText } from "./words.ts";

export interface Evidence {
  areas: number;
  leftOut: number;
  /** Members of the smallest group. */
  smallest: number;
  chanceShare: number | null;
  /** The source disturbs the counts. */
  isProtected: boolean;
  /** Counts are made of shares. */
  made: boolean;
  value: number;
  standardError: number | undefined;
}

type Rule = {
  grade: "caution" | "poor";
  holds: (evidence: Evidence) => boolean;
  text: (evidence: Evidence) => Text;
};

const FEW_AREAS = 10;
const FEW_MEMBERS = 100;

const RULES: readonly Rule[] = [
  {
    grade: "poor",
    holds: ({ areas }) => areas < 3,
    text: () => ({ sv: "Färre än tre områden.", en: "Fewer than three areas." }),
  },
  {
    grade: "caution",
    holds: ({ areas }) => areas >= 3 && areas < FEW_AREAS,
    text: ({ areas }) => ({ sv: `Bara ${areas} områden.`, en: `Only ${areas} areas.` }),
  },
  {
    grade: "poor",
    holds: ({ smallest }) => smallest < FEW_MEMBERS,
    text: () => ({
      sv: `En grupp har färre än ${FEW_MEMBERS} medlemmar.`,
      en: `A group has fewer than ${FEW_MEMBERS} members.`,
    }),
  },
  {
    grade: "poor",
    holds: ({ chanceShare }) => chanceShare !== null && chanceShare >= 0.5,
    text: ({ chanceShare }) => chanceText(chanceShare!),
  },
  {
    grade: "caution",
    holds: ({ chanceShare }) => chanceShare !== null && chanceShare >= 0.2 && chanceShare < 0.5,
    text: ({ chanceShare }) => chanceText(chanceShare!),
  },
  {
    grade: "caution",
    holds: ({ areas, leftOut }) => leftOut > 0.05 * (areas + leftOut),
    text: ({ areas, leftOut }) =>
      inBoth((lang) => {
        const share = percentText(leftOut / (areas + leftOut), lang);
        return lang === "sv"
          ? `${share} av områdena saknar uppgift.`
          : `${share} of the areas have no figure.`;
      }),
  },
  {
    grade: "caution",
    holds: ({ isProtected }) => isProtected,
    text: () => ({
      sv: "Antalen är skyddade med brus vid källan.",
      en: "The counts are protected with noise by the source.",
    }),
  },
  {
    grade: "caution",
    holds: ({ made }) => made,
    text: () => ({
      sv: "Antalen är gjorda av avrundade andelar.",
      en: "The counts are made of rounded shares.",
    }),
  },
];

const chanceText = (share: number): Text =>
  inBoth((lang) =>
    lang === "sv"
      ? `${percentText(share, lang)} av värdet skulle slumpen ensam ge.`
      : `Chance alone would give ${percentText(share, lang)} of the value.`,
  );

/** How far a value can be trusted, with every reason against it. */
export function reliabilityOf(evidence: Evidence): Reliability {
  const found = [
    ...RULES.filter(({ holds }) => holds(evidence)).map(({ grade, text }) => ({
      grade,
      text: text(evidence),
    })),
    ...byError(evidence),
  ];
  return {
    grade: found.some(({ grade }) => grade === "poor") ? "poor" : found.length > 0 ? "caution" : "good",
    reasons: found.map(({ text }) => text),
  };
}

const ERROR_RULES = RELIABILITY_RULES.filter(({ of, flag }) => of === "cv" && flag !== "fair");

/** The standard error against the value itself, in the bands that statistical offices use. */
function byError({ value, standardError }: Evidence): { grade: "caution" | "poor"; text: Text }[] {
  if (standardError === undefined) return [];
  return reliability(value, standardError, { rules: ERROR_RULES }).reasons.flatMap(({ flag, text }) =>
    flag === "poor" || flag === "caution" ? [{ grade: flag, text }] : [],
  );
}
