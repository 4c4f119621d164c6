import type { ScenarioAnswer } from "@tvars/api";
import { number } from "@tvars/report";
import { Icon } from "../../parts/icon.tsx";
import { useTexts } from "../../text/index.ts";
import type { AddLine } from "../../url/edits.ts";
import { distance } from "./colouring.ts";
import { EndField, NumberField, WrittenField } from "./edit-fields.tsx";

interface NewLineProps {
  edit: AddLine;
  /** Where the server put it, once it has answered. */
  put: ScenarioAnswer["modifications"][number] | undefined;
  onChange: (next: AddLine) => void;
}

const isWithin = (value: number | null, low: number, high: number): value is number =>
  value !== null && value >= low && value <= high;

/** How often it runs, how far and how long. */
export function NewLineRuns({ edit, put, onChange }: NewLineProps) {
  const { t, lang } = useTexts();
  const all = put?.runMinutes?.reduce((sum, one) => sum + one, 0);
  return (
    <>
      <NumberField
        label={t("bar.headway")}
        value={edit.minutes}
        onChange={(minutes) => {
          if (isWithin(minutes, 0.5, 1440)) onChange({ ...edit, minutes });
        }}
      />
      <p className="over">
        {t("bar.lineSaid", {
          n: edit.stops.length,
          away: put?.metres ? distance(put.metres, lang) : "…",
          minutes: all === undefined ? "…" : number(all, lang),
        })}
      </p>
    </>
  );
}

const CLOCK = /^([0-2]\d:[0-5]\d)?$/;
/** `3, 4,5 2` in either language: numbers parted by spaces, or by commas with a space. */
const timesOf = (text: string): number[] =>
  text
    .split(/[;\s]+/)
    .map((part) => part.replace(/,$/, ""))
    .filter((part) => part !== "")
    .map((part) => Number(part.replace(",", ".")));

/** Name, hours, speed or running times, and every stop by its place. */
export function NewLineFields({ edit, put, onChange }: NewLineProps) {
  const { t, lang } = useTexts();
  const legs = edit.stops.length - 1;
  const readsTimes = (text: string): boolean => {
    const times = timesOf(text);
    return text === "" || (times.length === legs && times.every((one) => isWithin(one, 0.1, 240)));
  };
  const told = (all: readonly number[] | undefined): string =>
    (all ?? []).map((one) => number(one, lang, one % 1 === 0 ? 0 : 1)).join("  ");
  /** Running times no longer fit a line with another number of stops. */
  const withStops = (stops: AddLine["stops"]): AddLine => {
    const { runMinutes: _, ...rest } = edit;
    return { ...rest, stops };
  };
  const set = <Key extends "name" | "first" | "last">(key: Key, text: string): void => {
    const { [key]: _, ...rest } = edit;
    onChange((text === "" ? rest : { ...rest, [key]: text }) as AddLine);
  };
  return (
    <>
      <WrittenField
        label={t("bar.lineName")}
        value={edit.name ?? ""}
        reads={(text) => text.length <= 100}
        wrong=""
        onChange={(text) => set("name", text)}
      />
      {(["first", "last"] as const).map((key) => (
        <WrittenField
          key={key}
          label={t(`bar.line.${key}`)}
          value={edit[key] ?? ""}
          placeholder={key === "first" ? "05:00" : "24:00"}
          reads={(text) => CLOCK.test(text)}
          wrong={t("bar.lineClock")}
          onChange={(text) => set(key, text)}
        />
      ))}
      <NumberField
        label={t("bar.lineSpeed")}
        placeholder="20"
        value={edit.speedKmH ?? null}
        onChange={(speed) => {
          const { speedKmH: _, runMinutes: _times, ...rest } = edit;
          if (speed === null) onChange(rest);
          else if (isWithin(speed, 3, 300)) onChange({ ...rest, speedKmH: speed });
        }}
      />
      <WrittenField
        key={legs}
        label={t("bar.lineTimes", { n: legs })}
        value={told(edit.runMinutes)}
        placeholder={told(put?.runMinutes)}
        reads={readsTimes}
        wrong={t("bar.lineTimesWrong", { n: legs })}
        onChange={(text) => {
          const { runMinutes: _, ...rest } = edit;
          onChange(text === "" ? rest : { ...rest, runMinutes: timesOf(text) });
        }}
      />
      <label className="inline-choice wide">
        <input
          type="checkbox"
          checked={!edit.oneWay}
          onChange={({ target }) => {
            const { oneWay: _, ...rest } = edit;
            onChange(target.checked ? rest : { ...rest, oneWay: true });
          }}
        />
        <span>{t("bar.lineBothWays")}</span>
      </label>
      {edit.stops.map((at, stop) => {
        const name = put?.stops?.[stop]?.name;
        const label = name
          ? t("bar.lineStopNamed", { n: stop + 1, name })
          : t("bar.lineStop", { n: stop + 1 });
        return (
          // A stop has no id of its own: it is its place in the line.
          // oxlint-disable-next-line react/no-array-index-key
          <div key={stop} className="line-stop">
            <EndField
              label={label}
              at={at}
              onChange={(next) => onChange({ ...edit, stops: edit.stops.with(stop, next) })}
            />
            <button
              type="button"
              className="button quiet icon-only"
              aria-label={t("bar.drop", { what: label })}
              title={t("bar.drop", { what: label })}
              disabled={edit.stops.length <= 2}
              onClick={() => onChange(withStops(edit.stops.toSpliced(stop, 1)))}
            >
              <Icon name="remove" size={16} />
            </button>
          </div>
        );
      })}
    </>
  );
}
