import type { Modification, Position } from "@tvars/api";
import { useState } from "react";
import { readCoordinates } from "../../parts/coordinates.ts";
import { Icon } from "../../parts/icon.tsx";
import { useTexts } from "../../text/index.ts";
import type { AddCrossing } from "../../url/edits.ts";
import { CROSSING_KINDS, rounded, samePlace } from "../../url/edits.ts";
import { distance } from "./colouring.ts";
import type { Work } from "./work.ts";

const MILLION = 1e6;

/** Everything drawn, each to be changed or taken away by hand. */
export function EditList({ work }: { work: Work }) {
  const { t } = useTexts();
  const { edits } = work;
  const set = (at: number, next: Modification): void => work.change(edits.with(at, next));
  const named = (id: string): string => {
    const kind = work.barriers.data?.crossings.find((crossing) => crossing.id === id)?.kind;
    return kind ? t(`bar.crossing.${kind}`).toLowerCase() : id;
  };
  return (
    <section className="section">
      <h3>{t("bar.drawnList")}</h3>
      <ol className="edit-list">
        {edits.map((edit, at) => {
          const name =
            edit.do === "add-crossing"
              ? edit.name || t("bar.drawnNew", { n: at + 1 })
              : t(edit.do === "remove-crossing" ? "bar.drawnRemoved" : "bar.drawnWait", {
                  what: named(edit.crossing),
                });
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
              {edit.do === "add-crossing" && (
                <AddedCrossing work={work} edit={edit} onChange={(next) => set(at, next)} />
              )}
              {edit.do === "change-crossing" && (
                <NumberField
                  label={t("bar.seconds")}
                  value={edit.delayS}
                  onChange={(delayS) => set(at, { ...edit, delayS: delayS ?? 0 })}
                />
              )}
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

interface AddedCrossingProps {
  work: Work;
  edit: AddCrossing;
  onChange: (next: AddCrossing) => void;
}

function AddedCrossing({ work, edit, onChange }: AddedCrossingProps) {
  const { t, lang } = useTexts();
  const metres = work.worked.data?.modifications.find(({ modification }) =>
    samePlace(modification, edit),
  )?.metres;
  const cost = (low: number | null, high: number | null): void => {
    const { cost: _, ...rest } = edit;
    if (low === null && high === null) return onChange(rest);
    const [a, b] = [low ?? high!, high ?? low!];
    onChange({ ...rest, cost: { low: Math.min(a, b) * MILLION, high: Math.max(a, b) * MILLION } });
  };
  return (
    <>
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
      <details className="how">
        <summary>{t("bar.ends")}</summary>
        <div className="edit-fields">
          <EndField
            label={t("bar.endFrom")}
            at={edit.from}
            onChange={(from) => onChange({ ...edit, from })}
          />
          <EndField label={t("bar.endTo")} at={edit.to} onChange={(to) => onChange({ ...edit, to })} />
          <NumberField
            label={t("bar.costLow")}
            value={edit.cost ? edit.cost.low / MILLION : null}
            onChange={(low) => cost(low, edit.cost ? edit.cost.high / MILLION : null)}
          />
          <NumberField
            label={t("bar.costHigh")}
            value={edit.cost ? edit.cost.high / MILLION : null}
            onChange={(high) => cost(edit.cost ? edit.cost.low / MILLION : null, high)}
          />
        </div>
      </details>
    </>
  );
}

interface NumberFieldProps {
  label: string;
  value: number | null;
  onChange: (value: number | null) => void;
}

/** Taken over when it is left or Enter is pressed: a half written number is not a question to the server. */
function NumberField({ label, value, onChange }: NumberFieldProps) {
  const [text, setText] = useState<string | null>(null);
  const take = (): void => {
    if (text === null) return;
    const number = text.trim() === "" ? null : Number(text.replace(",", "."));
    setText(null);
    if (number === null || number >= 0) onChange(number);
  };
  return (
    <label className="stacked">
      <span>{label}</span>
      <input
        type="text"
        inputMode="decimal"
        value={text ?? (value === null ? "" : String(value))}
        onChange={({ target }) => setText(target.value)}
        onBlur={take}
        onKeyDown={(event) => event.key === "Enter" && take()}
      />
    </label>
  );
}

interface EndFieldProps {
  label: string;
  at: Position;
  onChange: (at: Position) => void;
}

function EndField({ label, at, onChange }: EndFieldProps) {
  const { t } = useTexts();
  const [text, setText] = useState<string | null>(null);
  const read = text === null ? null : readCoordinates(text);
  const wrong = text !== null && read === null;
  const take = (): void => {
    if (text === null || !read) return;
    setText(null);
    onChange(rounded([read.lon, read.lat]));
  };
  return (
    <label className="stacked">
      <span>{label}</span>
      <input
        type="text"
        value={text ?? `${at[1].toFixed(5)}, ${at[0].toFixed(5)}`}
        aria-invalid={wrong}
        onChange={({ target }) => setText(target.value)}
        onBlur={take}
        onKeyDown={(event) => event.key === "Enter" && take()}
      />
      {wrong && <output className="error">{t("bar.endWrong")}</output>}
    </label>
  );
}
