import type { Columns, NumberRule, When } from "./mapping.ts";

/** One row's attributes, asked for by column without regard to case. */
export class Row {
  readonly #values: Map<string, unknown>;

  constructor(properties: Record<string, unknown>) {
    this.#values = new Map(Object.entries(properties).map(([name, value]) => [name.toLowerCase(), value]));
  }

  /** The first filled of the columns; undefined where none is. */
  value(columns: Columns): unknown {
    for (const name of typeof columns === "string" ? [columns] : columns) {
      const value = this.#values.get(name.toLowerCase());
      if (value !== undefined && value !== null && value !== "") return value;
    }
    return undefined;
  }

  text(columns: Columns | undefined): string | undefined {
    const value = columns === undefined ? undefined : this.value(columns);
    return value === undefined ? undefined : String(value).trim() || undefined;
  }

  /** A number, also written with a decimal comma; NaN for what is filled but no number. */
  number(rule: NumberRule | undefined): number | undefined {
    if (rule === undefined) return undefined;
    const isPlain = typeof rule === "string" || Array.isArray(rule);
    const value = this.value(isPlain ? rule : rule.columns);
    if (value === undefined) return undefined;
    const number = typeof value === "number" ? value : Number(String(value).trim().replace(",", "."));
    return number * (isPlain ? 1 : rule.factor);
  }

  holds(when: When | undefined): boolean {
    if (when === undefined) return false;
    return (Array.isArray(when) ? when : [when]).every((condition) => {
      const value = this.value(condition.column);
      if (condition.filled !== undefined && isFilled(value) !== condition.filled) return false;
      if (condition.in !== undefined && !condition.in.some((one) => same(one, value))) return false;
      if (condition.atLeast === undefined && condition.atMost === undefined) return true;
      const number = this.number(condition.column);
      return (
        number !== undefined &&
        number >= (condition.atLeast ?? Number.NEGATIVE_INFINITY) &&
        number <= (condition.atMost ?? Number.POSITIVE_INFINITY)
      );
    });
  }

  choose<T extends string>(
    choice: { column: Columns; values: Record<string, T>; otherwise?: T | undefined } | undefined,
  ): T | undefined {
    if (choice === undefined) return undefined;
    const value = this.value(choice.column);
    if (value === undefined) return choice.otherwise;
    const found = Object.keys(choice.values).find((key) => same(key, value));
    return found === undefined ? choice.otherwise : choice.values[found];
  }
}

const isFilled = (value: unknown): boolean =>
  value !== undefined && value !== false && value !== 0 && value !== -1 && value !== "0" && value !== "-1";

/** Codes come as numbers or as texts, whatever the program that wrote the file. */
const same = (one: unknown, other: unknown): boolean =>
  other !== undefined && String(one).trim().toLowerCase() === String(other).trim().toLowerCase();
