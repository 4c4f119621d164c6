import type { ConsequenceSheet } from "@tvars/api";
import { number } from "@tvars/report";
import { apiPath } from "../../api/client.ts";
import { useAnswer } from "../../api/use-answer.ts";
import { Downloads } from "../../parts/downloads.tsx";
import { Foot } from "../../parts/foot.tsx";
import { TypeMark } from "../../parts/type-mark.tsx";
import { Await } from "../../parts/states.tsx";
import { useTexts } from "../../text/index.ts";
import { Link, useRouter } from "../../url/router.tsx";

/** Social consequences of one measure: a figure where there is one, else not known and how to find out. */
export function SheetPage({ plan, measure }: { plan: string; measure: string }) {
  const { t } = useTexts();
  const { state } = useRouter();
  const path = `/api/plans/${plan}/sheets/${measure}`;
  const query = { reach: state.reach };
  const asked = useAnswer("planSheet", apiPath(path, query));
  return (
    <div className="page plan">
      <p className="over">
        <Link to={{ plan, sheet: null }}>{t("plan.toPlan")}</Link>
      </p>
      <Await asked={asked} block>
        {(sheet) => <Sheet sheet={sheet} path={path} query={query} />}
      </Await>
    </div>
  );
}

const DOCUMENTS = ["pdf", "docx"] as const;

interface SheetProps {
  sheet: ConsequenceSheet;
  path: string;
  query: Record<string, string | number | null>;
}

function Sheet({ sheet: { title, questions, export: fields, provenance }, path, query }: SheetProps) {
  const { t, pick, lang } = useTexts();
  return (
    <>
      <header className="page-head">
        <h1>{pick(title)}</h1>
        <p className="lead">{t("plan.sheetLead")}</p>
      </header>
      <ol className="plan-questions">
        {[...questions]
          .sort((a, b) => Number(b.known) - Number(a.known))
          .map(({ id, heading, question, known, answer, figures, toFindOut }) => (
            <li key={id} data-known={known}>
              <h2>{pick(heading)}</h2>
              <p>{pick(question)}</p>
              {known ? (
                <dl className="plan-pairs">
                  {figures.map(({ title: of, value, unit, type }) => (
                    <div key={`${of.sv} ${unit.sv}`}>
                      <dt>
                        {type ? <TypeMark type={{ value: type, status: "value" }} words="short" /> : pick(of)}
                      </dt>
                      <dd>
                        {value.value === null
                          ? t("plan.unknown")
                          : `${number(value.value, lang, unit.en !== "people" && Math.abs(value.value) < 100 && value.value % 1 !== 0 ? 1 : 0)} ${pick(unit)}`}
                      </dd>
                    </div>
                  ))}
                </dl>
              ) : (
                <p className="plan-unknown">
                  <strong>{t("plan.notKnown")}</strong> {pick(answer)}{" "}
                  {toFindOut && `${t("plan.findOut")} ${pick(toFindOut)}`}
                </p>
              )}
            </li>
          ))}
      </ol>
      <details className="how">
        <summary>{t("plan.export")}</summary>
        {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex */}
        <section className="table-scroll" aria-label={t("plan.export")} tabIndex={0}>
          <table>
            <thead>
              <tr>
                <th scope="col">{t("plan.field")}</th>
                <th scope="col">{t("plan.meaning")}</th>
                <th scope="col">{t("plan.value")}</th>
              </tr>
            </thead>
            <tbody>
              {fields.map(({ field, label, value }) => (
                <tr key={field}>
                  <th scope="row">{field}</th>
                  <td>{pick(label)}</td>
                  <td>{value}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </section>
      </details>
      <Foot provenance={provenance}>
        <Downloads name={pick(title)} file={{ path, query, formats: ["csv", "csv-semicolon", "xlsx"] }} />
        {DOCUMENTS.map((format) => (
          <a
            key={format}
            className="button quiet"
            href={apiPath(`${path}/file`, { ...query, format, lang })}
            download
          >
            {t(`plan.file.${format}`)}
          </a>
        ))}
      </Foot>
    </>
  );
}
