import type { EarlyAnswer } from "@tvars/api";
import { number } from "@tvars/report";
import { apiPath } from "../../api/client.ts";
import { useAnswer } from "../../api/use-answer.ts";
import { Foot } from "../../parts/foot.tsx";
import { Downloads, TABULAR } from "../../parts/downloads.tsx";
import { Await } from "../../parts/states.tsx";
import { useYear } from "../../parts/workspace.ts";
import { useTexts } from "../../text/index.ts";
import { Link, fresh, useRouter } from "../../url/router.tsx";
import { PlaceChoice, WHOLE } from "./place-choice.tsx";

type Row = EarlyAnswer["rows"][number];

const percentText = (chance: number, lang: "sv" | "en"): string =>
  `${number(100 * chance, lang, 0)}${lang === "sv" ? "\u00a0" : ""}%`;

/** The chance of each type as a part of a bar, in the order of the types; parts wide enough have their number. */
function Chances({ chances }: Pick<Row, "chances">) {
  const { t, lang } = useTexts();
  const parts = chances.filter(({ chance }) => chance >= 0.005);
  const said = parts
    .map(({ type, chance }) => `${t("fol.ofTypes", { types: type })} ${percentText(chance, lang)}`)
    .join(", ");
  return (
    <span>
      <span className="hidden">{said}</span>
      <span className="chance-bar" aria-hidden="true">
        {parts.map(({ type, chance }) => (
          <span key={type} className={`type-chip type-${type}`} style={{ flexGrow: chance }}>
            {chance >= 0.08 ? type : ""}
          </span>
        ))}
      </span>
    </span>
  );
}

const byKommun = (rows: readonly Row[]): [name: string, rows: Row[]][] => {
  const groups = new Map<string, Row[]>();
  for (const row of rows) {
    const name = row.area.kommun?.name ?? "";
    groups.set(name, [...(groups.get(name) ?? []), row]);
  }
  return [...groups];
};

/** Areas that may change type, by municipality and name: not in the order of their chances. */
export function Early() {
  const { t, lang, pick } = useTexts();
  const { state, go } = useRouter();
  const year = useYear();
  const ahead = Math.min(5, Math.max(1, state.nth ?? 1));
  const query = { place: state.place, year, ahead };
  const asked = useAnswer("early", apiPath("/api/early", query));
  const percent = (chance: number): string => percentText(chance, lang);
  return (
    <>
      <div className="choices">
        <label className="stacked">
          <span>{t("fol.ahead")}</span>
          <select
            value={ahead}
            onChange={(event) => go({ nth: event.target.value === "1" ? null : Number(event.target.value) })}
          >
            {[1, 2, 3, 4, 5].map((n) => (
              <option key={n} value={n}>
                {n}
              </option>
            ))}
          </select>
        </label>
      </div>
      <PlaceChoice
        label={t("fol.findPlace")}
        said={t("fol.place")}
        place={state.place ?? WHOLE}
        onChange={(place) => go({ place: place === WHOLE ? null : place })}
      />
      <Await asked={asked} block>
        {(answer) => (
          <section className="result" aria-labelledby="early-title">
            <h2 id="early-title" className="finding">
              {pick(answer.title)}
            </h2>
            {answer.reading.map((text) => (
              <p key={text.sv} className="prose">
                {pick(text)}
              </p>
            ))}
            {answer.rows.length === 0 && <p>{t("fol.noEarly")}</p>}
            {byKommun(answer.rows).map(([name, rows]) => (
              <div key={name}>
                <h3>{name}</h3>
                <ul className="chances">
                  {rows.map(({ area, chances, text }) => (
                    <li key={area.id}>
                      <Link to={{ ...fresh(state), screen: "omraden", place: area.id }}>{area.name}</Link>
                      <Chances chances={chances} />
                      <span>{pick(text)}</span>
                    </li>
                  ))}
                </ul>
              </div>
            ))}
            {answer.calibration.length > 0 && (
              <>
                <h3>{t("fol.calibration")}</h3>
                <p className="prose">{t("fol.calibrationHelp")}</p>
                {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex */}
                <section className="table-scroll narrow" aria-label={t("fol.calibration")} tabIndex={0}>
                  <table>
                    <thead>
                      <tr>
                        <th scope="col">{t("fol.said")}</th>
                        <th scope="col" data-numeric="true">
                          {t("fol.happened")}
                        </th>
                        <th scope="col" data-numeric="true">
                          {t("fol.count")}
                        </th>
                      </tr>
                    </thead>
                    <tbody>
                      {answer.calibration.map(({ said, happened, areas }) => (
                        <tr key={said}>
                          <th scope="row">{percent(said)}</th>
                          <td data-numeric="true">{percent(happened)}</td>
                          <td data-numeric="true">{number(areas, lang, 0)}</td>
                        </tr>
                      ))}
                    </tbody>
                  </table>
                </section>
              </>
            )}
            <Foot provenance={answer.provenance} years={`${answer.year}–${answer.year + answer.ahead}`}>
              <Downloads name={pick(answer.title)} file={{ path: "/api/early", query, formats: TABULAR }} />
            </Foot>
          </section>
        )}
      </Await>
    </>
  );
}
