import { expandAll } from "../pxweb2/expand.ts";
import { readMetadata } from "../pxweb2/body.ts";
import type { Variable } from "../pxweb2/body.ts";
import { SourceError } from "../source-error.ts";

type Body = Record<string, any>;

/** Variable → value expressions, and the code list the values are taken from where one is named. */
export interface Asked {
  valueCodes: Map<string, string[]>;
  codelists: Map<string, string>;
}

/** Cells that a selection of a body comes to. */
export function countCells(body: Body, codes: ReadonlyMap<string, readonly string[]>): number {
  return (body.id as string[]).reduce((cells, id) => cells * codes.get(id)!.length, 1);
}

/** Codes asked for, per variable in the body's order. Variables not named are taken whole or, where they allow it, eliminated by the caller. */
export function chosen(body: Body, asked: Asked, file: string): Map<string, string[]> {
  const { variables } = readMetadata(body, file);
  const unknown = [...asked.valueCodes.keys()].find(
    (id) => !variables.some((variable) => variable.id === id),
  );
  if (unknown !== undefined)
    throw new SourceError("refused", {
      file,
      value: unknown,
      problem: { sv: "okänd variabel", en: "non-existent variable" },
      expected: { sv: body.id.join(", "), en: body.id.join(", ") },
      action: { sv: "rätta frågan", en: "correct the request" },
    });
  return new Map(
    variables.map((variable) => {
      const codes = listed(variable, asked.codelists.get(variable.id));
      const expressions = asked.valueCodes.get(variable.id) ?? ["*"];
      return [
        variable.id,
        expandAll(variable.id, expressions, codes, { file, reversed: variable.role === "time" }),
      ];
    }),
  );
}

/** SCB's code lists of Region, told from the codes themselves. */
function listed(variable: Variable, codelist: string | undefined): string[] {
  if (codelist === undefined) return variable.codes;
  const patterns: Record<string, RegExp> = {
    vs_RegSO2020: /^\d{4}R\d{3}$/,
    vs_RegSO2025: /_RegSO2025$/,
    vs_DeSO2018: /^\d{4}[ABC]\d{4}$/,
    vs_DeSO2025: /_DeSO2025$/,
    vs_RegionKommun07: /^\d{4}$/,
    vs_RegionLän07: /^(?!00)\d{2}$/,
    vs_RegionRiket99: /^00$/,
  };
  const pattern = patterns[codelist];
  return pattern ? variable.codes.filter((code) => pattern.test(code)) : [];
}

/** The body cut down to the chosen codes: values, status (list or sparse object), labels, units and size all follow. */
export function sliceBody(body: Body, codes: ReadonlyMap<string, readonly string[]>): Body {
  const ids = body.id as string[];
  const { variables } = readMetadata(body, "recorded body");
  const positions = variables.map((variable) => {
    const at = new Map(variable.codes.map((code, index) => [code, index]));
    return codes.get(variable.id)!.map((code) => at.get(code)!);
  });
  const strides = ids.map((_, index) =>
    (body.size as number[]).slice(index + 1).reduce((product, size) => product * size, 1),
  );
  let cells = [0];
  for (const [index, wanted] of positions.entries()) {
    const next = Array.from<number>({ length: cells.length * wanted.length });
    let to = 0;
    for (const base of cells) for (const position of wanted) next[to++] = base + position * strides[index]!;
    cells = next;
  }
  const dimension = Object.fromEntries(
    ids.map((id) => [id, cutDimension(body.dimension[id], codes.get(id)!)]),
  );
  return {
    ...body,
    size: ids.map((id) => codes.get(id)!.length),
    dimension,
    value: cells.map((cell) => body.value?.[cell] ?? null),
    ...(body.status === undefined ? {} : { status: cutStatus(body.status, cells) }),
  };
}

function cutDimension(dimension: Body, codes: readonly string[]): Body {
  const { label, unit, note } = dimension.category;
  const only = (entries: Record<string, unknown> | undefined) =>
    entries &&
    Object.fromEntries(codes.filter((code) => code in entries).map((code) => [code, entries[code]]));
  const category: Body = { index: Object.fromEntries(codes.map((code, index) => [code, index])) };
  if (label) category.label = only(label);
  if (unit) category.unit = only(unit);
  if (note) category.note = only(note);
  return { ...dimension, category };
}

function cutStatus(status: string[] | Record<string, string> | string, cells: readonly number[]): unknown {
  if (typeof status === "string") return status;
  if (Array.isArray(status)) return cells.map((cell) => status[cell] ?? null);
  const cut: Record<string, string> = {};
  for (const [index, cell] of cells.entries()) if (status[cell] !== undefined) cut[index] = status[cell];
  return cut;
}
