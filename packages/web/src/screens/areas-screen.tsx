import type { AreaRow } from "@tvars/api";
import { apiPath } from "../api/client.ts";
import { useAnswer } from "../api/use-answer.ts";
import { PlaceSearch } from "../parts/place-search.tsx";
import { codeOf, placeKind } from "../parts/place-id.ts";
import { Await } from "../parts/states.tsx";
import { useYear } from "../parts/workspace.ts";
import { useTexts } from "../text/index.ts";
import { Link, fresh, useRouter } from "../url/router.tsx";
import { AreaPageView, Section } from "./area-page.tsx";
import { PlacePageView } from "./place-page.tsx";
import { SharesBar } from "./shares-bar.tsx";

export default function AreasScreen() {
  const { state } = useRouter();
  const { place } = state;
  if (place === null) return <AreasIndex />;
  const kind = placeKind(place);
  return kind === "regso" || kind === "deso" ? (
    <AreaPageView key={place} id={place} />
  ) : (
    <PlacePageView key={place} id={place} />
  );
}

/** From län to kommun: where one starts when one does not know what to search for. */
function AreasIndex() {
  const { t, pick } = useTexts();
  const { state, go } = useRouter();
  const year = useYear();
  const country = useAnswer("place", apiPath("/api/places/riket", { year }));
  const kommuner = useAnswer("areas", apiPath("/api/areas", { place: "riket", year, division: "kommun" }));
  const sets = useAnswer("sets", apiPath("/api/sets"));
  return (
    <div className="page">
      <header className="page-head">
        <h1>{t("areas.title")}</h1>
        <p className="lead">{t("areas.lead")}</p>
        <PlaceSearch
          label={t("search.label")}
          year={year}
          onFind={({ area }) => go({ ...fresh(state), screen: "omraden", place: area.id })}
        />
      </header>
      <Await asked={country} block>
        {({ place, barometer, members: membersByName }) => (
          <div className="tree">
            <Link className="tree-top" to={{ place: "riket" }}>
              <span className="tree-name">{pick(place.name)}</span>
              <SharesBar types={barometer.types} />
            </Link>
            <Await asked={kommuner}>
              {({ rows }) => (
                <>
                  {membersByName.filter(({ place: { id } }) => placeKind(id) === "lan").length === 0 ? (
                    <Kommuner rows={rows} />
                  ) : (
                    membersByName.map((lan) => (
                      <section key={lan.place.id} className="tree-lan" aria-label={pick(lan.place.name)}>
                        <h2>
                          <Link to={{ place: lan.place.id }}>{pick(lan.place.name)}</Link>
                        </h2>
                        <SharesBar types={lan.types} />
                        <Kommuner
                          rows={rows.filter(({ area }) => area.code.startsWith(codeOf(lan.place.id)))}
                        />
                      </section>
                    ))
                  )}
                </>
              )}
            </Await>
          </div>
        )}
      </Await>
      {sets.data && sets.data.length > 0 && (
        <Section title={t("areas.sets")}>
          <ul className="chips">
            {sets.data.map(({ id, name, codes }) => (
              <li key={id}>
                <Link to={{ place: `set:${id}` }}>
                  {name} <span className="chip-note">{codes.length} RegSO</span>
                </Link>
              </li>
            ))}
          </ul>
        </Section>
      )}
    </div>
  );
}

function Kommuner({ rows }: { rows: readonly AreaRow[] }) {
  const sorted = rows.toSorted((a, b) => a.area.name.localeCompare(b.area.name, "sv"));
  return (
    <ul className="tree-kommuner">
      {sorted.map(({ area, types }) => (
        <li key={area.id}>
          <Link to={{ place: area.id }}>
            <span className="tree-name">{area.name}</span>
            <span className="tree-code">{area.code}</span>
            {types && <SharesBar types={types} />}
          </Link>
        </li>
      ))}
    </ul>
  );
}
