import type { StudyDifference, StudyFigure, StudyRun } from "@tvars/api";
import type { Text } from "@tvars/cube";

interface Step {
  /** Hash of what was asked. */
  asked: string;
  year: number | null;
  snapshots: readonly string[];
}

export interface AskedSide {
  run: StudyRun;
  figures: readonly StudyFigure[];
  steps: ReadonlyMap<string, Step>;
}

type Because = StudyDifference["rows"][number]["because"];

const WHY: Record<Because, Text> = {
  "newer-data": { sv: "Svaret gäller ett senare år.", en: "The answer is about a later year." },
  revised: { sv: "Underlaget för samma år har ändrats.", en: "The data for the same year have changed." },
  definition: {
    sv: "Frågan är en annan än förra gången.",
    en: "The question is another than the time before.",
  },
  program: { sv: "Programmet är en annan version.", en: "The program is another version." },
  new: { sv: "Talet fanns inte förra gången.", en: "The figure was not there the time before." },
  gone: { sv: "Talet finns inte längre.", en: "The figure is no longer there." },
};

/** Figure by figure what differs and why: what was asked, then what it was asked of, then what answered. */
export function differenceOf(from: AskedSide, to: AskedSide): StudyDifference {
  const keyOf = ({ step, at }: StudyFigure): string => `${step} ${at}`;
  const before = new Map(from.figures.map((one) => [keyOf(one), one]));
  const after = new Map(to.figures.map((one) => [keyOf(one), one]));
  const rows: StudyDifference["rows"] = [];
  let same = 0;
  for (const key of new Set([...before.keys(), ...after.keys()])) {
    const [a, b] = [before.get(key), after.get(key)];
    if (a && b && a.value === b.value && a.status === b.status) {
      same++;
      continue;
    }
    const one = (b ?? a)!;
    const because = a === undefined ? "new" : b === undefined ? "gone" : whyOf(one.step, from, to);
    rows.push({
      step: one.step,
      at: one.at,
      label: one.label,
      before: a?.value ?? null,
      after: b?.value ?? null,
      because,
      text: WHY[because],
    });
  }
  const n = rows.length;
  return {
    from: from.run,
    to: to.run,
    title: {
      sv: n === 0 ? `Alla ${same} tal är desamma` : `${n} av ${n + same} tal skiljer sig`,
      en: n === 0 ? `All ${same} figures are the same` : `${n} of ${n + same} figures differ`,
    },
    same,
    rows,
  };
}

function whyOf(step: string, from: AskedSide, to: AskedSide): Because {
  const [a, b] = [from.steps.get(step), to.steps.get(step)];
  if (a && b && a.asked !== b.asked) return "definition";
  if (a?.year != null && b?.year != null && a.year !== b.year) return "newer-data";
  if (a && b && a.snapshots.join() !== b.snapshots.join()) return "revised";
  return from.run.version === to.run.version ? "revised" : "program";
}
