import type { BarrierIndicators } from "@tvars/api";
import type { Text } from "@tvars/cube";
import type { ReactNode } from "react";
import { Downloads, MAPPED } from "../../../parts/downloads.tsx";
import { Foot } from "../../../parts/foot.tsx";
import type { TextKey } from "../../../text/index.ts";
import { say, useTexts } from "../../../text/index.ts";

export interface IndicatorProps {
  data: BarrierIndicators;
  query: Record<string, string | null | undefined>;
}

interface SectionProps extends IndicatorProps {
  id: string;
  /** What the indicator is called. */
  name: TextKey;
  lead: TextKey;
  finding: Text;
  /** Which way is better, and what the figures do not say. */
  direction: TextKey;
  not: TextKey;
  /** Formula and source. */
  how: TextKey;
  values?: Record<string, string | number>;
  children: ReactNode;
}

/** An indicator: what it found, what it is, its table, which way is better, what not to conclude, and how it is made. */
export function IndicatorSection({
  data,
  query,
  id,
  name,
  lead,
  finding,
  direction,
  not,
  how,
  values,
  children,
}: SectionProps) {
  const { t, pick } = useTexts();
  const heading = `${id}-finding`;
  const method = { sv: say(how, "sv", values), en: say(how, "en", values) };
  return (
    <section className="result" aria-labelledby={heading} id={id}>
      <p className="over">{t(name)}</p>
      <h2 id={heading} className="finding">
        {pick(finding)}
      </h2>
      <p className="lead">{t(lead)}</p>
      {children}
      <p className="prose">
        <strong>{t("bin.direction")}:</strong> {t(direction)}
      </p>
      <p className="prose">
        <strong>{t("bin.not")}</strong> {t(not)}
      </p>
      <Foot provenance={{ ...data.provenance, method }}>
        <Downloads
          name={`${t(name)} ${data.network}`}
          file={{ path: "/api/barriers/indicators", query, formats: MAPPED }}
        />
      </Foot>
    </section>
  );
}

/** Not known is not nought. */
export const figureOf = (value: number | null) =>
  value === null
    ? ({ value: null, status: "missing" } as const)
    : value === 0
      ? ({ value: 0, status: "zero" } as const)
      : ({ value, status: "value" } as const);
