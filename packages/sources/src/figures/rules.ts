import type { CubeHead } from "@tvars/cube";
import { divisionOfCode, parseAreaCode, AreaError } from "@tvars/areas";
import type { Definition, VariableRule } from "../definition.ts";

export type Rules = Record<string, VariableRule>;

const KNOWN: Record<string, VariableRule> = {
  kon: { to: "sex", label: { sv: "kön", en: "sex" }, ids: { "1": "men", "2": "women", "1+2": "total" } },
  alder: {
    to: "age",
    label: { sv: "ålder", en: "age" },
    ids: { totalt: "total", tot: "total", "-4": "0-4", "80-": "80+" },
  },
};

/**
 * How each variable of a body becomes one of our dimensions: by its definition where it has one, else by role, by
 * the names SCB uses (Region, Tid, ContentsCode, Alder, Kon), and by whether its categories are area codes.
 */
export function rulesFor(head: CubeHead, definition?: Definition): Rules {
  const rules: Rules = {};
  for (const dimension of head.dimensions) {
    const { id } = dimension;
    const key = plain(id);
    rules[id] =
      definition?.variables[id] ??
      (dimension.role === "time" || key === "tid" || key === "ar" || key === "year"
        ? { to: "year" }
        : dimension.role === "metric" || key === "contentscode"
          ? { to: "measure" }
          : dimension.role === "geo" || key === "region" || isArea(dimension.categories.map(({ id }) => id))
            ? { to: "area" }
            : (KNOWN[key] ?? { to: key === "" ? "dimension" : key }));
  }
  return rules;
}

const plain = (id: string): string =>
  id
    .normalize("NFD")
    .replaceAll(/\p{M}/gu, "")
    .toLowerCase()
    .replaceAll(/[^a-z0-9]+/g, "_")
    .replaceAll(/^[^a-z]+|_$/g, "");

/** More than half of the categories look like area codes, and some are longer than a län's two digits. */
function isArea(codes: readonly string[]): boolean {
  const like = codes.filter((code) => readsAsArea(code));
  return like.length * 2 > codes.length && like.some((code) => code.length > 4);
}

const readsAsArea = (code: string): boolean => {
  try {
    return parseAreaCode(code, { year: 2023 }) !== undefined;
  } catch (error) {
    if (error instanceof AreaError) return divisionOfCode(code.replace(/_.*/, "")) !== null;
    throw error;
  }
};
