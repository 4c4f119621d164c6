import type { Understanding } from "@tvars/api";
import { useWorkspace } from "../../../parts/workspace.ts";
import { useTexts } from "../../../text/index.ts";
import { changeDefinition } from "./draft.ts";
import type { Part } from "./roles.ts";

/** When: a column, or one year for all rows. The year decides which version of the areas counts. */
export function WhenFields({
  understanding,
  definition,
}: {
  understanding: Understanding;
  definition: Part;
}) {
  const { t } = useTexts();
  const { years } = useWorkspace();
  const { time } = definition;
  const column = time && "column" in time ? time.column : "";
  const year = time && "year" in time ? time.year : null;
  const inColumn = understanding.columns.filter(
    ({ kind, looksLike }) =>
      kind === "date" || kind === "year" || looksLike === "date" || looksLike === "year",
  );
  const ofYear = (value: string): void =>
    changeDefinition((part) => {
      const { time: _, ...rest } = part;
      return value === "" ? rest : { ...rest, time: { year: Number(value) } };
    });
  return (
    <fieldset className="ask" id="ask-time">
      <legend>{t("rec.when.title")}</legend>
      <p className="said">
        {column !== ""
          ? t("rec.when.column", { column })
          : year === null
            ? t("rec.when.none")
            : t("rec.when.year", { year })}
      </p>
      <div className="field-row">
        <label className="stacked">
          <span>{t("rec.when.all")}</span>
          <select
            required={column === ""}
            value={year ?? ""}
            onChange={(event) => ofYear(event.target.value)}
          >
            <option value="">{t(column === "" ? "rec.when.choose" : "rec.when.inColumn")}</option>
            {years.toReversed().map((one) => (
              <option key={one} value={one}>
                {one}
              </option>
            ))}
          </select>
        </label>
        {inColumn.length > 0 && (
          <label className="stacked">
            <span>{t("rec.when.columnLabel")}</span>
            <select
              value={column}
              onChange={(event) => {
                const chosen = event.target.value;
                if (chosen !== "") changeDefinition((part) => ({ ...part, time: { column: chosen } }));
              }}
            >
              <option value="">{t("rec.when.noColumn")}</option>
              {inColumn.map(({ name }) => (
                <option key={name} value={name}>
                  {name}
                </option>
              ))}
            </select>
          </label>
        )}
      </div>
    </fieldset>
  );
}
