import { useState } from "react";
import { useTexts } from "../../text/index.ts";
import type { Work } from "./work.ts";

/** Often enough to be a change of most lines; changed in the list. */
const MINUTES = 10;

/** A line of the timetable is taken away or run at another headway: chosen by its number, since lines are not drawn. */
export function LineChoice({ work }: { work: Work }) {
  const { t } = useTexts();
  const [line, setLine] = useState("");
  const named = line.trim();
  const add = (does: "remove-line" | "change-headway"): void => {
    if (named === "") return;
    const others = work.edits.filter((edit) => !("line" in edit) || edit.line !== named);
    work.change([
      ...others,
      does === "remove-line" ? { do: does, line: named } : { do: does, line: named, minutes: MINUTES },
    ]);
    setLine("");
  };
  return (
    <details className="how line-choice">
      <summary>{t("bar.lines")}</summary>
      <div className="how-body">
        <p>{t("bar.linesHelp")}</p>
        <div className="choices">
          <label className="stacked">
            <span>{t("bar.line")}</span>
            <input
              type="text"
              size={8}
              maxLength={100}
              value={line}
              onChange={({ target }) => setLine(target.value)}
            />
          </label>
          <button
            type="button"
            className="button quiet"
            disabled={named === ""}
            onClick={() => add("change-headway")}
          >
            {t("bar.lineHeadway")}
          </button>
          <button
            type="button"
            className="button quiet"
            disabled={named === ""}
            onClick={() => add("remove-line")}
          >
            {t("bar.lineRemove")}
          </button>
        </div>
      </div>
    </details>
  );
}
