import { useAnswer } from "../../api/use-answer.ts";
import { useTexts } from "../../text/index.ts";
import { Link, useRouter } from "../../url/router.tsx";

/** Which reports show results of a study. */
export function UsedIn({ id }: { id: string }) {
  const { t } = useTexts();
  const { state } = useRouter();
  const { data } = useAnswer("reports", "/api/reports");
  const used = data?.filter(({ sections }) =>
    sections.some(({ blocks }) => blocks.some((block) => block.kind === "step" && block.study === id)),
  );
  if (!used) return null;
  return (
    <section>
      <h2>{t("std.report")}</h2>
      {used.length === 0 ? (
        <p className="muted">{t("std.noReport")}</p>
      ) : (
        <ul className="report-list">
          {used.map((one) => (
            <li key={one.id}>
              <Link to={{ ...state, report: one.id, versus: [] }}>{one.title}</Link>
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}
