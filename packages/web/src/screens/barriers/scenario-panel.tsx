import { Icon } from "../../parts/icon.tsx";
import { Failed } from "../../parts/states.tsx";
import { useTexts } from "../../text/index.ts";
import { useRouter } from "../../url/router.tsx";
import { EditList } from "./edit-list.tsx";
import { SavedScenarios } from "./saved-scenarios.tsx";
import { ScenarioResult } from "./scenario-result.tsx";
import { Suggestions } from "./suggestions.tsx";
import { Working } from "./waiting.tsx";
import type { Work } from "./work.ts";

/** Draw, see at once what changes and for whom, save, set against another. */
export function ScenarioPanel({ work }: { work: Work }) {
  const { t } = useTexts();
  const { state } = useRouter();
  const { placing, worked, drawn } = work;
  const asks = drawn.length > 0 || state.against !== null;
  return (
    <>
      <section className="section">
        <p className="actions">
          <button
            type="button"
            className="button"
            aria-pressed={placing !== null}
            aria-keyshortcuts="N"
            onClick={() => work.place(placing ? null : { from: null })}
          >
            <Icon name={placing ? "close" : "draw"} size={16} />
            {t(placing ? "bar.stop" : "bar.draw")}
            {!placing && (
              <kbd className="wide-only" aria-hidden="true">
                N
              </kbd>
            )}
          </button>
          <button type="button" className="button quiet" disabled={!work.undo} onClick={() => work.undo?.()}>
            <Icon name="undo" size={16} />
            {t("bar.undo")}
          </button>
          <button type="button" className="button quiet" disabled={!work.redo} onClick={() => work.redo?.()}>
            <Icon name="redo" size={16} />
            {t("bar.redo")}
          </button>
        </p>
        <output className="over">
          {placing ? t(placing.from ? "bar.drawSecond" : "bar.drawFirst") : asks ? "" : t("bar.nothingDrawn")}
        </output>
      </section>
      {asks && (
        <div className="await" aria-busy={worked.loading}>
          {worked.error ? (
            <Failed error={worked.error} retry={worked.retry} />
          ) : worked.data ? (
            <ScenarioResult work={work} data={worked.data} stale={worked.loading} />
          ) : (
            <Working />
          )}
        </div>
      )}
      {drawn.length > 0 && <EditList work={work} />}
      <Suggestions work={work} />
      <SavedScenarios work={work} />
    </>
  );
}
