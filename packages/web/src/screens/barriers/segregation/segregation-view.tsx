import { SEGREGATION_MEASURES } from "@tvars/api";
import type { BarrierSegregation, Grouping, SegregationMeasure } from "@tvars/api";
import { number } from "@tvars/report";
import { apiPath } from "../../../api/client.ts";
import { useAnswer } from "../../../api/use-answer.ts";
import { Await, Failed, Skeleton } from "../../../parts/states.tsx";
import { useTexts } from "../../../text/index.ts";
import { useRouter } from "../../../url/router.tsx";
import { ViewHead } from "../view-head.tsx";
import type { BarrierViewProps } from "../views.tsx";
import { LostAreas } from "./lost-areas.tsx";
import { Mixing } from "./mixing.tsx";
import { OverSurroundings } from "./over-surroundings.tsx";
import { RADII_M, useRadii } from "./use-radii.ts";

const RADIUS_M = 1000;
const PERMUTATIONS = 199;

/** What the barriers add to segregation. */
export default function SegregationView(props: BarrierViewProps) {
  const { t } = useTexts();
  const groupings = useAnswer("groupings", apiPath("/api/groupings"));
  return (
    <div className="page barrier-page">
      <Await asked={groupings} block>
        {(known) =>
          known.length > 0 ? (
            <Asked {...props} groupings={known} />
          ) : (
            <p className="headline">{t("mea.noGroupings")}</p>
          )
        }
      </Await>
    </div>
  );
}

function Asked({ network, networks, groupings }: BarrierViewProps & { groupings: readonly Grouping[] }) {
  const { t, lang, pick } = useTexts();
  const { state, go } = useRouter();
  const grouping =
    groupings.find(({ id }) => id === state.grouping) ??
    groupings.find(({ id }) => id === "background") ??
    groupings[0]!;
  const measure: SegregationMeasure =
    SEGREGATION_MEASURES.find((id) => id === state.measure) ?? SEGREGATION_MEASURES[0];
  const radiusM = RADII_M.find((one) => one === state.radius) ?? RADIUS_M;
  const query = {
    network: network.id,
    profile: state.profile,
    ...(state.rules ? { rules: state.rules } : {}),
    grouping: grouping.id,
    measure,
    permutations: PERMUTATIONS,
  };
  const over = useRadii(query);
  const chosen = over.done.find(({ radii }) => radii[0]?.radiusM === radiusM);
  return (
    <>
      <ViewHead network={network} networks={networks} title={t("bseg.title")} lead={t("bseg.lead")}>
        <label className="stacked">
          <span>{t("bseg.grouping")}</span>
          <select value={grouping.id} onChange={({ target }) => go({ grouping: target.value })}>
            {groupings.map(({ id, title }) => (
              <option key={id} value={id}>
                {pick(title)}
              </option>
            ))}
          </select>
        </label>
        <label className="stacked">
          <span>{t("bseg.measure")}</span>
          <select value={measure} onChange={({ target }) => go({ measure: target.value })}>
            {SEGREGATION_MEASURES.map((id) => (
              <option key={id} value={id}>
                {t(`bseg.measure.${id}`)}
              </option>
            ))}
          </select>
        </label>
        <label className="stacked">
          <span>{t("bseg.radius")}</span>
          <select
            value={radiusM}
            onChange={({ target }) => go({ radius: Number(target.value) }, { replace: true })}
          >
            {RADII_M.map((one) => (
              <option key={one} value={one}>
                {t("bseg.metres", { n: number(one, lang) })}
              </option>
            ))}
          </select>
        </label>
      </ViewHead>
      <Progress over={over} />
      {over.error ? <Failed error={over.error} retry={over.start} /> : null}
      {chosen ? (
        <Answered chosen={chosen} done={over.done} query={query} />
      ) : (
        over.working && <Skeleton block />
      )}
    </>
  );
}

/** How far it has come, and the way to stop and to go on: one button, so that the keyboard stays where it is. */
function Progress({ over }: { over: ReturnType<typeof useRadii> }) {
  const { t, lang } = useTexts();
  const { done, working, stopped, stop, start } = over;
  const of = RADII_M.length;
  if (!working && !stopped) return null;
  const said = working
    ? t("bseg.progress", { n: done.length + 1, of, m: number(RADII_M[done.length]!, lang) })
    : t("bseg.stopped", { n: done.length, of });
  return (
    <div className="radii-progress">
      <progress value={done.length} max={of} aria-label={said} />
      <output>{said}</output>
      <button type="button" className="button quiet" onClick={working ? stop : start}>
        {t(working ? "bseg.stop" : "bseg.resume")}
      </button>
    </div>
  );
}

interface AnsweredProps {
  chosen: BarrierSegregation;
  done: readonly BarrierSegregation[];
  query: Record<string, string | number>;
}

function Answered({ chosen, done, query }: AnsweredProps) {
  const { pick } = useTexts();
  return (
    <>
      <p className="headline structure-finding">{pick(chosen.reading)}</p>
      <OverSurroundings chosen={chosen} done={done} query={query} />
      <Mixing answer={chosen} query={query} />
      <LostAreas answer={chosen} />
    </>
  );
}
