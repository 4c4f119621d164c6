import { useState } from "react";
import { forgetAnswers, tell } from "../../api/client.ts";
import { ApiError } from "../../api/problem.ts";
import { Failed } from "../../parts/states.tsx";
import { useTexts } from "../../text/index.ts";
import { useRouter } from "../../url/router.tsx";
import { STUDIES } from "../reports/address.ts";

/** Removes a study and its runs, after a second look. */
export function RemoveStudy({ id }: { id: string }) {
  const { t } = useTexts();
  const { go } = useRouter();
  const [sure, setSure] = useState(false);
  const [failure, setFailure] = useState<ApiError>();
  const remove = async (): Promise<void> => {
    try {
      await tell("removeStudy", "DELETE", `/api/studies/${id}`);
      go({ report: STUDIES, versus: [] });
      forgetAnswers();
    } catch (cause) {
      setFailure(cause instanceof ApiError ? cause : new ApiError("server", String(cause)));
    }
  };
  if (failure) return <Failed error={failure} retry={() => setFailure(undefined)} />;
  if (!sure)
    return (
      <p>
        <button type="button" className="button quiet" onClick={() => setSure(true)}>
          {t("std.delete")}
        </button>
      </p>
    );
  return (
    <div className="report-formats">
      <span>{t("std.deleteSure")}</span>
      <button type="button" className="button quiet" onClick={() => void remove()}>
        {t("rep.remove")}
      </button>
      <button type="button" className="button quiet" onClick={() => setSure(false)}>
        {t("keep.cancel")}
      </button>
    </div>
  );
}
