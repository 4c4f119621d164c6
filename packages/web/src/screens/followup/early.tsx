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
  const percent = (chance: number): string => `${number(100 * chance, lang, 0)} %`;
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
                <ul className="bullets">
                  {rows.map(({ area, text }) => (
                    <li key={area.id}>
                      <Link to={{ ...fresh(state), screen: "omraden", place: area.id }}>{area.name}</Link>
                      {". "}
                      {pick(text)}
                    </li>
                  ))}
                </ul>
              </div>
            ))}
            {answer.calibration.length > 0 && (
              <>
                <h3>{t("fol.calibration")}</h3>
                {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex */}
                <section className="table-scroll" aria-label={t("fol.calibration")} tabIndex={0}>
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
