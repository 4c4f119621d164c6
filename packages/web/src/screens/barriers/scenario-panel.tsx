import type { ApiError } from "../../api/problem.ts";
import { Icon } from "../../parts/icon.tsx";
import { Failed } from "../../parts/states.tsx";
import { useTexts } from "../../text/index.ts";
import { useRouter } from "../../url/router.tsx";
import { Compare } from "./compare.tsx";
import { LineChoice } from "./line-choice.tsx";
import { EditList } from "./edit-list.tsx";
import { SavedScenarios } from "./saved-scenarios.tsx";
import { ScenarioResult } from "./scenario-result.tsx";
import { Suggestions } from "./suggestions.tsx";
import { ToolChoice } from "./tool-choice.tsx";
import { drawHint } from "./tools.ts";
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
        <h2 className="hidden">{t("bar.task.scenario")}</h2>
        <ToolChoice work={work} />
        <p className="actions">
          <button
            type="button"
            className="button"
            aria-pressed={placing !== null}
            aria-keyshortcuts="N"
            onClick={() => work.place(placing ? null : { from: null })}
          >
            <Icon name={placing ? "close" : "draw"} size={16} />
            {t(placing ? "bar.stop" : work.tool.do === "add-crossing" ? "bar.draw" : "bar.drawOnMap")}
            {!placing && (
              <kbd className="wide-only" aria-hidden="true">
                N
              </kbd>
            )}
          </button>
          <button
            type="button"
            className="button quiet icon-only"
            aria-label={t("bar.undo")}
            title={t("bar.undo")}
            disabled={!work.undo}
            onClick={() => work.undo?.()}
          >
            <Icon name="undo" size={18} />
          </button>
          <button
            type="button"
            className="button quiet icon-only"
            aria-label={t("bar.redo")}
            title={t("bar.redo")}
            disabled={!work.redo}
            onClick={() => work.redo?.()}
          >
            <Icon name="redo" size={18} />
          </button>
        </p>
        {placing?.stops && (
          <p className="actions" data-stops={placing.stops.length}>
            <button type="button" className="button" disabled={!work.finish} onClick={() => work.finish?.()}>
              {t("bar.lineDone", { n: placing.stops.length })}
            </button>
            <button
              type="button"
              className="button quiet"
              disabled={!work.takeBack}
              onClick={() => work.takeBack?.()}
            >
              {t("bar.stopBack")}
            </button>
          </p>
        )}
        <output className="over">
          {placing ? t(drawHint(work.tool, placing)) : asks ? "" : t("bar.nothingDrawn")}
        </output>
        <LineChoice work={work} />
      </section>
      {asks && (
        <div className="await" aria-busy={worked.loading}>
          {worked.error ? (
            <ScenarioFailed error={worked.error} retry={worked.retry} />
          ) : worked.data ? (
            <ScenarioResult work={work} data={worked.data} stale={worked.loading} />
          ) : (
            <Working />
          )}
        </div>
      )}
      {work.edits.length > 0 && <EditList work={work} />}
      <Suggestions work={work} />
      <SavedScenarios work={work} />
      <Compare work={work} />
    </>
  );
}

/** What cannot be tried as it is drawn is no fault of the program: said calmly, with what to do. */
function ScenarioFailed({ error, retry }: { error: ApiError; retry: () => void }) {
  if (error.kind !== "problem" || error.status >= 500) return <Failed error={error} retry={retry} />;
  return (
    <output className="remark" data-failed>
      {[error.message, error.problem?.action].filter(Boolean).join(" ")}
    </output>
  );
}
