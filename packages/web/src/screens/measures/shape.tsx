import type { MeasureAnswer, MeasureResult } from "@tvars/api";
import { figure } from "@tvars/cube";
import type { PictureOptions } from "@tvars/report";
import { number, scaleProfile } from "@tvars/report";
import { useCallback, useMemo } from "react";
import { figureColumn, textColumn } from "../../parts/columns.tsx";
import { TABULAR } from "../../parts/downloads.tsx";
import { Result } from "../../parts/result.tsx";
import { useSmallTable } from "../../parts/small-table.tsx";
import { useTexts } from "../../text/index.ts";
import { Section } from "../area-page.tsx";
import type { Query } from "./chosen.ts";
import { decimalsFor } from "./figures.ts";

const MOST_POINTS = 100;

interface ShapeProps {
  answer: MeasureAnswer;
  result: MeasureResult;
  query: Query;
}

/** What a measure says besides its number: a curve, groups against groups, groups one by one, or parts. */
export function Shape({ answer, result, query }: ShapeProps) {
  const { t } = useTexts();
  const { profile, matrix, perGroup, parts } = result;
  const k = answer.groups.length;
  const square = matrix !== null && matrix.rows === k && matrix.columns === k;
  return (
    <>
      {profile && <Profile answer={answer} result={result} query={query} />}
      {square && <Matrix answer={answer} result={result} />}
      {!square && perGroup && (
        <Named title={t("mea.perGroup")} head={t("mea.groups")} result={result} rows={perGroup} />
      )}
      {parts && (
        <Named
          title={t("mea.ofParts")}
          head={t("mea.ofPart")}
          result={result}
          rows={parts.map(({ name, ...rest }) => ({ ...rest, label: name }))}
        />
      )}
    </>
  );
}

function Profile({ answer, result, query }: ShapeProps) {
  const { t, lang } = useTexts();
  const make = useCallback(
    (options: PictureOptions) => {
      const { at, value, low, high, scale } = result.profile!;
      const step = Math.max(1, Math.ceil((at.length - 1) / MOST_POINTS));
      const kept = at.map((_, i) => i).filter((i) => i % step === 0 || i === at.length - 1);
      const most = Math.max(...at);
      const even = Math.min(...at) <= 0 || most / Math.min(...at) < 5;
      const places = most <= 1 ? 2 : 0;
      const said = (i: number): string =>
        t("mea.profileAt", { at: number(at[i]!, lang, places), value: number(value[i]!, lang, 3) });
      const middle = kept[Math.floor(kept.length / 2)]!;
      const points = [...new Set([kept[0]!, middle, kept.at(-1)!])].map(said).join(", ");
      return scaleProfile(
        {
          measure: result.name[lang],
          place: `${answer.place.name[lang]} ${answer.year}`,
          axis: scale[lang],
          unit: "",
          even,
          decimals: 3,
          finding: `${t("mea.profileTitle", { name: result.name[lang] })}. ${t("mea.profileAlong", { scale: scale[lang] })}: ${points}.`,
          line: kept.map((i) => ({
            at: at[i]!,
            label: number(at[i]!, lang, places),
            value: value[i]!,
            ...(low && high ? { low: low[i]!, high: high[i]! } : {}),
          })),
        },
        options,
      );
    },
    [answer, result, lang, t],
  );
  return (
    <Result
      id="profile"
      make={make}
      provenance={answer.provenance}
      years={String(answer.year)}
      file={{ path: "/api/measure", query, formats: TABULAR }}
    />
  );
}

function Matrix({ answer, result }: Pick<ShapeProps, "answer" | "result">) {
  const { t, pick } = useTexts();
  const { groups } = answer;
  const { values, columns: wide } = result.matrix!;
  const rows = useMemo(
    () => groups.map(({ id, label }, i) => ({ id, label, cells: values.slice(i * wide, (i + 1) * wide) })),
    [groups, values, wide],
  );
  const decimals = decimalsFor(Math.max(...values.map(Math.abs)));
  const title = `${t("mea.matrix")}: ${pick(result.name)}`;
  const table = useSmallTable(
    [
      textColumn<(typeof rows)[number]>({ id: "from", label: t("mea.matrixFrom") }, ({ label }) =>
        pick(label),
      ),
      ...groups.map(({ id, label }, j) =>
        figureColumn<(typeof rows)[number]>({ id, label: pick(label) }, ({ cells }) => figure(cells[j]!), {
          decimals,
        }),
      ),
    ],
    rows,
    title,
    ({ id }) => id,
  );
  return (
    <Section title={title} lead={t("mea.matrixHelp")}>
      {table}
    </Section>
  );
}

interface NamedProps {
  title: string;
  head: string;
  result: MeasureResult;
  rows: readonly { id: string; label: MeasureResult["name"]; value: number }[];
}

function Named({ title, head, result, rows }: NamedProps) {
  const { pick } = useTexts();
  const decimals = decimalsFor(Math.max(...rows.map(({ value }) => Math.abs(value))));
  const caption = `${title}: ${pick(result.name)}`;
  const table = useSmallTable(
    [
      textColumn<(typeof rows)[number]>({ id: "name", label: head }, ({ label }) => pick(label)),
      figureColumn<(typeof rows)[number]>(
        { id: "value", label: pick(result.name) },
        ({ value }) => figure(value),
        { decimals },
      ),
    ],
    rows,
    caption,
    ({ id }) => id,
  );
  return <Section title={caption}>{table}</Section>;
}
