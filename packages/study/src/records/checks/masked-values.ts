import { decimal } from "../understand/coordinates.ts";
import { type SourceCheck, found, ok, unchecked } from "./check.ts";

const KNOWN: Record<string, "suppressed" | "not-applicable" | "missing"> = {
  "..": "suppressed",
  ".": "not-applicable",
  "-": "missing",
  "–": "missing",
};

/** Marks in columns of amounts: suppressed, missing and not applicable are told apart, and none of them is zero. */
export const maskedValues: SourceCheck = {
  id: "masked-values",
  title: { sv: "Maskade värden", en: "Masked values" },
  begin({ definition }) {
    const { amounts } = definition;
    if (amounts.length === 0)
      return unchecked({ sv: "inga belopp eller mått är valda.", en: "no amounts are chosen." });
    const counts = { value: 0, zero: 0, empty: 0, suppressed: 0, "not-applicable": 0, missing: 0 };
    const strange = new Map<string, number>();
    const rowsOfStrange: number[] = [];
    return {
      columns: amounts.map(({ column }) => column),
      see(rows) {
        for (const { column, marks = {} } of amounts)
          for (let at = 0; at < rows.length; at++) {
            const cell = rows.cell(at, column);
            const mark = marks[cell] ?? KNOWN[cell];
            const value = decimal(cell);
            if (cell === "") counts.empty += 1;
            else if (mark) counts[mark] += 1;
            else if (Number.isNaN(value)) {
              if (strange.size < 20)
                strange.set(cell.slice(0, 20), (strange.get(cell.slice(0, 20)) ?? 0) + 1);
              if (rowsOfStrange.length < 100) rowsOfStrange.push(rows.row(at));
            } else counts[value === 0 ? "zero" : "value"] += 1;
          }
      },
      end() {
        const { value, zero, empty, suppressed, missing } = counts;
        const none = counts["not-applicable"];
        const told = {
          sv: `${value} värden, ${zero} nollor, ${suppressed} dolda, ${none} inte tillämpliga, ${missing + empty} saknas. Dolt och saknat räknas inte som noll.`,
          en: `${value} values, ${zero} zeros, ${suppressed} suppressed, ${none} not applicable, ${missing + empty} missing. Suppressed and missing are not counted as zero.`,
        };
        if (strange.size > 0)
          return found(
            "stop",
            {
              sv: `Okända tecken bland talen: ${[...strange.keys()].join(", ")}. Ange vad de betyder (marks). ${told.sv}`,
              en: `Unknown marks among the numbers: ${[...strange.keys()].join(", ")}. State what they mean (marks). ${told.en}`,
            },
            rowsOfStrange,
          );
        return suppressed + none + missing + empty === 0 ? ok(told) : found("warning", told);
      },
    };
  },
};
