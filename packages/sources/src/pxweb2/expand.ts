import { SourceError } from "../source-error.ts";

const call = /^(top|bottom|from|to)\((.+)\)$/i;

/**
 * Codes that one PxWebApi 2 value expression stands for, in the order the variable lists them: a code, `*` and `?`
 * inside a code, `top(n)`, `bottom(n)`, `from(x)`, `to(x)`, `range(x,y)`, and `TOP(n,offset)`.
 * `reversed`: time variables are listed oldest first, so top(n) means the last n there.
 */
export function expand(expression: string, codes: readonly string[], reversed = false): string[] {
  const parts = call.exec(expression.trim());
  const range = /^range\((.+?),(.+)\)$/i.exec(expression.trim());
  if (range) {
    const [from, to] = [codes.indexOf(range[1]!.trim()), codes.indexOf(range[2]!.trim())];
    return from < 0 || to < 0 ? [] : codes.slice(from, to + 1);
  }
  if (parts) {
    const [, name, argument] = parts as unknown as [string, string, string];
    if (/^(top|bottom)$/i.test(name)) {
      const [count, offset = 0] = argument.split(",").map(Number);
      if (!Number.isInteger(count) || !Number.isInteger(offset)) return [];
      const last = /^top$/i.test(name) === reversed;
      return last
        ? codes.slice(Math.max(0, codes.length - offset - count!), codes.length - offset)
        : codes.slice(offset, offset + count!);
    }
    const at = codes.indexOf(argument.trim());
    if (at < 0) return [];
    return /^from$/i.test(name) ? codes.slice(at) : codes.slice(0, at + 1);
  }
  if (/[*?]/.test(expression)) {
    const source = expression
      .replaceAll(/[.+^${}()|[\]\\]/g, "\\$&")
      .replaceAll("*", ".*")
      .replaceAll("?", ".");
    const pattern = new RegExp(`^${source}$`);
    return codes.filter((code) => pattern.test(code));
  }
  return codes.includes(expression) ? [expression] : [];
}

/** Codes that several expressions stand for together, in the variable's order, each once. */
export function expandAll(
  variable: string,
  expressions: readonly string[],
  codes: readonly string[],
  { file, reversed = false }: { file: string; reversed?: boolean },
): string[] {
  const wanted = new Set<string>();
  for (const expression of expressions) {
    const found = expand(expression, codes, reversed);
    if (found.length === 0)
      throw new SourceError("definition", {
        file,
        row: `selection.${variable}`,
        value: expression,
        problem: {
          sv: `variabeln ${variable} har inget sådant värde`,
          en: `the variable ${variable} has no such value`,
        },
        expected: {
          sv: `ett av ${codes.length} värden: ${sample(codes)}`,
          en: `one of ${codes.length} values: ${sample(codes)}`,
        },
        action: {
          sv: "rätta urvalet i tabelldefinitionen",
          en: "correct the selection in the table definition",
        },
      });
    for (const code of found) wanted.add(code);
  }
  return codes.filter((code) => wanted.has(code));
}

const sample = (codes: readonly string[]): string =>
  codes.length <= 8 ? codes.join(", ") : `${codes.slice(0, 4).join(", ")} … ${codes.slice(-2).join(", ")}`;
