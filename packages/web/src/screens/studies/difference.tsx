import type { StudyDefinition, StudyDifference } from "@tvars/api";
import { number } from "@tvars/report";
import { apiPath } from "../../api/client.ts";
import { useAnswer } from "../../api/use-answer.ts";
import { Failed, Skeleton } from "../../parts/states.tsx";
import { useTexts } from "../../text/index.ts";

const MOST = 100;

interface DifferenceProps {
  study: StudyDefinition;
  from: string;
  to: string;
}

/** Figure by figure what differs between two runs, and why in words. */
export function Difference({ study, from, to }: DifferenceProps) {
  const { t } = useTexts();
  const { data, error, retry } = useAnswer(
    "studyDifference",
    apiPath(`/api/studies/${study.id}/difference`, { from, to }),
  );
  return (
    <section className="study-difference">
      <h2>{t("std.difference")}</h2>
      {error ? (
        <Failed error={error} retry={retry} />
      ) : data ? (
        <Rows study={study} difference={data} />
      ) : (
        <Skeleton />
      )}
    </section>
  );
}

function Rows({ study, difference }: { study: StudyDefinition; difference: StudyDifference }) {
  const { t, lang, pick } = useTexts();
  const { title, rows, same } = difference;
  const reasons = new Map<
    string,
    { text: string; n: number; because: StudyDifference["rows"][number]["because"] }
  >();
  for (const { because, text } of rows) {
    const known = reasons.get(because);
    reasons.set(because, { because, text: pick(text), n: (known?.n ?? 0) + 1 });
  }
  const said = (value: number | null): string =>
    value === null ? "–" : number(value, lang, Number.isInteger(value) ? 0 : 4);
  const titleOf = (id: string): string => {
    const step = study.steps.find((one) => one.id === id);
    return step ? pick(step.title) : id;
  };
  return (
    <>
      <p className="headline">{pick(title)}.</p>
      {rows.length > 0 && <p className="muted">{t("std.same", { n: number(same, lang) })}</p>}
      {reasons.size > 0 && (
        <ul className="bullets">
          {[...reasons.values()].map(({ because, text, n }) => (
            <li key={because}>
              {t(`std.because.${because}`)}, {number(n, lang)}: {text}
            </li>
          ))}
        </ul>
      )}
      {rows.length > 0 && (
        <section
          className="table-scroll"
          aria-label={t("std.difference")}
          // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex
          tabIndex={0}
        >
          <table className="plain-table">
            <thead>
              <tr>
                <th scope="col">{t("std.what")}</th>
                <th scope="col" className="number">
                  {t("std.before")}
                </th>
                <th scope="col" className="number">
                  {t("std.after")}
                </th>
                <th scope="col">{t("std.why")}</th>
              </tr>
            </thead>
            <tbody>
              {rows.slice(0, MOST).map(({ step, at, label, before, after, because }) => (
                <tr key={`${step} ${at}`}>
                  <td>
                    {titleOf(step)}
                    <span className="muted">: {pick(label) || at}</span>
                  </td>
                  <td className="number">{said(before)}</td>
                  <td className="number">{said(after)}</td>
                  <td>{t(`std.because.${because}`)}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </section>
      )}
      {rows.length > MOST && (
        <p className="small muted">{t("std.showing", { n: MOST, total: number(rows.length, lang) })}</p>
      )}
    </>
  );
}
