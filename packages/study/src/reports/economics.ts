import type { Economics, Report, ReportCheck } from "@tvars/api";
import type { Text } from "@tvars/cube";

type Problem = ReportCheck["problems"][number];

/** Sums, signs and order of dates of the economic statement; in whole kronor as the decision states them. */
export function economicsProblems({ economics: one, due }: Report): Problem[] {
  if (one === null) return [];
  const found: Problem[] = [];
  const add = (where: string, text: Text, serious = true): void =>
    void found.push({ where: `economics.${where}`, text, serious });
  for (const [name, [sv, en]] of Object.entries(AMOUNTS)) {
    const value = one[name as keyof typeof AMOUNTS];
    if (value === null) add(name, { sv: `${sv} är inte ifyllt.`, en: `${en} is not filled in.` });
    else if (value < 0)
      add(name, {
        sv: `${sv} är ${value}; väntat noll eller mer.`,
        en: `${en} is ${value}; expected zero or more.`,
      });
  }
  const { disposedSek, usedSek, repaySek } = one;
  if (disposedSek !== null && usedSek !== null) {
    const left = disposedSek - usedSek;
    if (left < 0)
      add("usedSek", {
        sv: `Förbrukat (${usedSek} kr) är mer än disponerat (${disposedSek} kr).`,
        en: `Used (SEK ${usedSek}) is more than disposed of (SEK ${disposedSek}).`,
      });
    else if (repaySek !== null && Math.abs(repaySek - left) > 1e-6)
      add("repaySek", {
        sv: `Disponerat − förbrukat = ${disposedSek} − ${usedSek} = ${left} kr, men att återbetala är ${repaySek} kr.`,
        en: `Disposed of − used = ${disposedSek} − ${usedSek} = SEK ${left}, but to repay is SEK ${repaySek}.`,
      });
  }
  const { requisitioned, repaid, accounted } = one;
  const order = (where: string, a: string | null, b: string | null, text: Text): void => {
    if (a !== null && b !== null && a > b) add(where, text);
  };
  order("repaid", requisitioned, repaid, {
    sv: `Återbetalat ${repaid} är före rekvirerat ${requisitioned}.`,
    en: `Repaid ${repaid} is before requisitioned ${requisitioned}.`,
  });
  order("accounted", requisitioned, accounted, {
    sv: `Redovisat ${accounted} är före rekvirerat ${requisitioned}.`,
    en: `Accounted ${accounted} is before requisitioned ${requisitioned}.`,
  });
  order("requisitioned", requisitioned, due, {
    sv: `Rekvirerat ${requisitioned} är efter att uppdraget ska redovisas (${due}).`,
    en: `Requisitioned ${requisitioned} is after the report is due (${due}).`,
  });
  return found;
}

const AMOUNTS = {
  disposedSek: ["Disponerat", "Disposed of"],
  usedSek: ["Förbrukat", "Used"],
  repaySek: ["Återstår att återbetala", "Left to repay"],
} as const;

/** `500 000 − 412 350 = 87 650`, where the amounts are known. */
export function sumSaid(
  { disposedSek, usedSek }: Economics,
  format: (value: number) => string,
): string | undefined {
  return disposedSek === null || usedSek === null
    ? undefined
    : `${format(disposedSek)} − ${format(usedSek)} = ${format(disposedSek - usedSek)}`;
}
