import type { Answer } from "@tvars/api";
import { CopyLine } from "../../../parts/copy.tsx";
import { dayOf } from "../../../parts/held.ts";
import { useTexts } from "../../../text/index.ts";
import { Link, fresh, useRouter } from "../../../url/router.tsx";

type Release = Answer<"release">;

/** What has to be known before a frozen figure is read: that it was corrected, replaced or withdrawn. */
export function Frozen({ release }: { release: Release }) {
  const { t, pick, lang } = useTexts();
  const { state } = useRouter();
  const { errata, supersededBy, sha256, link } = release;
  return (
    <>
      {release.state === "withdrawn" && <p className="remark stern">{t("rel.withdrawn")}</p>}
      {release.state === "refused" && <p className="remark stern">{t("rel.refused")}</p>}
      {supersededBy !== null && (
        <p className="remark stern">
          <span>
            {t("rel.superseded")}{" "}
            <Link to={{ ...fresh(state), screen: "utlamning", release: supersededBy, place: null }}>
              {supersededBy}
            </Link>
          </span>
        </p>
      )}
      {errata.length > 0 && (
        <section className="remark stern" aria-label={t("rel.errata")}>
          <h2>{t("rel.errata")}</h2>
          <ul className="bullets">
            {errata.map(({ at, text }) => (
              <li key={at}>
                {dayOf(at, lang)}: {pick(text)}
              </li>
            ))}
          </ul>
        </section>
      )}
      {release.state === "released" && (
        <section className="section">
          <p className="lead">{t("rel.frozen")}</p>
          <CopyLine label={t("rel.link")} code={`${location.origin}${link}`} />
          <p className="muted checksum">
            {t("data.snapshot.sha")}: <code>{sha256}</code>
          </p>
        </section>
      )}
    </>
  );
}
