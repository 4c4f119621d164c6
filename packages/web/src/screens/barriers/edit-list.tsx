import type { Modification } from "@tvars/api";
import { Icon } from "../../parts/icon.tsx";
import { useTexts } from "../../text/index.ts";
import { CROSSING_KINDS, isAtPoint, isNewLine, isOfLine, isTwoEnded, samePlace } from "../../url/edits.ts";
import { distance } from "./colouring.ts";
import { EndField, NumberField } from "./edit-fields.tsx";
import { NewLineFields, NewLineRuns } from "./new-line-fields.tsx";
import type { ServiceKind } from "./tools.ts";
import { SERVICES } from "./tools.ts";
import type { Work } from "./work.ts";

const MILLION = 1e6;

/** Everything drawn, each to be changed or taken away by hand. */
export function EditList({ work }: { work: Work }) {
  const { t } = useTexts();
  const { edits } = work;
  const nameOf = useEditName(work);
  return (
    <section className="section">
      <h3>{t("bar.drawnList")}</h3>
      <ol className="edit-list">
        {edits.map((edit, at) => {
          const name = nameOf(edit, at);
          return (
            // What is drawn has no id of its own; its order is what the address keeps.
            // oxlint-disable-next-line react/no-array-index-key
            <li key={at} className="edit">
              <p className="edit-head">
                <strong>{name}</strong>
                <button
                  type="button"
                  className="button quiet icon-only"
                  aria-label={t("bar.drop", { what: name })}
                  title={t("bar.drop", { what: name })}
                  onClick={() => work.change(edits.toSpliced(at, 1))}
                >
                  <Icon name="remove" size={16} />
                </button>
              </p>
              <EditForm work={work} edit={edit} onChange={(next) => work.change(edits.with(at, next))} />
            </li>
          );
        })}
      </ol>
      {edits.length > 1 && (
        <p className="actions">
          <button type="button" className="button quiet" onClick={() => work.change([])}>
            {t("bar.clear")}
          </button>
        </p>
      )}
    </section>
  );
}

/** What a modification is called in the list. */
function useEditName(work: Work): (edit: Modification, at: number) => string {
  const { t } = useTexts();
  const crossing = (id: string): string => {
    const kind = work.barriers.data?.crossings.find((one) => one.id === id)?.kind;
    return kind ? t(`bar.crossing.${kind}`).toLowerCase() : id;
  };
  const service = (kind: string): string =>
    SERVICES.some((one) => one === kind) ? t(`bar.service.${kind as ServiceKind}`).toLowerCase() : kind;
  return (edit, at) => {
    switch (edit.do) {
      case "add-crossing":
        return edit.name || t("bar.drawnNew", { n: at + 1 });
      case "remove-crossing":
        return t("bar.drawnRemoved", { what: crossing(edit.crossing) });
      case "change-crossing":
        return t("bar.drawnWait", { what: crossing(edit.crossing) });
      case "remove-line":
      case "change-headway":
        return t(`bar.drawn.${edit.do}`, { what: edit.line });
      case "add-line":
        return edit.name || t("bar.drawn.add-line", { n: at + 1 });
      case "add-service":
      case "remove-service":
      case "move-service":
        return t(`bar.drawn.${edit.do}`, { what: service(edit.service) });
      default:
        return t(`bar.drawn.${edit.do}`);
    }
  };
}

interface EditFormProps {
  work: Work;
  edit: Modification;
  onChange: (next: Modification) => void;
}

function EditForm({ work, edit, onChange }: EditFormProps) {
  const { t, lang } = useTexts();
  const put = work.worked.data?.modifications.find(({ modification }) => samePlace(modification, edit));
  const metres = put?.metres;
  return (
    <>
      {edit.do === "add-crossing" && (
        <label className="inline-choice">
          <span>{t("bar.drawnKind")}</span>
          <select
            value={edit.kind}
            onChange={({ target }) =>
              onChange({ ...edit, kind: CROSSING_KINDS.find((kind) => kind === target.value) ?? "bridge" })
            }
          >
            {CROSSING_KINDS.map((kind) => (
              <option key={kind} value={kind}>
                {t(`bar.crossing.${kind}`)}
              </option>
            ))}
          </select>
          {metres !== null && metres !== undefined && <span>{distance(metres, lang)}</span>}
        </label>
      )}
      {edit.do !== "add-crossing" && isTwoEnded(edit) && metres !== null && metres !== undefined && (
        <p className="over">{distance(metres, lang)}</p>
      )}
      {edit.do === "change-crossing" && (
        <NumberField
          label={t("bar.seconds")}
          value={edit.delayS}
          onChange={(delayS) => onChange({ ...edit, delayS: delayS ?? 0 })}
        />
      )}
      {isNewLine(edit) && <NewLineRuns edit={edit} put={put} onChange={onChange} />}
      {edit.do === "change-headway" && (
        <NumberField
          label={t("bar.headway")}
          value={edit.minutes}
          onChange={(minutes) => {
            if (minutes !== null && minutes >= 0.5 && minutes <= 1440) onChange({ ...edit, minutes });
          }}
        />
      )}
      {edit.do === "change-speed" && (
        <NumberField
          label={t("bar.factor")}
          value={Math.round(edit.factor * 100)}
          onChange={(percent) => {
            const factor = (percent ?? 100) / 100;
            if (factor >= 0.05 && factor <= 20) onChange({ ...edit, factor });
          }}
        />
      )}
      <details className="how">
        <summary>
          {t(
            edit.do === "add-crossing"
              ? "bar.endsWaitCost"
              : isNewLine(edit)
                ? "bar.lineHow"
                : "crossing" in edit || isOfLine(edit)
                  ? "bar.cost"
                  : "bar.ends",
          )}
        </summary>
        <div className="edit-fields">
          {isTwoEnded(edit) && (
            <>
              <EndField
                label={t("bar.endFrom")}
                at={edit.from}
                onChange={(from) => onChange({ ...edit, from })}
              />
              <EndField label={t("bar.endTo")} at={edit.to} onChange={(to) => onChange({ ...edit, to })} />
            </>
          )}
          {isNewLine(edit) && <NewLineFields edit={edit} put={put} onChange={onChange} />}
          {isAtPoint(edit) && (
            <EndField label={t("bar.endAt")} at={edit.at} onChange={(at) => onChange({ ...edit, at })} />
          )}
          {edit.do === "add-crossing" && (
            <NumberField
              label={t("bar.seconds")}
              placeholder={t("bar.usualWait")}
              value={edit.delayS ?? null}
              onChange={(delayS) => {
                const { delayS: _, ...rest } = edit;
                onChange(delayS === null ? rest : { ...rest, delayS: Math.min(3600, delayS) });
              }}
            />
          )}
          <CostFields edit={edit} onChange={onChange} />
        </div>
      </details>
    </>
  );
}

function CostFields({ edit, onChange }: Omit<EditFormProps, "work">) {
  const { t } = useTexts();
  const [low, high] = edit.cost ? [edit.cost.low / MILLION, edit.cost.high / MILLION] : [null, null];
  const set = (least: number | null, most: number | null): void => {
    const { cost: _, ...rest } = edit;
    if (least === null && most === null) return onChange(rest as Modification);
    const [a, b] = [least ?? most!, most ?? least!];
    onChange({
      ...rest,
      cost: { low: Math.min(a, b) * MILLION, high: Math.max(a, b) * MILLION },
    } as Modification);
  };
  return (
    <>
      <NumberField label={t("bar.costLow")} value={low} onChange={(value) => set(value, high)} />
      <NumberField label={t("bar.costHigh")} value={high} onChange={(value) => set(low, value)} />
    </>
  );
}
