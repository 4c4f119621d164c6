import { useTexts } from "../../text/index.ts";

interface SaveBarProps {
  draft: { changed: boolean; found: boolean; discard: () => void };
}

/** Whether what is written is saved, and the buttons that save it or take it back. It stays in sight. */
export function SaveBar({ draft: { changed, found, discard } }: SaveBarProps) {
  const { t } = useTexts();
  return (
    <div className="save-bar" data-changed={changed}>
      <button type="submit" className="button" disabled={!changed}>
        {t("rep.save")}
      </button>
      {changed && (
        <button type="button" className="button quiet" onClick={discard}>
          {t("rep.discard")}
        </button>
      )}
      <output>{changed ? t(found ? "rep.kept" : "rep.unsaved") : t("rep.saved")}</output>
    </div>
  );
}
