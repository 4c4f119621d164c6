import { useState } from "react";
import { forgetAnswers, tell } from "../../api/client.ts";
import { ApiError } from "../../api/problem.ts";
import { Failed } from "../../parts/states.tsx";
import { useTexts } from "../../text/index.ts";

const EMPTY = { sv: "", en: "", figures: "", who: "" };

/** Says what is wrong in a version that cannot be changed. */
export function ErratumForm({ path, again }: { path: string; again: () => void }) {
  const { t } = useTexts();
  const [open, setOpen] = useState(false);
  const [said, setSaid] = useState(EMPTY);
  const [failure, setFailure] = useState<ApiError>();
  const add = async (): Promise<void> => {
    try {
      await tell("addReportErratum", "POST", `${path}/errata`, {
        who: said.who,
        text: { sv: said.sv, en: said.en },
        figures: said.figures.split("\n").flatMap((line) => line.trim() || []),
      });
      setSaid(EMPTY);
      setOpen(false);
      forgetAnswers();
      again();
    } catch (cause) {
      setFailure(cause instanceof ApiError ? cause : new ApiError("server", String(cause)));
    }
  };
  if (!open)
    return (
      <p>
        <button type="button" className="button quiet" onClick={() => setOpen(true)}>
          {t("rep.erratumAdd")}
        </button>
      </p>
    );
  return (
    <form
      className="report-fields erratum-form"
      onSubmit={(event) => {
        event.preventDefault();
        void add();
      }}
    >
      <h2>{t("rep.erratumAdd")}</h2>
      <p className="part-help">{t("rep.erratumHelp")}</p>
      {(["sv", "en", "figures"] as const).map((name) => (
        <label key={name} className="field">
          <span>{t(`rep.erratum.${name}`)}</span>
          <textarea
            rows={3}
            required={name !== "figures"}
            value={said[name]}
            onChange={({ target }) => setSaid({ ...said, [name]: target.value })}
          />
        </label>
      ))}
      <label className="field">
        <span>{t("rep.erratum.who")}</span>
        <input
          type="text"
          required
          value={said.who}
          onChange={({ target }) => setSaid({ ...said, who: target.value })}
        />
      </label>
      {failure && <Failed error={failure} retry={() => setFailure(undefined)} />}
      <div className="dialog-actions">
        <button type="submit" className="button">
          {t("rep.erratumAdd")}
        </button>
        <button type="button" className="button quiet" onClick={() => setOpen(false)}>
          {t("keep.cancel")}
        </button>
      </div>
    </form>
  );
}
