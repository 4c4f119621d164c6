import type { DryRun, Verdict } from "@tvars/api";
import { number, percent } from "@tvars/report";
import { useTexts } from "../../text/index.ts";

interface VerdictStripProps {
  verdicts: DryRun["verdicts"];
  examples?: DryRun["examples"];
}

const NO_EXAMPLES: DryRun["examples"] = [];
const SHOWN_EXAMPLES = 8;

/** What became of every row: a strip as wide as the file is long, and under it each verdict with its cause and rows. */
export function VerdictStrip({ verdicts, examples = NO_EXAMPLES }: VerdictStripProps) {
  const { t, pick, lang } = useTexts();
  const there = verdicts.filter(({ rows }) => rows > 0);
  const shareText = (share: number): string =>
    share > 0 && share < 0.0005 ? `< ${percent(0.1, lang)}` : percent(100 * share, lang, share === 1 ? 0 : 1);
  return (
    <div className="verdicts">
      <div className="verdict-strip" aria-hidden="true">
        {there.map(({ verdict, rows }) => (
          <i key={verdict} data-verdict={verdict} style={{ flexGrow: rows }} />
        ))}
      </div>
      <ul className="verdict-list" aria-label={t("rec.rows.verdicts")}>
        {there.map(({ verdict, rows, share, title }) => {
          const some = examples.filter((one) => one.verdict === verdict);
          const line = (
            <>
              <span className="verdict-swatch" data-verdict={verdict} aria-hidden="true" />
              <span className="verdict-title">{pick(title)}</span>
              <span className="verdict-rows">{number(rows, lang)}</span>
              <span className="verdict-share">{shareText(share)}</span>
            </>
          );
          return (
            <li key={verdict}>
              {some.length > 0 ? (
                <details className="verdict">
                  <summary>{line}</summary>
                  <Examples verdict={verdict} rows={rows} examples={some} />
                </details>
              ) : (
                <p className="verdict">{line}</p>
              )}
            </li>
          );
        })}
      </ul>
    </div>
  );
}

function Examples({
  verdict,
  rows,
  examples,
}: {
  verdict: Verdict;
  rows: number;
  examples: DryRun["examples"];
}) {
  const { t, pick, lang } = useTexts();
  const shown = examples.slice(0, SHOWN_EXAMPLES);
  return (
    <div className="verdict-examples">
      <p className="muted">{t(`rec.verdict.${verdict}`)}</p>
      <ul>
        {shown.map(({ row, reason, value }) => (
          <li key={row}>
            <span className="verdict-row">{t("rec.rows.row", { n: number(row, lang) })}</span> {pick(reason)}
            {value !== undefined && value !== "" && <code>{value}</code>}
          </li>
        ))}
      </ul>
      {rows > shown.length && (
        <p className="muted">{t("rec.rows.more", { n: number(rows - shown.length, lang) })}</p>
      )}
    </div>
  );
}
