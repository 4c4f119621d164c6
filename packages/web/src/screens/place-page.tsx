import type { PlacePage, PlaceRef } from "@tvars/api";
import type { PictureOptions } from "@tvars/report";
import { amid, number, typeStrip } from "@tvars/report";
import { lazy, useCallback } from "react";
import { apiPath } from "../api/client.ts";
import { useAnswer } from "../api/use-answer.ts";
import { Downloads, MAPPED } from "../parts/downloads.tsx";
import { Foot } from "../parts/foot.tsx";
import { codeOf } from "../parts/place-id.ts";
import { Result } from "../parts/result.tsx";
import { sharesOf } from "../parts/shares.ts";
import { SourceNotes } from "../parts/source-notes.tsx";
import { Await } from "../parts/states.tsx";
import { WhenNear } from "../parts/when-near.tsx";
import { useYear } from "../parts/workspace.ts";
import { useTexts } from "../text/index.ts";
import { Link, fresh, useRouter } from "../url/router.tsx";
import { Section } from "./area-page.tsx";
import { AreaRows } from "./area-table.tsx";
import { PlaceActions } from "./place-actions.tsx";
import { MeanIndexResult, PlaceHeadline, ShareResult, TrendResult } from "./place-results.tsx";
import { TransitionsOf } from "./transitions.tsx";

const MorePictures = lazy(() => import("./more-pictures.tsx"));

/** A kommun, a län, the country or a set of areas. */
export function PlacePageView({ id }: { id: string }) {
  const year = useYear();
  const asked = useAnswer("place", apiPath(`/api/places/${id}`, { year }));
  return (
    <Await asked={asked} block>
      {(page) => <PlacePageBody page={page} />}
    </Await>
  );
}

function PlacePageBody({ page }: { page: PlacePage }) {
  const { t, pick, lang } = useTexts();
  const { state } = useRouter();
  const { place, barometer } = page;
  const name = pick(place.name);
  return (
    <article className="page place-page">
      <header className="page-head">
        <p className="over">
          {[
            place.kind === "riket" ? "" : t(`division.${place.kind}`),
            place.kind === "lan" || place.kind === "kommun" ? codeOf(place.id) : "",
            barometer.year,
            `${number(place.areas, lang)} RegSO`,
          ]
            .filter(Boolean)
            .join(" · ")}
        </p>
        <h1>{name}</h1>
        <p className="headline">
          <PlaceHeadline barometer={barometer} />
        </p>
        <PlaceActions id={place.id} measured={name} />
      </header>
      <div className="columns equal">
        <ShareResult barometer={barometer} said />
        <TrendResult barometer={barometer} />
        {page.members.length > 1 && <MembersResult page={page} />}
        <MeanIndexResult barometer={barometer} />
        <TransitionsOf place={place.id} />
      </div>
      <WhenNear>
        <MorePictures
          place={place.id}
          name={name}
          parts={page.members.length > 1}
          among={amongOf(page).map(({ id, name: words }) => ({ id, name: pick(words) }))}
        />
      </WhenNear>
      {page.areas.length > 0 ? (
        <Section title={t("areas.list", { place: amid(name) })} lead={t("areas.list.lead")}>
          <AreaRows rows={page.areas} hideCaption caption={t("areas.list", { place: amid(name) })} />
          <Foot provenance={page.provenance} years={String(barometer.year)}>
            <Downloads
              name={`${name} ${barometer.year}`}
              file={{ path: "/api/areas", query: { place: place.id, year: barometer.year }, formats: MAPPED }}
            />
          </Foot>
        </Section>
      ) : (
        <p className="actions">
          <Link
            className="button quiet"
            to={{
              ...fresh(state),
              screen: "karta",
              place: place.kind === "riket" ? null : place.id,
              view: "table",
            }}
          >
            {t("areas.allRows", { n: number(place.areas, lang) })}
          </Link>
        </p>
      )}
      <SourceNotes of={[barometer.provenance, page.provenance]} />
    </article>
  );
}

/** Where the areas of a place can be seen among others: its län and the country; the country among itself. */
function amongOf({ place, barometer }: PlacePage): PlaceRef[] {
  const wider = barometer.comparison.map((one) => one.place).filter(({ id }) => id !== place.id);
  return wider.length > 0 ? wider.toReversed() : [place];
}

function MembersResult({ page }: { page: PlacePage }) {
  const { t, lang } = useTexts();
  const { state } = useRouter();
  const { members, barometer, place } = page;
  const make = useCallback(
    (options: PictureOptions) =>
      typeStrip(
        {
          year: barometer.year,
          rows: members.map((member) => ({
            id: member.place.id,
            label: member.place.name[lang],
            shares: sharesOf(member.types),
          })),
        },
        {
          ...options,
          title: t(members[0]?.place.kind === "lan" ? "areas.membersLan" : "areas.membersKommun", {
            place: amid(place.name[lang]),
          }),
        },
      ),
    [members, barometer, place, lang, t],
  );
  return (
    <Result
      id="members"
      over={t("areas.contains")}
      make={make}
      provenance={barometer.provenance}
      unit={t("unit.percent")}
      years={String(barometer.year)}
    >
      <ul className="chips">
        {members.map((member) => (
          <li key={member.place.id}>
            <Link to={{ ...fresh(state), screen: "omraden", place: member.place.id }}>
              {member.place.name[lang]}
            </Link>
          </li>
        ))}
      </ul>
    </Result>
  );
}
