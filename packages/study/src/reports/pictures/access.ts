import type { Answer } from "@tvars/api";
import { ghostBars, number } from "@tvars/report";
import type { Draw } from "./kinds.ts";
import { inOrder, mostOf, rowOf } from "./kinds.ts";

type Access = Answer<"access">;
type Service = Access["services"][number];

/** The service and the minutes that the barriers take from most people: what the screen shows first. */
export function mostTaken({ services, minutes }: Access): { service: Service; at: number } | undefined {
  let most: { service: Service; at: number; taken: number } | undefined;
  for (const service of services)
    for (const at of minutes.keys()) {
      const taken = service.byType.reduce(
        (sum, { people, within, withinWithout }) =>
          sum + people * ((withinWithout[at] ?? 0) - (within[at] ?? 0)),
        0,
      );
      if (!most || taken > most.taken) most = { service, at, taken };
    }
  return most;
}

/** Who reaches the nearest in time, with the barriers and without. */
export const accessPictures: Draw<Access> = (answer, lang) => {
  const found = mostTaken(answer);
  if (!found) return [];
  const { service, at } = found;
  const sv = lang === "sv";
  const rows = inOrder(service.byType);
  const most = mostOf(rows, ({ within, withinWithout }) => (withinWithout[at] ?? 0) - (within[at] ?? 0));
  const share = (value: number): string => `${number(100 * value, lang)}${sv ? " procent" : " per cent"}`;
  const name = service.name[lang].toLowerCase();
  const minutes = answer.minutes[at]!;
  return [
    (options) =>
      ghostBars(
        {
          finding: most
            ? sv
              ? `I områden av typ ${most.type} når ${share(most.within[at]!)} närmaste ${name} inom ${minutes} minuter; utan barriärer vore det ${share(most.withinWithout[at]!)}.`
              : `In areas of type ${most.type}, ${share(most.within[at]!)} reach the nearest ${name} within ${minutes} minutes; without the barriers it would be ${share(most.withinWithout[at]!)}.`
            : sv
              ? "Områdestyp är inte känd för platserna i nätet."
              : "The area type of places in the network is not known.",
          description: sv
            ? "Andel av de boende som når närmaste i tid. Streckad kontur: om barriärerna gick att korsa. 1 = störst utmaningar."
            : "Share of residents who reach the nearest in time. Dashed outline: if the barriers could be crossed. 1 = greatest challenges.",
          rowsAre: sv ? "Områdestyp" : "Area type",
          value: sv ? "I dag" : "Today",
          ghost: sv ? "Utan barriärer" : "Without barriers",
          unit: "%",
          most: 100,
          rows: rows.map((row) => ({
            ...rowOf(row, lang),
            value: 100 * (row.within[at] ?? 0),
            ghost: 100 * (row.withinWithout[at] ?? 0),
          })),
        },
        options,
      ),
  ];
};
