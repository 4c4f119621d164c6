import type { Answer } from "@tvars/api";
import { useTexts } from "../../../text/index.ts";

/** Draft, released, refused or withdrawn; superseded where another has taken its place. */
export function StateMark({ state, superseded }: { state: Answer<"release">["state"]; superseded: boolean }) {
  const { t } = useTexts();
  const shown = superseded && state === "released" ? "superseded" : state;
  return (
    <span className="state-mark" data-state={shown}>
      {t(`rel.state.${shown}`)}
    </span>
  );
}
