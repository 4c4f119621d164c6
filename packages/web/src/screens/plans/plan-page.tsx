import type { PlanAnswer } from "@tvars/api";
import { apiPath } from "../../api/client.ts";
import { useAnswer } from "../../api/use-answer.ts";
import { Downloads } from "../../parts/downloads.tsx";
import { Foot } from "../../parts/foot.tsx";
import { Await } from "../../parts/states.tsx";
import { useTexts } from "../../text/index.ts";
import { Link, fresh, useRouter } from "../../url/router.tsx";
import type { MouseEvent } from "react";
import { Alternatives } from "./alternatives.tsx";
import { MeasuresMap } from "./measures-map.tsx";
import { Money } from "./money.tsx";
import { OrderMatrix } from "./order-matrix.tsx";
import { PriorityTable } from "./priority-table.tsx";
import { Remarks } from "./remarks.tsx";
import { Weights } from "./weights.tsx";
import { YearStrip } from "./year-strip.tsx";

/** Parts of the page, in their order. */
const PARTS = [
  ["plan-order", "plan.rank"],
  ["plan-beside", "plan.alternatives"],
  ["plan-map", "plan.map"],
  ["plan-sure", "plan.sure"],
  ["plan-money", "plan.money"],
  ["plan-years", "plan.years"],
  ["plan-out", "plan.leavesOut"],
] as const;

/** Goes there without a new address: where one is on a page is not what it shows. */
const goTo =
  (id: string) =>
  (event: MouseEvent): void => {
    event.preventDefault();
    const part = document.getElementById(id);
    part?.scrollIntoView({ block: "start" });
    part?.querySelector<HTMLElement>("h2")?.focus({ preventScroll: true });
  };

/** One list weighed. The finding first; then the order, the alternatives, where they lie, how sure it is, the money, and what is left out. */
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
      <nav className="plan-nav" aria-label={t("plan.onPage")}>
        {PARTS.map(([id, text]) => (
          <a key={id} href={`#${id}`} onClick={goTo(id)}>
            {t(text)}
          </a>
        ))}
      </nav>
      <section className="section plan-order" id="plan-order" aria-labelledby="plan-order-head">
        <h2 id="plan-order-head">{t("plan.rank")}</h2>
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
      <Alternatives answer={answer} query={query} />
      <MeasuresMap answer={answer} />
      <OrderMatrix answer={answer} query={query} />
      <div id="plan-money">
        <Money answer={answer} query={query} />
      </div>
      <YearStrip answer={answer} />
      <section className="section" id="plan-out">
        <h2>{t("plan.leavesOut")}</h2>
        <ul className="bullets">
          {leavesOut.map((one) => (
            <li key={one.sv}>{pick(one)}</li>
          ))}
        </ul>
      </section>
      <Remarks problems={plan.problems} />
    </>
  );
}
