import type { Provenance } from "@tvars/api";
import { Suspense, lazy, useRef, useState } from "react";
import { askedWith } from "../api/asked-with.ts";
import { useTexts } from "../text/index.ts";
import { Icon } from "./icon.tsx";

const KeepDialog = lazy(() => import("./keep-dialog.tsx"));

/** What a result is called where it stands: what its section is about, else its heading. */
function headingOf(element: Element | null): string {
  const section = element?.closest(".result, section, article, main");
  const over = section?.querySelector(".over")?.textContent?.trim() ?? "";
  // Over some results stands which place and year they are of, which says nothing of what they are.
  if (over !== "" && !/\d{4}$/.test(over)) return over;
  return section?.querySelector("h2, h3, h4, h1")?.textContent?.trim() ?? "";
}

/** Keeps a result in a study, asked exactly as it stands on screen. */
export function KeepResult({ provenance }: { provenance: Provenance }) {
  const { t } = useTexts();
  const button = useRef<HTMLButtonElement>(null);
  const [title, setTitle] = useState<string | null>(null);
  const { request, place } = askedWith(provenance);
  if (request === "") return null;
  return (
    <>
      <button
        type="button"
        ref={button}
        className="button quiet keep"
        aria-haspopup="dialog"
        onClick={() => setTitle(headingOf(button.current))}
      >
        <Icon name="plus" size={16} />
        <span>{t("keep.open")}</span>
      </button>
      {title !== null && (
        <Suspense>
          <KeepDialog
            request={request}
            heading={title}
            place={place}
            onClose={() => {
              setTitle(null);
              button.current?.focus();
            }}
          />
        </Suspense>
      )}
    </>
  );
}
