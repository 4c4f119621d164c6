import type { RecordsSet } from "@tvars/api";
import { number, percent } from "@tvars/report";
import { apiPath } from "../../../api/client.ts";
import { useAnswer } from "../../../api/use-answer.ts";
import { dayOf, yearSpan } from "../../../parts/held.ts";
import { Icon } from "../../../parts/icon.tsx";
import { Await } from "../../../parts/states.tsx";
import { useTexts } from "../../../text/index.ts";
import { Link, fresh, useRouter } from "../../../url/router.tsx";

/** Every set of stored records, and the way to add one. */
export function RecordsList() {
  const { t } = useTexts();
  const { state } = useRouter();
  const asked = useAnswer("records", apiPath("/api/records"));
  return (
    <div className="page">
      <header className="page-head">
        <h1>{t("rec.title")}</h1>
        <p className="lead">{t("rec.lead")}</p>
        <p className="actions">
          <Link className="button large" to={{ ...fresh(state), screen: "uppgifter", about: "file" }}>
            <Icon name="plus" size={18} />
            {t("rec.add")}
          </Link>
          <Link className="button quiet" to={{ ...fresh(state), screen: "utlamning", place: null }}>
            {t("rel.all")}
          </Link>
        </p>
      </header>
      <Await asked={asked} block>
        {(sets) =>
          sets.length === 0 ? (
            <section className="section none-yet">
              <h2>{t("rec.none")}</h2>
              <ol className="five">
                {(["file", "columns", "rows", "table", "release"] as const).map((step) => (
                  <li key={step}>
                    <strong>{t(`rec.step.${step}`)}</strong>
                    <span>{t(`rec.five.${step}`)}</span>
                  </li>
                ))}
              </ol>
            </section>
          ) : (
            <ul className="cards">
              {sets.map((set) => (
                <SetCard key={set.definition.id} set={set} />
              ))}
            </ul>
          )
        }
      </Await>
    </div>
  );
}

function SetCard({ set }: { set: RecordsSet }) {
  const { t, pick, lang } = useTexts();
  const { state } = useRouter();
  const { definition, rows, matched, years, stored, expires } = set;
  return (
    <li className="card">
      <h2>
        <Link to={{ ...fresh(state), screen: "uppgifter", records: definition.id, place: null }}>
          {pick(definition.title)}
        </Link>
      </h2>
      <p>
        {t("rec.card.rows", {
          n: number(matched, lang),
          unit: pick(definition.unit),
          share: percent(rows === 0 ? 0 : (100 * matched) / rows, lang, matched === rows ? 0 : 1),
        })}
      </p>
      <p className="muted">
        {[
          yearSpan(years),
          t(`rec.placeOf.${definition.placeOf}`),
          definition.source,
          t("rec.card.stored", { date: dayOf(stored, lang) }),
          expires ? t("rec.card.expires", { date: dayOf(expires, lang) }) : "",
        ]
          .filter(Boolean)
          .join(" · ")}
      </p>
    </li>
  );
}
