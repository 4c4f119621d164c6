import type { DryRun, RecordsSet } from "@tvars/api";

/** What storing a file under an id that has rows already takes away, and what comes instead. */
export function replaces(
  { definition, rows, matched, stored, from }: RecordsSet,
  told: Pick<DryRun, "rows" | "verdicts">,
): DryRun["checks"][number] {
  const day = stored.slice(0, 10);
  const now = told.verdicts.find(({ verdict }) => verdict === "matched")?.rows ?? 0;
  const file = from?.file ?? definition.source;
  return {
    id: "replaces-stored",
    title: { sv: "Ersätter det som är lagrat", en: "Replaces what is stored" },
    outcome: "warning",
    text: {
      sv: `${definition.id} finns redan: ${rows} rader ur ${file}, lagrade ${day}, ${matched} av dem placerade. Lagras den här filen ersätts alla av dess ${told.rows} rader, ${now} av dem placerade. Ange ett annat id för att behålla båda.`,
      en: `${definition.id} is there already: ${rows} rows of ${file}, stored ${day}, ${matched} of them placed. Storing this file replaces all of them by its ${told.rows} rows, ${now} of them placed. Give another id to keep both.`,
    },
  };
}
