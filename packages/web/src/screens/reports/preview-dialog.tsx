import { useEffect, useRef } from "react";
import { useTexts } from "../../text/index.ts";

interface PreviewProps {
  title: string;
  src: string;
  onClose: () => void;
}

/** The document as a page wide enough to be read. */
export function PreviewDialog({ title, src, onClose }: PreviewProps) {
  const { t } = useTexts();
  const dialog = useRef<HTMLDialogElement>(null);
  useEffect(() => dialog.current?.showModal(), []);
  return (
    <dialog
      ref={dialog}
      className="preview-dialog"
      aria-label={`${t("rep.look")}: ${title}`}
      onClose={onClose}
    >
      <header>
        <strong>{title}</strong>
        <button type="button" className="button quiet" onClick={() => dialog.current?.close()}>
          {t("rep.close")}
        </button>
      </header>
      <iframe className="report-look" sandbox="allow-popups" title={t("rep.look")} src={src} />
    </dialog>
  );
}
