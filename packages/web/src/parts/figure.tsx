import type { Figure } from "@tvars/cube";
import type { FigureFormat } from "@tvars/report";
import { valueText } from "@tvars/report";
import { useTexts } from "../text/index.ts";

/** What stands in a cell instead of a number, and after one. */
export const STATUS_SIGNS = { suppressed: "▨", missing: "·", "not-applicable": "–" } as const;
export const FLAG_SIGNS = { small: "○", break: "⌇", estimated: "≈", revised: "r", perturbed: "~" } as const;

type SignedFlag = keyof typeof FLAG_SIGNS;
const isSigned = (flag: string): flag is SignedFlag => flag in FLAG_SIGNS;

export interface Signs {
  statuses: Set<keyof typeof STATUS_SIGNS>;
  flags: Set<SignedFlag>;
}

/** Which signs occur among figures, for the explanation under a table. */
export function signsOf(figures: Iterable<Figure>): Signs {
  const signs: Signs = { statuses: new Set(), flags: new Set() };
  for (const { status, flags = [] } of figures) {
    if (status !== "value" && status !== "zero") signs.statuses.add(status);
    for (const flag of flags) if (isSigned(flag)) signs.flags.add(flag);
  }
  return signs;
}

/** A figure with its status: a sign to see, words to hear. Never an empty cell. */
export function FigureText({ figure, format }: { figure: Figure; format?: FigureFormat }) {
  const { t, lang } = useTexts();
  const flags = (figure.flags ?? []).filter(isSigned);
  const words = flags.map((flag) => t(`figure.${flag}`)).join(", ");
  if (figure.value === null && figure.status !== "value" && figure.status !== "zero")
    return (
      <span className="figure" data-status={figure.status} title={t(`figure.${figure.status}Why`)}>
        <span aria-hidden="true" className="figure-sign">
          {STATUS_SIGNS[figure.status]}
        </span>
        <span className="figure-word">{t(`figure.${figure.status}`)}</span>
      </span>
    );
  return (
    <span className="figure" data-status={figure.status} data-small={flags.includes("small") || undefined}>
      {valueText(figure.value ?? 0, lang, format)}
      {flags.length > 0 && (
        <>
          <span className="figure-flags" aria-hidden="true" title={words}>
            {flags.map((flag) => FLAG_SIGNS[flag]).join("")}
          </span>
          <span className="hidden"> ({words})</span>
        </>
      )}
    </span>
  );
}

/** Explains the signs that occur, and only those. */
export function SignKey({ signs }: { signs: Signs }) {
  const { t } = useTexts();
  if (signs.statuses.size + signs.flags.size === 0) return null;
  return (
    <dl className="sign-key" aria-label={t("table.signs")}>
      {[...signs.statuses].map((status) => (
        <div key={status}>
          <dt aria-hidden="true">{STATUS_SIGNS[status]}</dt>
          <dd>
            {t(`figure.${status}`)}: {t(`figure.${status}Why`)}
          </dd>
        </div>
      ))}
      {[...signs.flags].map((flag) => (
        <div key={flag}>
          <dt aria-hidden="true">{FLAG_SIGNS[flag]}</dt>
          <dd>{t(`figure.${flag}`)}</dd>
        </div>
      ))}
    </dl>
  );
}
