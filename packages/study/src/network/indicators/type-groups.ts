import type { NodeColumn } from "@tvars/network";
import type { PeopleOnNodes } from "../people.ts";
import { TYPES } from "../severed.ts";

/** People by the area type they live in, for types that somebody lives in; "0" is where no type is known. */
export const typeGroups = ({ people, type }: Pick<PeopleOnNodes, "people" | "type">): NodeColumn[] =>
  TYPES.map((wanted) => ({
    id: String(wanted),
    amount: people.map((one, node) => (type[node] === wanted ? one : 0)),
  })).filter(({ amount }) => amount.some((one) => one > 0));
