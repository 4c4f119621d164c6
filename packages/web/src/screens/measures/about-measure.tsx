import type { Grouping, MeasureInfo } from "@tvars/api";
import { number } from "@tvars/report";
import { useTexts } from "../../text/index.ts";
import { Word } from "../../parts/word.tsx";
import { Section } from "../area-page.tsx";
import { Formula } from "./formula.tsx";

/** Measures the glossary explains at length. */
const WORD_OF: Record<string, string> = {
  dissimilarity: "dissimilarity",
  "dissimilarity-multi": "dissimilarity",
  ojamlikhetsindex: "ojamlikhetsindex",
  "theil-h": "theil-h",
  isolation: "exposure",
  interaction: "exposure",
  "exposure-matrix": "exposure",
};

/** What the measure is, from the catalogue, and what to mind about the groups. */
export function AboutMeasure({ measure, grouping }: { measure: MeasureInfo; grouping: Grouping }) {
  const { t, pick, lang } = useTexts();
  const { range } = measure;
  const end = (value: number | null, otherwise: string): string =>
    value === null ? otherwise : number(value, lang, Number.isInteger(value) ? 0 : 2);
  const caveats = [
    ...(grouping.made ? [t("mea.made")] : []),
    ...(grouping.protectedFrom ? [t("mea.protected", { year: grouping.protectedFrom })] : []),
    ...grouping.caveats.map(pick),
  ];
  return (
    <Section title={t("mea.about")}>
      <dl className="facts">
        <dt>
          {pick(measure.name)} (<Formula text={measure.symbol} />)
        </dt>
        <dd>
          <span className="formula">
            <Formula text={measure.formula} />
          </span>
        </dd>
        <dt>{t("mea.range")}</dt>
        <dd>
          <p>
            {end(range.low, t("mea.lowMeans"))}: {pick(range.lowMeans)}
          </p>
          <p>
            {end(range.high, t("mea.highMeans"))}: {pick(range.highMeans)}
          </p>
        </dd>
        <dt>{t("mea.sensitive")}</dt>
        <dd>{pick(measure.sensitiveTo)}</dd>
        <dt>{t("mea.notToRead")}</dt>
        <dd>{pick(measure.notToRead)}</dd>
        <dt>{t("mea.source")}</dt>
        <dd>{measure.sources.join("; ")}</dd>
      </dl>
      <p>
        <Word id={measure.id in WORD_OF ? WORD_OF[measure.id]! : "measure"}>{t("mea.inGlossary")}</Word>
      </p>
      {caveats.length > 0 && (
        <>
          <h3>{t("ind.caveats")}</h3>
          <ul className="bullets">
            {caveats.map((caveat) => (
              <li key={caveat}>{caveat}</li>
            ))}
          </ul>
        </>
      )}
    </Section>
  );
}
