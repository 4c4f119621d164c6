import type { Version } from "@tvars/areas";
import { useState } from "react";
import { forgetAnswers, tell } from "../api/client.ts";
import { fileName } from "../parts/save.ts";
import { useWorkspace, versionIn } from "../parts/workspace.ts";
import { useTexts } from "../text/index.ts";

/** Saves codes under a name and says what happened. */
export function SaveSet({
  codes,
  year,
  onSaved,
}: {
  codes: readonly string[];
  year: number;
  onSaved?: (id: string) => void;
}) {
  const { t } = useTexts();
  const workspace = useWorkspace();
  const [name, setName] = useState("");
  const [said, setSaid] = useState("");
  const save = async (): Promise<void> => {
    const id = fileName(name).slice(0, 60);
    const version = versionIn(workspace, "regso", year) as Version;
    try {
      const saved = await tell("saveSet", "PUT", `/api/sets/${id}`, {
        id,
        name: name.trim(),
        version,
        codes,
      });
      setSaid(t("compare.setSaved", { name: saved.name, n: saved.codes.length }));
      setName("");
      forgetAnswers();
      onSaved?.(saved.id);
    } catch (error) {
      setSaid(error instanceof Error ? error.message : String(error));
    }
  };
  return (
    <form
      className="save-set"
      onSubmit={(event) => {
        event.preventDefault();
        if (codes.length > 0 && fileName(name) !== "") void save();
      }}
    >
      <label>
        <span>{t("map.pickName")}</span>
        <input type="text" value={name} maxLength={120} onChange={(event) => setName(event.target.value)} />
      </label>
      <button type="submit" className="button quiet" disabled={codes.length === 0 || fileName(name) === ""}>
        {t("map.pickSave")}
      </button>
      <output className="save-said">{said}</output>
    </form>
  );
}

interface PickBarProps {
  codes: readonly string[];
  year: number;
  onClear: () => void;
  onShow: () => void;
}

export function PickBar({ codes, year, onClear, onShow }: PickBarProps) {
  const { t } = useTexts();
  return (
    <div className="pick-bar">
      <output>{codes.length === 0 ? t("map.pickHelp") : t("map.picked", { n: codes.length })}</output>
      {codes.length > 0 && (
        <>
          <p className="actions">
            <button type="button" className="button" onClick={onShow}>
              {t("map.pickShow")}
            </button>
            <button type="button" className="button quiet" onClick={onClear}>
              {t("map.pickClear")}
            </button>
          </p>
          <SaveSet codes={codes} year={year} />
        </>
      )}
    </div>
  );
}
