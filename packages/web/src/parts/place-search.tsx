import type { AreaRef, Answer } from "@tvars/api";
import type { KeyboardEvent } from "react";
import { useEffect, useId, useMemo, useRef, useState } from "react";
import { apiPath } from "../api/client.ts";
import { useAnswer } from "../api/use-answer.ts";
import { useTexts } from "../text/index.ts";
import { Icon } from "./icon.tsx";
import { readCoordinates } from "./coordinates.ts";

export interface FoundPlace {
  area: AreaRef;
  /** [lon, lat] to fly to. */
  centre: readonly [number, number] | null;
}

interface PlaceSearchProps {
  label: string;
  year: number | null;
  onFind: (found: FoundPlace) => void;
  hideLabel?: boolean;
}

const PAUSE_MS = 160;

function usePaused(value: string): string {
  const [paused, setPaused] = useState(value);
  useEffect(() => {
    const timer = setTimeout(() => setPaused(value), PAUSE_MS);
    return () => clearTimeout(timer);
  }, [value]);
  return paused;
}

type Hit = FoundPlace & { also: string[] };

const hitsOf = (found: Answer<"search"> | undefined, point: Answer<"point"> | undefined): Hit[] => {
  if (point) return point.areas.map((area) => ({ area, centre: [point.lon, point.lat], also: [] }));
  return found ?? [];
};

/** Search as a combobox after the ARIA pattern: type, arrow down, Enter. Names, codes and coordinates. */
export function PlaceSearch({ label, year, onFind, hideLabel = false }: PlaceSearchProps) {
  const { t, lang } = useTexts();
  const [text, setText] = useState("");
  const [open, setOpen] = useState(false);
  const [active, setActive] = useState(-1);
  const box = useRef<HTMLElement>(null);
  const id = useId();
  const query = usePaused(text.trim());
  const point = useMemo(() => readCoordinates(query), [query]);
  const found = useAnswer(
    "search",
    query.length > 0 && !point ? apiPath("/api/search", { q: query, year }) : null,
  );
  const there = useAnswer(
    "point",
    point ? apiPath("/api/point", { lon: point.lon, lat: point.lat, year }) : null,
  );
  const asked = point ? there : found;
  const hits = query === "" ? [] : hitsOf(point ? undefined : found.data, point ? there.data : undefined);
  const ready = query !== "" && query === text.trim() && !asked.loading;
  const shown = open && query !== "" && text.trim() !== "";
  useEffect(() => {
    const onDown = (event: PointerEvent): void => {
      if (!box.current?.contains(event.target as Node)) setOpen(false);
    };
    addEventListener("pointerdown", onDown);
    return () => removeEventListener("pointerdown", onDown);
  }, []);
  const choose = (hit: FoundPlace | undefined): void => {
    if (!hit) return;
    onFind(hit);
    setText("");
    setOpen(false);
    setActive(-1);
  };
  const onKey = (event: KeyboardEvent): void => {
    if (event.key === "ArrowDown" || event.key === "ArrowUp") {
      event.preventDefault();
      setOpen(true);
      const step = event.key === "ArrowDown" ? 1 : -1;
      if (hits.length > 0) setActive((active + step + hits.length) % hits.length);
    } else if (event.key === "Enter") {
      event.preventDefault();
      choose(hits[Math.max(0, active)]);
    } else if (event.key === "Escape" && (shown || text !== "")) {
      event.stopPropagation();
      setOpen(false);
      setActive(-1);
      if (!shown) setText("");
    }
  };
  const status =
    !shown || !ready
      ? ""
      : hits.length > 0
        ? t("search.hits", { n: hits.length })
        : t("search.none", { q: query });
  return (
    <search className="search" ref={box}>
      <label htmlFor={`${id}-input`} className={hideLabel ? "hidden" : undefined}>
        {label}
      </label>
      <div className="search-field">
        <Icon name="search" size={18} />
        <input
          id={`${id}-input`}
          type="text"
          role="combobox"
          autoComplete="off"
          spellCheck={false}
          aria-autocomplete="list"
          aria-expanded={shown && hits.length > 0}
          aria-controls={`${id}-list`}
          aria-activedescendant={active >= 0 && hits[active] ? `${id}-${active}` : undefined}
          placeholder={t("search.placeholder")}
          value={text}
          onChange={(event) => {
            setText(event.target.value);
            setOpen(true);
            setActive(-1);
          }}
          onFocus={() => setOpen(true)}
          onKeyDown={onKey}
        />
      </div>
      <div className="search-drop" data-open={shown}>
        {/* A datalist cannot show where a place lies: hence the pattern with roles of its own. */}
        {/* oxlint-disable-next-line jsx-a11y/prefer-tag-over-role */}
        <div id={`${id}-list`} role="listbox" aria-label={label}>
          {shown &&
            hits.map((hit, index) => (
              // Options are chosen from the field's keys; the pointer is an addition.
              // oxlint-disable-next-line jsx-a11y/click-events-have-key-events, jsx-a11y/interactive-supports-focus
              <div
                className="hit"
                key={hit.area.id}
                id={`${id}-${index}`}
                // oxlint-disable-next-line jsx-a11y/prefer-tag-over-role
                role="option"
                aria-selected={index === active}
                onPointerEnter={() => setActive(index)}
                onClick={() => choose(hit)}
              >
                <span className="hit-name">{hit.area.name}</span>
                <span className="hit-where">
                  {[t(`division.${hit.area.division}`), hit.area.code, hit.area.kommun?.name]
                    .filter(Boolean)
                    .join(" · ")}
                </span>
                {hit.also.length > 0 && (
                  <span className="hit-where">
                    {t("search.also", {
                      names: hit.also.toSorted((a, b) => a.localeCompare(b, lang)).join(", "),
                    })}
                  </span>
                )}
              </div>
            ))}
        </div>
        {shown && ready && hits.length === 0 && (
          <p className="search-none">{asked.error ? t("search.failed") : t("search.none", { q: query })}</p>
        )}
      </div>
      <output className="hidden">{status}</output>
    </search>
  );
}
