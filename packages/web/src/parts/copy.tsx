import { useState } from "react";
import { useTexts } from "../text/index.ts";
import { Icon } from "./icon.tsx";

/** A line of code with a button that copies it. */
export function CopyLine({ label, code }: { label: string; code: string }) {
  const { t } = useTexts();
  const [copied, setCopied] = useState(false);
  const copy = async (): Promise<void> => {
    try {
      await navigator.clipboard.writeText(code);
      setCopied(true);
      setTimeout(() => setCopied(false), 2000);
    } catch {
      // Without the right to copy, the line can still be selected by hand.
    }
  };
  return (
    <div className="copy">
      <p className="copy-label">{label}</p>
      <div className="copy-line">
        <code>{code}</code>
        <button
          type="button"
          className="button quiet icon-only"
          onClick={() => void copy()}
          aria-label={`${t("result.copy")}: ${label}`}
        >
          <Icon name={copied ? "check" : "copy"} size={16} />
        </button>
      </div>
      <output className="hidden">{copied ? t("result.copied") : ""}</output>
    </div>
  );
}
