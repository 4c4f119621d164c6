import type { AccessFormAnswer, AccessAnswer } from "@tvars/api";
import { ghostBars, number } from "@tvars/report";
import type { PictureOptions } from "@tvars/report";
import { useCallback } from "react";
import { figureColumn, textColumn } from "../../../parts/columns.tsx";
import { TABULAR } from "../../../parts/downloads.tsx";
import { Result } from "../../../parts/result.tsx";
import { useSmallTable } from "../../../parts/small-table.tsx";
import { useTexts } from "../../../text/index.ts";
import { useRouter } from "../../../url/router.tsx";
import { useCounted } from "../counted.ts";
import { inOrder, useTypeRows } from "../type-rows.ts";
import type { Work } from "../work.ts";
import { accessAsked } from "./asked.ts";
import { figureOf } from "./figure-of.ts";

const decimalsOf = (value: number): number => (Math.abs(value) >= 100 ? 0 : Math.abs(value) >= 1 ? 1 : 2);

interface FormProps {
  work: Work;
  data: AccessAnswer;
  form: AccessFormAnswer;
}

/** One form of access by area type, with the barriers and with them open; how uneven it is, and who bears what is lost. */
export function FormResult({ work, data, form }: FormProps) {
  const { t, pick } = useTexts();
  const { state } = useRouter();
  const { rowOf } = useTypeRows();
  const make = useCallback(
    (options: PictureOptions) => {
      const rows = inOrder(form.byType).flatMap((row) =>
        row.mean === null || row.meanOpen === null
          ? []
          : [{ ...rowOf(row), value: row.mean, ghost: row.meanOpen }],
      );
      return ghostBars(
        {
          finding: pick(form.reading),
          description: t(form.moreIsBetter ? "acc.formHelp" : "acc.formHelpTime"),
          rowsAre: t("bar.areaType"),
          value: t("bar.accessNow"),
          ghost: t("bar.accessWithout"),
          unit: pick(form.unit),
          decimals: Math.max(0, ...rows.map(({ value }) => decimalsOf(value))),
          rows,
        },
        options,
      );
    },
    // What rows are called follows from the language, and so does t.
    // oxlint-disable-next-line react-hooks/exhaustive-deps
    [form, t],
  );
  return (
    <>
      <aside className="explains">
        <p className="explains-title">{t(`acc.form.${form.form}`)}</p>
        <p>{pick(form.explains)}</p>
      </aside>
      <Result
        id="form"
        level={3}
        over={pick(form.service.name)}
        make={make}
        provenance={data.provenance}
        unit={pick(form.unit)}
        file={{
          path: "/api/access",
          query: { network: data.network, profile: state.profile, rules: state.rules, ...accessAsked(state) },
          formats: TABULAR,
        }}
      />
      <Bears work={work} form={form} />
      <Uneven form={form} />
    </>
  );
}

/** What the barriers take from whom, beside how many they are. */
function Bears({ work, form }: { work: Work; form: AccessFormAnswer }) {
  const { t, pick } = useTexts();
  const counted = useCounted(work.network);
  const { nameOf } = useTypeRows();
  type Row = AccessFormAnswer["byType"][number];
  const decimals = Math.max(0, ...form.byType.map(({ lost }) => decimalsOf(lost ?? 0)));
  const unit = pick(form.unit);
  const percent = (value: number | null) => figureOf(value === null ? null : 100 * value);
  const table = useSmallTable<Row>(
    [
      textColumn({ id: "type", label: t("bar.areaType") }, nameOf),
      figureColumn({ id: "people", label: counted("bar.residents") }, ({ people }) => figureOf(people)),
      figureColumn({ id: "lost", label: t("acc.lost"), unit }, ({ lost }) => figureOf(lost), { decimals }),
      figureColumn(
        { id: "share", label: t("acc.shareOfLost"), unit: "%" },
        ({ shareOfLost }) => percent(shareOfLost),
        { decimals: 1 },
      ),
      figureColumn(
        { id: "people-share", label: t("acc.shareOfPeople"), unit: "%" },
        ({ shareOfPeople }) => percent(shareOfPeople),
        { decimals: 1 },
      ),
      figureColumn({ id: "worst", label: t("acc.worst"), unit }, ({ worst }) => figureOf(worst), {
        decimals,
      }),
      figureColumn({ id: "without", label: t("acc.without"), unit: "%" }, ({ without }) => percent(without), {
        decimals: 1,
      }),
    ],
    inOrder(form.byType),
    t("acc.bears"),
    ({ type }) => String(type),
  );
  return (
    <section className="section">
      <h3>{t("acc.bears")}</h3>
      <p className="over">{t(form.lost ? "acc.bearsHelp" : "acc.bearsShared")}</p>
      {table}
    </section>
  );
}

function Uneven({ form: { inequality, lost } }: { form: AccessFormAnswer }) {
  const { t, lang } = useTexts();
  const { gini, palma, concentration, theil, poverty } = inequality;
  const known = [
    { id: "gini", value: gini },
    { id: "palma", value: palma },
    { id: "concentration", value: concentration },
    { id: "theil", value: theil?.total ?? null },
    { id: "between", value: theil && theil.total > 0 ? theil.between / theil.total : null },
    { id: "fgt0", value: poverty?.share ?? null },
    { id: "fgt1", value: poverty?.gap ?? null },
    { id: "lostConcentration", value: lost?.concentration ?? null },
  ] as const;
  return (
    <section className="section">
      <h3>{t("bar.inequality")}</h3>
      <dl className="measures">
        {known.map(({ id, value }) =>
          value === null ? null : (
            <div key={id}>
              <dt>{t(`acc.${id}`)}</dt>
              <dd>{number(value, lang, 2)}</dd>
              <dd className="means">
                {t(
                  `acc.${id}Means`,
                  poverty ? { line: number(poverty.line, lang, decimalsOf(poverty.line)) } : {},
                )}
              </dd>
            </div>
          ),
        )}
      </dl>
    </section>
  );
}
