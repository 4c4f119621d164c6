import type { BreakdownAnswer } from "@tvars/api";
import type { Text } from "@tvars/cube";
import type { Findings } from "./inside/check.ts";
import type { Leak } from "./carriers.ts";

/** What a reviewer is told, most important first. */
export function checkWords(
  { secrecy, asked }: BreakdownAnswer,
  { attacks, disclosed, unshown, seconds, already, disagree }: Findings,
  leaks: readonly Leak[],
  earlier: number,
): Text[] {
  const narrow = attacks.filter(({ enough }) => !enough).length;
  const words: Text[] = [];
  const say = (sv: string, en: string): void => void words.push({ sv, en });
  if (secrecy.rules.open)
    say(
      "Uppgifterna är redan offentliga, så inget är dolt.",
      "The records are public already, so nothing is hidden.",
    );
  if (!secrecy.rules.secondary)
    say(
      "Skyddet mot uträkning är avslaget: dolda siffror kan räknas ut ur summorna.",
      "Protection against computing is switched off: hidden figures can be worked out from the sums.",
    );
  if (unshown > 0)
    say(
      `${unshown} siffror kunde inte visas vara säkra på ${seconds} sekunder, tillsammans med det som är utlämnat. Det är inte visat att de röjs, men tabellen kan inte lämnas ut: slå ihop år, grupper eller områden, eller pröva på en ledig dator.`,
      `${unshown} figures could not be shown to be safe within ${seconds} seconds, together with what is out. It has not been shown that they are given away, but the table cannot be released: put years, groups or areas together, or try on a computer with nothing else to do.`,
    );
  if (disclosed > unshown)
    say(
      `${disclosed - unshown} siffror kan räknas ut noggrannare än reglerna tillåter, ${narrow} av dem är dolda i den här tabellen. Gör ett nytt utkast av samma fråga, så döljs mer; eller slå ihop år, grupper eller områden.`,
      `${disclosed - unshown} figures can be worked out more closely than the rules allow, ${narrow} of them hidden in this table. Draft the same question anew, and more is hidden; or put years, groups or areas together.`,
    );
  for (const { field } of leaks.slice(0, 5))
    say(`En dold siffra kan läsas ut ur ${field}.`, `A hidden figure can be read from ${field}.`);
  if (disclosed === 0 && leaks.length === 0 && disagree.length === 0)
    say(
      earlier === 0
        ? "Angreppet misslyckades: ingen dold siffra kan räknas ut noggrannare än reglerna tillåter. Inget annat är utlämnat av samma uppgifter."
        : `Angreppet misslyckades: ingen dold siffra kan räknas ut noggrannare än reglerna tillåter, inte heller tillsammans med ${earlier} tidigare utlämningar av samma uppgifter.`,
      earlier === 0
        ? "The attack failed: no hidden figure can be worked out more closely than the rules allow. Nothing else is out of the same records."
        : `The attack failed: no hidden figure can be worked out more closely than the rules allow, nor together with ${earlier} earlier releases of the same records.`,
    );
  if (already > 0)
    say(
      `${already} siffror röjs redan av tidigare utlämningar. Den här tabellen ändrar inte det, men du behöver ta ställning till dem.`,
      `${already} figures are given away by earlier releases already. This table does not change that, but they need your attention.`,
    );
  if (disagree.length > 0)
    say(
      `Siffrorna i ${disagree.join(", ")} är inte summor av raderna som finns nu: raderna har ändrats eller tagits bort. De siffrorna är inte prövade. Gör ett nytt utkast innan något lämnas ut.`,
      `Figures of ${disagree.join(", ")} are not sums of the rows there are now: the rows have changed or been removed. Those figures have not been tested. Draft anew before anything goes out.`,
    );
  if ((asked.figure === "amount" || asked.figure === "mean") && !secrecy.rules.open && earlier > 0)
    say(
      "Belopp är skyddade inom tabellen. Mot tidigare utlämningar är bara antalen prövade.",
      "Amounts are protected within the table. Against earlier releases only the counts have been tested.",
    );
  return words;
}
