import type { Answer, Barometer, PlaceRef } from "@tvars/api";
import type { PictureOptions } from "@tvars/report";
import { intervalDots, trendLines, typeStrip } from "@tvars/report";
import { useCallback, useState } from "react";
import { apiPath } from "../api/client.ts";
import { useAnswer } from "../api/use-answer.ts";
import { TABULAR } from "../parts/downloads.tsx";
import { Icon } from "../parts/icon.tsx";
import { readCodes } from "../parts/place-id.ts";
import { PlaceSearch } from "../parts/place-search.tsx";
import { Result } from "../parts/result.tsx";
import { breaksOf, challengedOf, sharesOf } from "../parts/shares.ts";
import { SourceNotes } from "../parts/source-notes.tsx";
import { Await, Notice } from "../parts/states.tsx";
import { useWorkspace, useYear } from "../parts/workspace.ts";
import { useTexts } from "../text/index.ts";
import { Link, fresh, useRouter } from "../url/router.tsx";
import { SaveSet } from "./pick-bar.tsx";

const MOST = 4;

export default function CompareScreen() {
  const { t } = useTexts();
  const { state, go } = useRouter();
  const year = useYear();
  const { places } = state;
  const asked = useAnswer(
    "compare",
    places.length > 0 ? apiPath("/api/compare", { places: places.join(";"), year }) : null,
  );
  const add = (id: string): void => go({ places: [...new Set([...places, id])].slice(0, MOST) });
  return (
    <div className="page">
      <header className="page-head">
        <h1>{t("compare.title")}</h1>
        <p className="lead">{t("compare.lead")}</p>
      </header>
      <div className="compare-choice">
        <Chosen places={places} named={asked.data} />
        {places.length < MOST ? (
          <PlaceSearch
            label={t("compare.add")}
            year={year}
            onFind={({ area }) => add(area.division === "riket" ? "riket" : area.id)}
          />
        ) : (
          <p className="muted">{t("compare.full")}</p>
        )}
        {places.length < MOST && <Suggestions places={places} onAdd={add} />}
        <OwnSet year={year} onUse={add} full={places.length >= MOST} />
      </div>
      {places.length === 0 ? (
        <Notice icon="jamfor" title={t("compare.none")}>
          <p>{t("compare.noneHelp")}</p>
        </Notice>
      ) : (
        <Await asked={asked} block>
          {(barometers) => (
            <>
              {barometers.length === 1 && <p className="remark">{t("compare.one")}</p>}
              <div className="columns equal">
                <CompareTypes barometers={barometers} year={year} />
                <CompareTrend barometers={barometers} year={year} />
                <CompareIndex barometers={barometers} year={year} />
              </div>
              <SourceNotes of={barometers.map(({ provenance }) => provenance)} />
            </>
          )}
        </Await>
      )}
    </div>
  );
}

function Chosen({ places, named }: { places: readonly string[]; named: readonly Barometer[] | undefined }) {
  const { t, pick } = useTexts();
  const { state, go } = useRouter();
  if (places.length === 0) return null;
  const nameOf = (id: string): string => {
    const place = named?.find((barometer) => barometer.place.id === id)?.place;
    return place ? pick(place.name) : id.slice(0, 40);
  };
  return (
    <ul className="chips chosen">
      {places.map((id) => (
        <li key={id}>
          <Link to={{ ...fresh(state), screen: "omraden", place: id, places: [] }}>{nameOf(id)}</Link>
          <button
            type="button"
            className="chip-remove"
            aria-label={t("compare.remove", { name: nameOf(id) })}
            onClick={() => go({ places: places.filter((one) => one !== id) })}
          >
            <Icon name="close" size={14} />
          </button>
        </li>
      ))}
    </ul>
  );
}

/** The places at hand without a search: the country, its län, and saved sets. */
function Suggestions({ places, onAdd }: { places: readonly string[]; onAdd: (id: string) => void }) {
  const { t, pick } = useTexts();
  const year = useYear();
  const country = useAnswer("place", apiPath("/api/places/riket", { year }));
  const sets = useAnswer("sets", apiPath("/api/sets"));
  const kommuner = useAnswer(
    "place",
    country.data?.members.length === 1
      ? apiPath(`/api/places/${country.data.members[0]!.place.id}`, { year })
      : null,
  );
  const members: PlaceRef[] = [
    ...(country.data ? [country.data.place] : []),
    ...(country.data?.members.map(({ place }) => place) ?? []),
    ...(kommuner.data?.members.map(({ place }) => place) ?? []),
  ];
  const free = members.filter(({ id }) => !places.includes(id)).slice(0, 8);
  const saved = (sets.data ?? []).filter(({ id }) => !places.includes(`set:${id}`));
  if (free.length + saved.length === 0) return null;
  return (
    <div className="suggest">
      <p className="suggest-title">{t("compare.suggest")}</p>
      <ul className="chips">
        {free.map((place) => (
          <li key={place.id}>
            <button type="button" onClick={() => onAdd(place.id)}>
              <Icon name="plus" size={14} /> {pick(place.name)}
            </button>
          </li>
        ))}
        {saved.map(({ id, name }) => (
          <li key={id}>
            <button type="button" onClick={() => onAdd(`set:${id}`)}>
              <Icon name="plus" size={14} /> {name}
            </button>
          </li>
        ))}
      </ul>
    </div>
  );
}

function OwnSet({ year, onUse, full }: { year: number; onUse: (id: string) => void; full: boolean }) {
  const { t } = useTexts();
  const [text, setText] = useState("");
  const codes = readCodes(text);
  return (
    <details className="own-set">
      <summary>{t("compare.sets")}</summary>
      <p className="prose muted">{t("compare.setsHelp")}</p>
      <label className="stacked">
        <span>{t("compare.codes")}</span>
        <textarea
          rows={3}
          value={text}
          spellCheck={false}
          onChange={(event) => setText(event.target.value)}
        />
      </label>
      <output className="muted">
        {text.trim() === ""
          ? ""
          : codes.length === 0
            ? t("compare.noCodes")
            : t("map.picked", { n: codes.length })}
      </output>
      <p className="actions">
        <button
          type="button"
          className="button"
          disabled={codes.length === 0 || full}
          onClick={() => onUse(`areas:${codes.join(",")}`)}
        >
          {t("compare.useSet")}
        </button>
      </p>
      <SaveSet codes={codes} year={year} onSaved={(id) => !full && onUse(`set:${id}`)} />
    </details>
  );
}

interface CompareProps {
  barometers: Answer<"compare">;
  year: number;
}

const fileOf = (barometers: Answer<"compare">, year: number) => ({
  path: "/api/compare",
  query: { places: barometers.map(({ place }) => place.id).join(";"), year },
  formats: TABULAR,
});

function CompareTypes({ barometers, year }: CompareProps) {
  const { t, lang } = useTexts();
  const make = useCallback(
    (options: PictureOptions) =>
      typeStrip(
        {
          year,
          rows: barometers.map(({ place, types }, i) => ({
            id: place.id,
            label: place.name[lang],
            shares: sharesOf(types),
            own: i === 0,
          })),
        },
        options,
      ),
    [barometers, year, lang],
  );
  return (
    <Result
      id="types"
      over={t("compare.types")}
      make={make}
      provenance={barometers[0]!.provenance}
      unit={t("unit.percent")}
      years={String(year)}
      file={fileOf(barometers, year)}
    />
  );
}

function CompareTrend({ barometers, year }: CompareProps) {
  const { t, lang } = useTexts();
  const { years } = useWorkspace();
  const make = useCallback(
    (options: PictureOptions) =>
      trendLines(
        {
          measure: t("compare.challenged"),
          unit: "percent",
          series: barometers.map(({ place, trend }, i) => ({
            id: place.id,
            label: place.name[lang],
            points: trend.map((one) => ({ year: one.year, figure: challengedOf(one.types) })),
            own: i === 0,
          })),
          breaks: breaksOf(barometers[0]!.breaks),
        },
        options,
      ),
    [barometers, lang, t],
  );
  return (
    <Result
      id="trend"
      over={t("compare.trend", { year: years[0] ?? year })}
      make={make}
      provenance={barometers[0]!.provenance}
      unit={t("unit.percent")}
      file={fileOf(barometers, year)}
    />
  );
}

function CompareIndex({ barometers, year }: CompareProps) {
  const { t, lang } = useTexts();
  const make = useCallback(
    (options: PictureOptions) =>
      intervalDots(
        {
          measure: t("measure.meanIndex"),
          place: barometers[0]!.place.name[lang],
          year,
          rows: barometers.map(({ place, meanIndex }, i) => ({
            id: place.id,
            label: place.name[lang],
            figure: meanIndex,
            own: i === 0,
          })),
        },
        options,
      ),
    [barometers, year, lang, t],
  );
  return (
    <Result
      id="index"
      over={t("compare.index")}
      make={make}
      provenance={barometers[0]!.provenance}
      unit={t("unit.index")}
      years={String(year)}
      file={fileOf(barometers, year)}
    />
  );
}
