import { CopyLine } from "../../parts/copy.tsx";
import { Notice } from "../../parts/states.tsx";
import { useTexts } from "../../text/index.ts";
import { Link, fresh, useRouter } from "../../url/router.tsx";

export function NoNetwork() {
  const { t } = useTexts();
  const { state } = useRouter();
  return (
    <div className="page">
      <h1>{t("bar.title")}</h1>
      <Notice
        icon="barriarer"
        title={t("bar.none")}
        action={
          <Link className="button" to={{ ...fresh(state), screen: "data", place: null }}>
            {t("state.toData")}
          </Link>
        }
      >
        <p>{t("bar.noneHelp")}</p>
        <CopyLine label={t("bar.noneCommand")} code="tvars import FILE.osm.pbf" />
      </Notice>
    </div>
  );
}
