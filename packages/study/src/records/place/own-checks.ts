import type { DryRun } from "@tvars/api";
import type { Ground } from "./ground.ts";
import type { PlacingRun } from "./run.ts";
import { V } from "./verdicts.ts";

type Check = DryRun["checks"][number];

/** What is said of every file, whatever its profile: what stops it from being stored, and what to think of. */
export function ownChecks(run: PlacingRun, ground: Ground, typeYears: readonly number[]): Check[] {
  const { tally, definition, places } = run;
  const checks: Check[] = [];
  const matched = tally.verdicts[V.matched]!;
  const ought = tally.rows - tally.verdicts[V.filtered]! - tally.verdicts[V.protected]!;
  if (matched === 0)
    checks.push({
      id: "nothing-placed",
      title: { sv: "Ingen rad fick en plats", en: "No row was placed" },
      outcome: "stop",
      text: {
        sv: `Ingen av ${ought} rader kunde placeras. ${firstReason(run, "sv")}`,
        en: `None of ${ought} rows could be placed. ${firstReason(run, "en")}`,
      },
    });
  if (run.duplicates.count > 0)
    checks.push({
      id: "identifier-twice",
      title: { sv: "Samma id flera gånger", en: "The same id several times" },
      outcome: "warning",
      text: {
        sv: `${run.duplicates.count} rader har ett värde i ${definition.identifier} som redan förekommit. Är de samma fall räknas de dubbelt.`,
        en: `${run.duplicates.count} rows have a value of ${definition.identifier} that was there before. If they are the same case they are counted twice.`,
      },
      rows: run.duplicates.rows,
    });
  for (const [order, count] of run.stored.odd.entries())
    if (count > 0)
      checks.push({
        id: "amount-unread",
        title: { sv: "Belopp som inte är tal", en: "Amounts that are no numbers" },
        outcome: "warning",
        text: {
          sv: `${count} celler i ${definition.amounts[order]!.column} är varken tal eller kända tecken. De räknas som saknade, inte som noll.`,
          en: `${count} cells of ${definition.amounts[order]!.column} are neither numbers nor known signs. They count as missing, not as zero.`,
        },
      });
  checks.push(...areaTypeChecks(run, ground, typeYears, matched));
  if (tally.apportioned.rows > 0 && tally.outsideShare > 0)
    checks.push({
      id: "partly-outside",
      title: { sv: "Delar utanför områdena", en: "Parts outside the areas" },
      outcome: "warning",
      text: {
        sv: `Motsvarande ${rounded(tally.outsideShare)} rader ligger utanför alla områden, fast raden i övrigt har en plats.`,
        en: `The equivalent of ${rounded(tally.outsideShare)} rows lies outside all areas, though the rows otherwise have a place.`,
      },
    });
  if (places.area.length > 1 && definition.placeOf === "event")
    checks.push({
      id: "place-of-event",
      title: { sv: "Platsen är händelsens", en: "The place is that of the event" },
      outcome: "ok",
      text: {
        sv: "Områdestypen gäller platsen där något hände, inte var de berörda bor.",
        en: "The area type is that of the place where something happened, not of where those concerned live.",
      },
    });
  return checks;
}

/** Kommun and län have no area type, and a year without types has none to give. */
function areaTypeChecks(
  { tally, places }: PlacingRun,
  ground: Ground,
  typeYears: readonly number[],
  matched: number,
): Check[] {
  let [coarse, untyped] = [0, 0];
  const years = new Set<number>();
  for (const { place, year, rows } of tally.cells(places)) {
    if (places.area[place] === null) coarse += rows;
    else if (ground.type(places.area[place]!, year) === 0) {
      untyped += rows;
      if (!typeYears.includes(year)) years.add(year);
    }
  }
  const checks: Check[] = [];
  if (coarse > 0)
    checks.push({
      id: "coarser-than-regso",
      title: { sv: "För grovt för områdestyp", en: "Too coarse for area types" },
      outcome: "warning",
      text: {
        sv: `${rounded(coarse)} av ${matched} placerade rader har bara kommun eller län. Områdestyp finns för RegSO: använd koordinater, RegSO eller DeSO, eller en nyckeltabell till RegSO.`,
        en: `${rounded(coarse)} of ${matched} placed rows only have a municipality or county. Area types are of RegSO: use coordinates, RegSO or DeSO, or a key table to RegSO.`,
      },
    });
  if (untyped > 0)
    checks.push({
      id: "no-area-type",
      title: { sv: "Områden utan områdestyp", en: "Areas without an area type" },
      outcome: "warning",
      text: {
        sv: `${rounded(untyped)} rader ligger i områden utan områdestyp det året${years.size > 0 ? ` (typer saknas för ${[...years].sort().join(", ")})` : ""}.`,
        en: `${rounded(untyped)} rows lie in areas without an area type that year${years.size > 0 ? ` (no types for ${[...years].sort().join(", ")})` : ""}.`,
      },
    });
  return checks;
}

function firstReason({ tally, reasons }: PlacingRun, lang: "sv" | "en"): string {
  const most = tally.byReason.reduce(
    (best, count, at) => (count > (tally.byReason[best] ?? 0) ? at : best),
    0,
  );
  const text = reasons.texts[most]?.[lang];
  if (!text) return lang === "sv" ? "Filen har inga rader." : "The file has no rows.";
  return lang === "sv" ? `Vanligaste skäl: ${text}.` : `Most often: ${text}.`;
}

const rounded = (value: number): number => Math.round(value * 10) / 10;
