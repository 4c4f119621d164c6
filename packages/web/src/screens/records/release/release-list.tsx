import type { Answer } from "@tvars/api";
import { apiPath } from "../../../api/client.ts";
import { useAnswer } from "../../../api/use-answer.ts";
import { dayOf } from "../../../parts/held.ts";
import { Await, Notice } from "../../../parts/states.tsx";
import { useTexts } from "../../../text/index.ts";
import { Link, fresh, useRouter } from "../../../url/router.tsx";
import { StateMark } from "./state-mark.tsx";

type Head = Answer<"releases">[number];

/** Every release and draft, newest first. */
export function ReleaseList() {
  const { t } = useTexts();
  const { state } = useRouter();
  const asked = useAnswer("releases", apiPath("/api/releases"));
  const toRecords = { ...fresh(state), screen: "uppgifter" as const, place: null };
  return (
    <div className="page">
      <p className="back">
        <Link to={toRecords}>{t("rec.title")}</Link>
      </p>
      <header className="page-head">
        <h1>{t("rel.title")}</h1>
        <p className="lead">{t("rel.lead")}</p>
      </header>
      <Await asked={asked} block>
        {(heads) =>
          heads.length === 0 ? (
            <Notice
              icon="utlamning"
              title={t("rel.none")}
              action={
                <Link className="button" to={toRecords}>
                  {t("rel.toRecords")}
                </Link>
              }
            >
              <p>{t("rel.noneHelp")}</p>
            </Notice>
          ) : (
            <ul className="release-list">
              {heads.map((head) => (
                <HeadRow key={head.id} head={head} />
              ))}
            </ul>
          )
        }
      </Await>
    </div>
  );
}

function HeadRow({ head }: { head: Head }) {
  const { t, pick, lang } = useTexts();
  const { state } = useRouter();
  const { id, title, drafted, decided, errata, supersededBy } = head;
  return (
    <li>
      <StateMark state={head.state} superseded={supersededBy !== null} />
      <div>
        <Link to={{ ...fresh(state), screen: "utlamning", release: id, place: null }}>{pick(title)}</Link>
        <p className="muted">
          {[
            id,
            decided
              ? t("rel.decidedOn", { date: dayOf(decided, lang) })
              : t("rel.draftedOn", { date: dayOf(drafted, lang) }),
            errata.length > 0 ? t("rel.errataCount", { n: errata.length }) : "",
          ]
            .filter(Boolean)
            .join(" · ")}
        </p>
      </div>
    </li>
  );
}
