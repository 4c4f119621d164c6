import type { NetworkInfo } from "@tvars/api";
import { useTexts } from "../../text/index.ts";

/** Texts that have a form for networks where nobody knows who lives there and length of street is counted instead. */
const FORMS = {
  "bar.residents": "bar.residentsStreet",
  "bar.unitPeople": "bar.unit.street",
  "bar.people": "bar.peopleStreet",
  "bar.gaining": "bar.gainingStreet",
  "bar.perPerson": "bar.perStreet",
  "bar.tipContacts": "bar.tipStreet",
  "bar.legend.width": "bar.legend.widthStreet",
  "bar.sides": "bar.sidesStreet",
  "bar.sidesFinding": "bar.sidesFindingStreet",
  "bar.sidesHelp": "bar.sidesHelpStreet",
  "bar.suggestRow": "bar.suggestRowStreet",
  "bar.isochroneRow": "bar.isochroneRowStreet",
  "bar.column.people": "bar.residentsStreet",
} as const;

export type CountedKey = keyof typeof FORMS;

/** Says people where people are counted, and metres of street where they are not. */
export function useCounted({ people }: NetworkInfo) {
  const { t } = useTexts();
  const streets = people.from === "streets";
  return (key: CountedKey, values?: Record<string, string | number>): string =>
    t(streets ? FORMS[key] : key, values);
}
