import { useTexts } from "../../../text/index.ts";

export default function ReleasesScreen() {
  const { t } = useTexts();
  return (
    <div className="page">
      <h1>{t("rel.title")}</h1>
    </div>
  );
}
