import type { MeasureAnswer, MeasureRange, MeasureResult } from "@tvars/api";
import type { PictureOptions } from "@tvars/report";
import { measureDots, number, percent } from "@tvars/report";
import { useCallback } from "react";
import { TABULAR } from "../../parts/downloads.tsx";
import { Foot } from "../../parts/foot.tsx";
import { Downloads } from "../../parts/downloads.tsx";
import { Result } from "../../parts/result.tsx";
import { Word } from "../../parts/word.tsx";
import { useTexts } from "../../text/index.ts";
import { Section } from "../area-page.tsx";
import type { Query } from "./chosen.ts";
import { decimalsFor, figureOf, valueIn } from "./figures.ts";

type Ends = readonly [low: number, high: number];

const endsOf = ({ low, high }: MeasureRange): Ends | undefined =>
  low === null || high === null ? undefined : [low, high];

const alike = (a: Ends | undefined, b: Ends | undefined): boolean =>
  a !== undefined && b !== undefined && a[0] === b[0] && a[1] === b[1];

const inside = ({ value }: MeasureResult, ends: Ends | undefined): boolean =>
  ends !== undefined && (value === null || (value >= ends[0] && value <= ends[1]));

/** What an end means as it stands inside a sentence. */
const meaning = (text: string): string => {
  const bare = text.replace(/\.$/, "");
  // Names and abbreviations keep their large letters.
  return /^\p{Lu}\p{Ll}/u.test(bare) ? bare.charAt(0).toLowerCase() + bare.slice(1) : bare;
};

interface ValuesProps {
  answer: MeasureAnswer;
  query: Query;
}

/** The chosen measure's value first, whatever its scale; those beside it after. */
export function Values({ answer, query }: ValuesProps) {
  const { t, lang, pick } = useTexts();
  const { place, year, areas, provenance } = answer;
  const [main, ...others] = answer.results;
  if (!main) return null;
  const ends = endsOf(main.range);
  const drawn = inside(main, ends);
  const together = drawn ? others.filter((one) => alike(endsOf(one.range), ends) && inside(one, ends)) : [];
  const apart = others.filter((one) => !together.includes(one));
  const counted = [
    t("mea.areasUsed", { n: number(areas.used, lang) }),
    ...(areas.leftOut > 0 ? [t("mea.leftOut", { n: number(areas.leftOut, lang) })] : []),
  ].join(". ");
  const over = `${pick(place.name)} · ${year}`;
  return (
    <>
      {drawn ? (
        <Dots answer={answer} query={query} rows={[main, ...together]} ends={ends!} over={over}>
          <Facts result={main} />
          <p className="muted">{counted}.</p>
        </Dots>
      ) : (
        <section className="result" aria-labelledby="main-value" id="values">
          <p className="over">{over}</p>
          <h2 id="main-value" className="finding">
            {pick(main.name)}: {valueIn(main, lang) ?? t("mea.noValue")}
          </h2>
          <p className="lead">
            <RangeSaid range={main.range} />
          </p>
          <Facts result={main} />
          <p className="muted">{counted}.</p>
          <Foot provenance={provenance} years={String(year)}>
            <Downloads name={over} file={{ path: "/api/measure", query, formats: TABULAR }} />
          </Foot>
        </section>
      )}
      {apart.length > 0 && (
        <Section title={t("mea.otherScales")}>
          <dl className="figures">
            {apart.map((result) => (
              <div key={result.id}>
                <dt>{pick(result.name)}</dt>
                <dd>{valueIn(result, lang) ?? t("mea.noValue")}</dd>
              </div>
            ))}
          </dl>
        </Section>
      )}
    </>
  );
}

/** What low and high values mean, in words. */
export function RangeSaid({ range }: { range: MeasureRange }) {
  const { t, pick, lang } = useTexts();
  const end = (value: number | null, low: boolean): string =>
    value === null
      ? t(low ? "mea.lowMeans" : "mea.highMeans")
      : number(value, lang, Number.isInteger(value) ? 0 : 2);
  return (
    <>
      {end(range.low, true)}: {pick(range.lowMeans)} {end(range.high, false)}: {pick(range.highMeans)}
    </>
  );
}

function Facts({ result }: { result: MeasureResult }) {
  const { t, lang } = useTexts();
  const { value, interval, expected, chanceShare } = result;
  if (value === null) return null;
  const decimals = decimalsFor(value);
  return (
    <dl className="figures value-facts">
      <div>
        <dt>{t("mea.value")}</dt>
        <dd>{number(value, lang, decimals)}</dd>
      </div>
      <div>
        <dt>
          <Word id="interval">{t("mea.interval")}</Word>
          {interval && ` ${percent(interval.level * 100, lang, 0)}`}
        </dt>
        <dd>
          {interval
            ? `${number(interval.low, lang, decimals)}–${number(interval.high, lang, decimals)}`
            : t("mea.noInterval")}
        </dd>
      </div>
      {expected !== null && (
        <div>
          <dt>
            <Word id="chance">{t("mea.chance")}</Word>
          </dt>
          <dd>
            {number(expected, lang, decimals)}
            {chanceShare !== null && (
              <span className="muted of-value">
                {" "}
                {t("mea.ofValue", { share: percent(chanceShare * 100, lang, 0) })}
              </span>
            )}
          </dd>
        </div>
      )}
    </dl>
  );
}

interface DotsProps extends ValuesProps {
  rows: MeasureResult[];
  ends: Ends;
  over: string;
  children: React.ReactNode;
}

function Dots({ answer, query, rows, ends, over, children }: DotsProps) {
  const { lang } = useTexts();
  const { place, year, provenance } = answer;
  const make = useCallback(
    (options: PictureOptions) =>
      measureDots(
        {
          place: place.name[lang],
          year,
          range: ends,
          decimals: ends[1] >= 10 ? 1 : 3,
          ends: {
            low: meaning(rows[0]!.range.lowMeans[lang]),
            high: meaning(rows[0]!.range.highMeans[lang]),
          },
          rows: rows.map((result) => ({
            id: result.id,
            label: result.name[lang],
            figure: figureOf(result),
            ...(result.interval ? { low: result.interval.low, high: result.interval.high } : {}),
            ...(result.expected === null ? {} : { expected: result.expected }),
          })),
        },
        options,
      ),
    // Rows and ends follow from the answer.
    // oxlint-disable-next-line react-hooks/exhaustive-deps
    [answer, lang],
  );
  return (
    <Result
      id="values"
      over={over}
      make={make}
      provenance={provenance}
      years={String(year)}
      file={{ path: "/api/measure", query, formats: TABULAR }}
    >
      {children}
    </Result>
  );
}
