import type { Barriers, BarrierSegmentAnswer, CrossingInfo } from "@tvars/api";
import { butterfly, number } from "@tvars/report";
import type { PictureOptions } from "@tvars/report";
import { useCallback } from "react";
import { useArrival } from "../../parts/arrival.ts";
import { Icon } from "../../parts/icon.tsx";
import { Result } from "../../parts/result.tsx";
import { useTexts } from "../../text/index.ts";
import { useRouter } from "../../url/router.tsx";
import { brief, distance, share } from "./colouring.ts";
import { useCounted } from "./counted.ts";
import { CrossingMark } from "./crossing-mark.tsx";
import { halfway, metresBetween, sidesOf } from "./geometry.ts";
import { segmentName } from "./segment-button.tsx";
import { inOrder, useTypeRows } from "./type-rows.ts";
import type { Work } from "./work.ts";

const NEAR = 6;

interface SegmentPanelProps {
  work: Work;
  data: BarrierSegmentAnswer;
  barriers: Barriers;
}

/** One stretch: who lives on each side, the walk that is and the walk that could be. */
export function SegmentPanel({ work, data, barriers }: SegmentPanelProps) {
  const { t, lang, pick } = useTexts();
  const { go } = useRouter();
  const { segment } = data;
  const heading = useArrival<HTMLHeadingElement>(segment.id);
  const at = barriers.segments.findIndex(({ id }) => id === segment.id);
  const next = barriers.segments[(at + 1) % barriers.segments.length];
  return (
    <>
      <header className="panel-head">
        <p className="over">
          {t(`bar.kind.${segment.kind}`)} · {distance(segment.lengthM, lang)}
          {at >= 0 && ` · ${t("bar.rank", { n: at + 1, all: barriers.segments.length })}`}
        </p>
        <h2 ref={heading} tabIndex={-1}>
          {segmentName(segment, t)}
        </h2>
        <p className="headline">{pick(data.reading)}</p>
        <p className="actions">
          <button type="button" className="button" onClick={() => work.addAcross(segment)}>
            <Icon name="plus" size={16} />
            {t("bar.bridgeHere")}
          </button>
          {next && next.id !== segment.id && (
            <button
              type="button"
              className="button quiet"
              onClick={() => go({ segment: next.id, tables: [] })}
            >
              {t("bar.next")}
              <Icon name="forward" size={16} />
            </button>
          )}
        </p>
        <dl className="figures">
          <div>
            <dt>{t("bar.excess")}</dt>
            <dd>{distance(segment.excessM, lang)}</dd>
          </div>
          <div>
            <dt>{t("bar.excessP90")}</dt>
            <dd>{distance(segment.excessP90M, lang)}</dd>
          </div>
          <div>
            <dt>{t("bar.effect")}</dt>
            <dd>{t(`bar.class.${segment.class}`)}</dd>
          </div>
          <div>
            <dt>{t("bar.nearest")}</dt>
            <dd>
              {segment.nearestCrossingM === null
                ? t("bar.noCrossing")
                : distance(segment.nearestCrossingM, lang)}
            </dd>
          </div>
          <div>
            <dt>
              {t("bar.column.burden")}, {t("bar.unit.burden")}
            </dt>
            <dd>{brief(segment.burden / 1000, lang)}</dd>
          </div>
        </dl>
      </header>
      <Sides work={work} data={data} />
      <Walks data={data} limitM={barriers.limitM} />
      <section className="section">
        <h3>{t("bar.cut")}</h3>
        <p>{t("bar.cutSaid", { severed: share(segment.severed, lang) })}</p>
        {work.network.people.from !== "streets" && (
          <p>{t("bar.dividesSaid", { divides: share(segment.divides, lang) })}</p>
        )}
        {segment.capped > 0 && (
          <p>
            {t("bar.cappedSaid", {
              capped: share(segment.capped, lang),
              limit: distance(barriers.limitM, lang),
            })}
          </p>
        )}
      </section>
      <NearCrossings work={work} data={data} crossings={barriers.crossings} />
    </>
  );
}

function Sides({ work, data }: { work: Work; data: BarrierSegmentAnswer }) {
  const { t } = useTexts();
  const counted = useCounted(work.network);
  const { rowOf } = useTypeRows();
  const make = useCallback(
    (options: PictureOptions) => {
      const { left, right } = data.sides;
      const lang = options.lang ?? "sv";
      const side = sidesOf(data.segment.line);
      const names = { left: t(`bar.side.${side.left}`), right: t(`bar.side.${side.right}`) };
      const inner = (name: string): string => (lang === "sv" ? name : name.toLowerCase());
      const types = inOrder(
        [...new Set([...left.byType, ...right.byType].map(({ type }) => type))].map((type) => ({ type })),
      );
      const count = (rows: typeof left.byType, type: (typeof types)[number]["type"]): number =>
        rows.find((row) => row.type === type)?.people ?? 0;
      return butterfly(
        {
          finding: counted("bar.sidesFinding", {
            left: inner(names.left),
            a: number(left.all, lang),
            right: names.right.toLowerCase(),
            b: number(right.all, lang),
          }),
          description: counted("bar.sidesHelp"),
          rowsAre: t("bar.areaType"),
          left: { title: names.left, unit: counted("bar.unitPeople") },
          right: { title: names.right, unit: counted("bar.unitPeople") },
          rows: types.map((row) => ({
            ...rowOf(row),
            left: count(left.byType, row.type),
            right: count(right.byType, row.type),
          })),
        },
        options,
      );
    },
    // What rows are called follows from the language, and so does t.
    // oxlint-disable-next-line react-hooks/exhaustive-deps
    [data, t],
  );
  return <Result id="sides" level={3} over={counted("bar.sides")} make={make} provenance={data.provenance} />;
}

function Walks({ data, limitM }: { data: BarrierSegmentAnswer; limitM: number }) {
  const { t, lang } = useTexts();
  const { worst } = data;
  if (!worst) return null;
  const said = ({ metres, seconds }: { metres: number; seconds: number }): string =>
    t("bar.minutes", { m: distance(metres, lang), n: number(Math.max(1, seconds / 60), lang) });
  const most = Math.max(worst.now?.metres ?? limitM, worst.without.metres, 1);
  const bar = (metres: number, className: string) => (
    <span className={`walk-bar ${className}`} style={{ width: `${(100 * metres) / most}%` }} />
  );
  const now = worst.now ? said(worst.now) : t("bar.walkNone", { n: distance(limitM, lang) });
  return (
    <section className="section">
      <h3>{t("bar.walk")}</h3>
      <p>
        {t("bar.walkSaid", {
          straight: distance(worst.straightM, lang),
          now,
          without: said(worst.without),
        })}
      </p>
      <div className="walk-bars" aria-hidden="true">
        <span>{t("bar.legend.now")}</span>
        <span className="walk-line">{bar(worst.now?.metres ?? limitM, "now")}</span>
        <span>{t("bar.legend.without")}</span>
        <span className="walk-line">{bar(worst.without.metres, "without")}</span>
      </div>
    </section>
  );
}

/** Crossings of the same barrier, nearest first, each to be tried without. */
function NearCrossings({
  work,
  data,
  crossings,
}: {
  work: Work;
  data: BarrierSegmentAnswer;
  crossings: readonly CrossingInfo[];
}) {
  const { t, lang } = useTexts();
  const { at } = halfway(data.segment.line);
  const near = crossings
    .filter(({ barrier }) => barrier === data.segment.barrier)
    .map((crossing) => ({ crossing, away: metresBetween(at, crossing.at) }))
    .toSorted((a, b) => a.away - b.away)
    .slice(0, NEAR);
  if (near.length === 0) return null;
  const removed = new Set(
    work.edits.flatMap((edit) => (edit.do === "remove-crossing" ? [edit.crossing] : [])),
  );
  return (
    <section className="section">
      <h3>{t("bar.near")}</h3>
      <ul className="near-list">
        {near.map(({ crossing, away }) => {
          const what = t(`bar.crossing.${crossing.kind}`);
          const far = distance(away, lang);
          return (
            <li key={crossing.id}>
              <CrossingMark kind={crossing.kind} plain />
              <span>
                {what}
                <span className="over"> {t("bar.away", { n: far })}</span>
              </span>
              <button
                type="button"
                className="button quiet"
                disabled={removed.has(crossing.id)}
                aria-label={t("bar.removeNamed", { what, n: far })}
                onClick={() => work.remove(crossing.id)}
              >
                {t("bar.removeHere")}
              </button>
            </li>
          );
        })}
      </ul>
    </section>
  );
}
