import type { ScenarioAnswer } from "@tvars/api";
import { butterfly, number, signedBars, stretchMap } from "@tvars/report";
import type { Draw, Drawing } from "./kinds.ts";
import { inMetres, stretchName, stretchOf } from "./barriers.ts";
import { inOrder, mostOf, rowOf } from "./kinds.ts";

const MOST = 10;

/** Who gains, where it is drawn, and the stretches it relieves. */
export const scenarioPictures: Draw<ScenarioAnswer> = (answer, lang, ground) => {
  const { totals, segments, modifications } = answer;
  const sv = lang === "sv";
  const rows = inOrder(totals.byType).filter(({ people }) => people > 0);
  const most = mostOf(rows, ({ share }) => share);
  const drawn: Drawing[] = [];
  if (rows.length > 0)
    drawn.push((options) =>
      butterfly(
        {
          finding:
            totals.peopleGaining === 0
              ? sv
                ? "Ingen får kortare väg."
                : "Nobody gets a shorter walk."
              : most
                ? sv
                  ? `${number(100 * most.share, lang)} procent av den väg som sparas går till boende i områden av typ ${most.type}.`
                  : `${number(100 * most.share, lang)} per cent of the walk that is saved goes to residents of areas of type ${most.type}.`
                : sv
                  ? "Områdestyp är inte känd för platserna i nätet."
                  : "The area type of places in the network is not known.",
          description: sv
            ? "Boende som får kortare väg till någon på andra sidan, och hur mycket i snitt. 1 = störst utmaningar."
            : "Residents who get a shorter walk to somebody across, and by how much on average. 1 = greatest challenges.",
          rowsAre: sv ? "Områdestyp" : "Area type",
          left: {
            title: sv ? "Får kortare väg" : "Get a shorter walk",
            unit: sv ? "personer" : "people",
          },
          right: { title: sv ? "Kortare med" : "Shorter by", unit: "m" },
          apart: true,
          rows: rows.map((row) => ({ ...rowOf(row, lang), left: row.people, right: Math.max(0, row.gainM) })),
        },
        options,
      ),
    );
  const changed = segments
    .toSorted((a, b) => b.burdenBefore - b.burdenAfter - (a.burdenBefore - a.burdenAfter))
    .slice(0, MOST);
  const [first] = changed;
  const known = new Map(ground.stretches.map((one) => [one.id, stretchName(one, lang)]));
  const nameOf = (id: string): string => known.get(id) ?? id;
  if (first)
    drawn.push((options) =>
      signedBars(
        {
          what: sv ? "ändrad extra väg i snitt, meter" : "change of extra walk on average, metres",
          finding: sv
            ? `Mest ändras ${nameOf(first.id)}: från ${number(first.excessBeforeM, lang)} till ${number(first.excessAfterM, lang)} meter extra väg`
            : `${nameOf(first.id)} changes most: from ${number(first.excessBeforeM, lang)} to ${number(first.excessAfterM, lang)} metres of extra walk`,
          description: sv
            ? `De ${changed.length} sträckor vars samlade extra väg ändras mest. Under noll: vägen blir kortare.`
            : `The ${changed.length} stretches whose total extra walk changes most. Below zero: the walk becomes shorter.`,
          rows: changed.map(({ id, excessBeforeM, excessAfterM }) => ({
            id,
            label: nameOf(id),
            value: excessAfterM - excessBeforeM,
          })),
          decimals: 0,
        },
        options,
      ),
    );
  const ways = modifications.flatMap(({ line, metres }, at) =>
    line && line.length > 1
      ? [
          {
            id: `drawn-${at}`,
            label: sv
              ? `Ritat i scenariot, ${number(metres ?? 0, lang)} m`
              : `Drawn, ${number(metres ?? 0, lang)} m`,
            line: inMetres(line),
          },
        ]
      : [],
  );
  if (ways.length > 0)
    drawn.push((options) =>
      stretchMap(
        {
          title: sv ? "Var scenariot är ritat" : "Where the scenario is drawn",
          description: sv
            ? "Barriärernas sträckor är färgade efter extra väg i dag, före det som är ritat."
            : "The stretches of the barriers are coloured by the extra walk today, before what is drawn.",
          measure: sv ? "Extra väg, meter" : "Extra walk, metres",
          borders: [50, 250, 500],
          decimals: 0,
          stretches: ground.stretches.map(stretchOf(lang)),
          ways,
          streets: ground.streets,
          areas: ground.areas.map(({ geometry }) => geometry),
          around: true,
        },
        { ...options, height: 340 },
      ),
    );
  return drawn;
};
