import type { PlanAnswer } from "@tvars/api";
import { apiPath } from "../../api/client.ts";
import { useAnswer } from "../../api/use-answer.ts";
import { Downloads } from "../../parts/downloads.tsx";
import { Foot } from "../../parts/foot.tsx";
import { Await } from "../../parts/states.tsx";
import { useTexts } from "../../text/index.ts";
import { Link, fresh, useRouter } from "../../url/router.tsx";
import { Alternatives } from "./alternatives.tsx";
import { Money } from "./money.tsx";
import { PriorityTable } from "./priority-table.tsx";
import { Weights } from "./weights.tsx";
import { YearStrip } from "./year-strip.tsx";

/** One list weighed. The finding first; then the order, the money, the years, the alternatives, and what is left out. */
export function PlanPage({ id }: { id: string }) {
  const { state } = useRouter();
  const { weights, reach } = state;
  const query = { weights, reach };
  const asked = useAnswer("plan", apiPath(`/api/plans/${id}`, query));
  return (
    <div className="page plan" data-loading={asked.loading}>
      <Await asked={asked} block>
        {(answer) => <Weighed answer={answer} loading={asked.loading} query={query} />}
      </Await>
    </div>
  );
}

interface WeighedProps {
  answer: PlanAnswer;
  loading: boolean;
  query: Record<string, string | number | null>;
}

function Weighed({ answer, loading, query }: WeighedProps) {
  const { t, pick } = useTexts();
  const { state } = useRouter();
  const { plan, provenance, reading, leavesOut } = answer;
  return (
    <>
      <header className="page-head">
        <p className="over">
          <Link to={{ ...fresh(state), screen: "planera", plan: null }}>{t("plan.all")}</Link> ·{" "}
          {pick(plan.title)}
        </p>
        <h1>{pick(answer.title)}</h1>
        <p className="lead">{pick(reading[0]!)}</p>
      </header>
      <section className="section plan-order" aria-labelledby="plan-order">
        <h2 id="plan-order">{t("plan.rank")}</h2>
        <p className="lead">{t("plan.rankLead")}</p>
        <Weights answer={answer} loading={loading} />
        <PriorityTable answer={answer} />
        <ul className="bullets">
          {reading.slice(1).map((one) => (
            <li key={one.sv}>{pick(one)}</li>
          ))}
        </ul>
        <Foot provenance={provenance}>
          <Downloads
            name={pick(answer.title)}
            file={{
              path: `/api/plans/${plan.id}`,
              query,
              formats: ["csv", "csv-semicolon", "xlsx", "json-stat2"],
            }}
          />
        </Foot>
      </section>
      <Money answer={answer} query={query} />
      <YearStrip answer={answer} />
      <Alternatives answer={answer} />
      <section className="section">
        <h2>{t("plan.leavesOut")}</h2>
        <ul className="bullets">
          {leavesOut.map((one) => (
            <li key={one.sv}>{pick(one)}</li>
          ))}
        </ul>
      </section>
      {plan.problems.length > 0 && (
        <section className="section">
          <h2>{t("plan.problems")}</h2>
          <ul className="bullets">
            {plan.problems.map(({ row, text, kept }) => (
              <li key={`${row} ${text.sv}`}>
                {row === null ? t("plan.wholeFile") : t("plan.row", { n: row })}: {pick(text)}
                {!kept && ` (${t("plan.notKept")})`}
              </li>
            ))}
          </ul>
        </section>
      )}
    </>
  );
}
