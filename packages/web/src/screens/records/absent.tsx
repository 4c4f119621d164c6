import type { ApiError } from "../../api/problem.ts";
import { Failed, Notice } from "../../parts/states.tsx";
import { useTexts } from "../../text/index.ts";
import { Link, fresh, useRouter } from "../../url/router.tsx";

interface AbsentProps {
  error: ApiError;
  retry: () => void;
  what: "records" | "release";
}

/** Where records or a release cannot be shown: they may be gone by retention, or were never here. */
export function Absent({ error, retry, what }: AbsentProps) {
  const { t } = useTexts();
  const { state } = useRouter();
  if (error.status !== 404) return <Failed error={error} retry={retry} />;
  const screen = what === "records" ? "uppgifter" : "utlamning";
  return (
    <Notice
      urgent
      title={t(`rec.absent.${what}`)}
      action={
        <Link className="button" to={{ ...fresh(state), screen, place: null }}>
          {t(what === "records" ? "rec.absent.toRecords" : "rec.absent.toReleases")}
        </Link>
      }
    >
      <p>{t(`rec.absent.${what}Help`)}</p>
    </Notice>
  );
}
