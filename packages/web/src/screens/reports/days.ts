import type { ReportCheck } from "@tvars/api";
import { number } from "@tvars/report";
import type { Texts } from "../../text/index.ts";

type Duty = ReportCheck["duties"][number];

const YEAR_DAYS = 365;

/** How far away a date is, in words. */
export function daysInWords(
  { days, state }: Pick<Duty, "days" | "state">,
  { t, lang }: Pick<Texts, "t" | "lang">,
): string {
  if (state === "done") return t("rep.state.done");
  if (days === 0) return t("rep.state.today");
  if (days === 1) return t("rep.state.tomorrow");
  if (days > 1) return t("rep.state.ahead", { n: number(days, lang) });
  const late = -days;
  if (late === 1) return t("rep.state.late1");
  const years = Math.floor(late / YEAR_DAYS);
  if (years > 1) return t("rep.state.lateYears", { n: years });
  return years === 1 ? t("rep.state.lateYear") : t("rep.state.late", { n: number(late, lang) });
}
