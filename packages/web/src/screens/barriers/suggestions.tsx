import type { Candidates } from "@tvars/api";
import { number } from "@tvars/report";
import { Icon } from "../../parts/icon.tsx";
import { Failed } from "../../parts/states.tsx";
import { useTexts } from "../../text/index.ts";
import { useRouter } from "../../url/router.tsx";
import { distance } from "./colouring.ts";
import { useCounted } from "./counted.ts";
import { segmentName } from "./segment-button.tsx";
import type { Work } from "./work.ts";

/** Where a crossing would shorten most walks, along the chosen barrier or all of them. */
export function Suggestions({ work }: { work: Work }) {
  const { t } = useTexts();
  const { state, go } = useRouter();
  const along = work.barriers.data?.segments.find(({ id }) => id === state.segment);
  const { suggested } = work;
  return (
    <section className="section">
      <h3>{t("bar.suggestTitle")}</h3>
      <p className="over">{t("bar.suggestHelp")}</p>
      {!state.suggest ? (
        <p className="actions">
          <button type="button" className="button quiet" onClick={() => go({ suggest: true })}>
            <Icon name="target" size={16} />
            {along ? t("bar.suggestAlong", { name: segmentName(along, t) }) : t("bar.suggest")}
          </button>
        </p>
      ) : suggested.error ? (
        <Failed error={suggested.error} retry={suggested.retry} />
      ) : (
        <>
          <Progress work={work} />
          {suggested.data && <Rows work={work} data={suggested.data} />}
        </>
      )}
    </section>
  );
}

/** How much is tried, with a way to stop and to go on. */
function Progress({ work }: { work: Work }) {
  const { t, lang } = useTexts();
  const { suggested } = work;
  const { data, running, stopped } = suggested;
  const tried = data?.tried ?? 0;
  if (!running && !stopped)
    return data && data.rows.length > 0 ? (
      <p className="over">{t("bar.suggestSaid", { n: number(tried, lang) })}</p>
    ) : null;
  return (
    <div className="suggest-progress" data-running={running}>
      <progress aria-label={t("bar.suggestTitle")} max={data?.spots ?? 1} value={data ? tried : undefined} />
      <p className="over">
        {data
          ? t("bar.suggestTried", { n: number(tried, lang), all: number(data.spots, lang) })
          : t("bar.working")}
      </p>
      <button type="button" className="button quiet" onClick={running ? suggested.stop : suggested.retry}>
        {t(running ? "bar.suggestStop" : "bar.suggestGoOn")}
      </button>
    </div>
  );
}

function Rows({ work, data }: { work: Work; data: Candidates }) {
  const { t, lang } = useTexts();
  const counted = useCounted(work.network);
  if (data.rows.length === 0) return work.suggested.running ? null : <p>{t("bar.suggestNone")}</p>;
  return (
    <ol className="near-list">
      {data.rows.map(({ rank, name, line, metres, peopleGaining }) => (
        <li key={rank}>
          <span className="rank">{rank}</span>
          <span>
            {name}
            <span className="over">
              {" "}
              {counted("bar.suggestRow", {
                people: number(peopleGaining, lang),
                m: distance(metres, lang),
              })}
            </span>
          </span>
          <button
            type="button"
            className="button quiet"
            aria-label={t("bar.suggestShowNamed", { n: rank })}
            onClick={() => work.look(line)}
          >
            {t("bar.suggestShow")}
          </button>
          <button
            type="button"
            className="button quiet"
            aria-label={t("bar.suggestTryNamed", { n: rank })}
            onClick={() => work.add(line[0]!, line.at(-1)!)}
          >
            {t("bar.suggestTry")}
          </button>
        </li>
      ))}
    </ol>
  );
}
