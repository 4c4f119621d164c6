import type { Definition } from "../definition.ts";
import { SourceError } from "../source-error.ts";
import type { TableMetadata, Variable } from "./body.ts";
import { expandAll } from "./expand.ts";
import type { Selection } from "./split.ts";

/**
 * What a definition asks of a table, as codes: checked against the table's own metadata, so that a definition that no
 * longer fits says what differs instead of fetching something else.
 */
export function planSelection(definition: Definition, metadata: TableMetadata, file: string): Selection {
  checkVariables(definition, metadata.variables, file);
  const selection = new Map<string, readonly string[]>();
  for (const variable of metadata.variables) {
    const expressions = definition.selection[variable.id] ?? ["*"];
    const reversed = variable.role === "time";
    selection.set(variable.id, expandAll(variable.id, expressions, variable.codes, { file, reversed }));
  }
  return selection;
}

function checkVariables(definition: Definition, variables: readonly Variable[], file: string): void {
  const there = variables.map(({ id }) => id);
  const named = [...new Set([...Object.keys(definition.variables), ...Object.keys(definition.selection)])];
  const gone = named.filter((id) => !there.includes(id));
  const unknown = there.filter((id) => definition.variables[id] === undefined);
  if (gone.length > 0 || unknown.length > 0)
    throw new SourceError("definition", {
      file,
      row: "variables",
      value: { definition: named, table: there },
      problem: {
        sv: `tabellens variabler stämmer inte med definitionen ${definition.id}: saknas ${list(gone)}, nya ${list(unknown)}`,
        en: `the table's variables differ from the definition ${definition.id}: gone ${list(gone)}, new ${list(unknown)}`,
      },
      expected: { sv: `variablerna ${named.join(", ")}`, en: `the variables ${named.join(", ")}` },
      action: {
        sv: "lägg en rättad definition i arbetsmappens definitions/",
        en: "put a corrected definition in the workspace's definitions/",
      },
    });
  for (const variable of variables) checkMeasures(definition, variable, file);
}

/** Measures carry meaning: a code that is gone must stop the fetch, other categories may come and go. */
function checkMeasures(definition: Definition, variable: Variable, file: string): void {
  const rule = definition.variables[variable.id]!;
  if (rule.to !== "measure") return;
  const gone = Object.keys(rule.ids ?? {}).filter((code) => !variable.codes.includes(code));
  const unmatched = (rule.match ?? []).filter(
    ({ label }) => !variable.codes.some((code) => new RegExp(label).test(variable.labels[code] ?? code)),
  );
  if (gone.length === 0 && unmatched.length === 0) return;
  const real = variable.codes.map((code) => `${code} ${variable.labels[code] ?? ""}`.trim()).join("; ");
  const wanted = [...gone, ...unmatched.map(({ label }) => `/${label}/`)].join(", ");
  throw new SourceError("definition", {
    file,
    row: `variables.${variable.id}`,
    value: wanted,
    problem: {
      sv: `tabellen har inte innehållet som definitionen ${definition.id} nämner`,
      en: `the table lacks contents that the definition ${definition.id} names`,
    },
    expected: { sv: `något av: ${real}`, en: `one of: ${real}` },
    action: {
      sv: "lägg en rättad definition i arbetsmappens definitions/",
      en: "put a corrected definition in the workspace's definitions/",
    },
  });
}

const list = (ids: readonly string[]): string => (ids.length === 0 ? "–" : ids.join(", "));
