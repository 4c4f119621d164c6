import type { Answer } from "@tvars/api";
import type { PictureOptions, SignedBar } from "@tvars/report";
import { signedBars } from "@tvars/report";
import { useCallback } from "react";
import { apiPath } from "../../api/client.ts";
import { useAnswer } from "../../api/use-answer.ts";
import { TABULAR } from "../../parts/downloads.tsx";
import { Result } from "../../parts/result.tsx";
import { Await } from "../../parts/states.tsx";
import { useTexts } from "../../text/index.ts";
import { useRouter } from "../../url/router.tsx";
import type { Chosen, Query } from "./chosen.ts";
import { decimalsFor } from "./figures.ts";

type Decomposition = Answer<"measureDecomposition">;

/** What a value is made of, and what its change is made of. */
export function MadeOf({ chosen }: { chosen: Chosen }) {
  const { t, pick, lang } = useTexts();
  const { state, go } = useRouter();
  const { year, grouping, measure } = chosen;
  const earlier = grouping.years.filter((one) => one < year);
  const from = state.since !== null && earlier.includes(state.since) ? state.since : earlier[0];
  const { year: _year, ...rest } = chosen.query;
  const query = { ...rest, measure: measure.id, from, to: year };
  const asked = useAnswer("measureDecomposition", apiPath("/api/measure/decomposition", query));
  return (
    <>
      {earlier.length > 0 && (
        <label className="stacked">
          <span>{t("mea.from")}</span>
          <select value={from} onChange={(event) => go({ since: Number(event.target.value) })}>
            {earlier.map((one) => (
              <option key={one} value={one}>
                {one}
              </option>
            ))}
          </select>
        </label>
      )}
      <Await asked={asked} block>
        {(answer) => (
          <>
            {answer.nested.map((one) => (
              <Bars
                key={one.level}
                id={`nested-${one.level}`}
                answer={answer}
                query={query}
                over={`${t("mea.nested")}: ${pick(one.measure.name)}`}
                finding={pick(one.reading)}
                what={pick(one.measure.name)}
                signed={false}
                rows={[
                  {
                    id: "between",
                    label: t("mea.between", { level: t(`mea.level.${one.level}`) }),
                    value: one.between,
                  },
                  {
                    id: "within",
                    label: t("mea.within", { level: t(`mea.level.${one.level}`) }),
                    value: one.within,
                  },
                ]}
                sum={{ id: "total", label: t("mea.total"), value: one.total }}
              />
            ))}
            {answer.difference && (
              <Bars
                id="difference"
                answer={answer}
                query={query}
                over={`${t("mea.difference")}: ${pick(answer.difference.measure.name)}`}
                finding={pick(answer.difference.reading)}
                what={pick(answer.difference.measure.name)}
                years={`${answer.difference.from}–${answer.difference.to}`}
                rows={answer.difference.parts.map(({ id, name, value }) => ({
                  id,
                  label: name[lang],
                  value,
                }))}
                sum={{ id: "total", label: t("mea.wholeChange"), value: answer.difference.difference }}
              />
            )}
            {answer.changed && (
              <Bars
                id="changed"
                answer={answer}
                query={query}
                over={t("mea.changed")}
                finding={pick(answer.changed.reading)}
                what={pick(answer.measure.name)}
                years={`${answer.changed.from}–${answer.changed.to}`}
                rows={[
                  ...[...answer.changed.down, ...answer.changed.up].map(({ area, change }) => ({
                    id: area.id,
                    label: area.name || area.code,
                    value: change,
                  })),
                  { id: "others", label: t("mea.otherAreas"), value: answer.changed.others },
                ]}
                sum={{ id: "total", label: t("mea.wholeChange"), value: answer.changed.difference }}
              />
            )}
            {answer.absent.map((why) => (
              <p key={why.sv} className="remark">
                {pick(why)}
              </p>
            ))}
          </>
        )}
      </Await>
    </>
  );
}

interface BarsProps {
  id: string;
  answer: Decomposition;
  query: Query;
  over: string;
  finding: string;
  what: string;
  rows: SignedBar[];
  sum: SignedBar;
  signed?: boolean;
  years?: string;
}

function Bars({ id, answer, query, over, finding, what, rows, sum, signed = true, years }: BarsProps) {
  const { lang } = useTexts();
  const make = useCallback(
    (options: PictureOptions) =>
      signedBars(
        {
          what,
          finding,
          description: `${answer.place.name[lang]} ${years ?? answer.year}`,
          rows,
          sum,
          signed,
          decimals: decimalsFor(Math.max(...rows.map(({ value }) => Math.abs(value)), Math.abs(sum.value))),
          ...(years ? { years } : {}),
        },
        options,
      ),
    // Rows and sum follow from the answer.
    // oxlint-disable-next-line react-hooks/exhaustive-deps
    [answer, lang, what, finding, signed, years],
  );
  return (
    <Result
      id={id}
      over={over}
      make={make}
      provenance={answer.provenance}
      years={years ?? String(answer.year)}
      file={{ path: "/api/measure/decomposition", query, formats: TABULAR }}
    />
  );
}
