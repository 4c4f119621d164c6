import { useState } from "react";
import { forgetAnswer, tell } from "../../../api/client.ts";
import { ApiError } from "../../../api/problem.ts";
import { useTexts } from "../../../text/index.ts";
import { StepFailed } from "./problem-facts.tsx";
import { slug } from "./roles.ts";
import { sendFile } from "./send.ts";

/** A table from postcode, address or property to area, which the agency brings itself. */
export function KeyUpload({ onSaved }: { onSaved: (id: string) => void }) {
  const { t, lang } = useTexts();
  const [working, setWorking] = useState(false);
  const [error, setError] = useState<ApiError | null>(null);
  const take = async (file: File): Promise<void> => {
    setError(null);
    setWorking(true);
    try {
      const { signal } = new AbortController();
      const { upload } = await sendFile(file, lang, { signal, onProgress: () => undefined });
      const id = slug(file.name.replace(/\.[a-z0-9]+$/i, "")) || "nyckel";
      await tell("saveRecordsKey", "PUT", `/api/records/keys/${id}`, { upload });
      forgetAnswer("/api/records/keys");
      onSaved(id);
    } catch (cause) {
      setError(cause instanceof ApiError ? cause : new ApiError("server", String(cause)));
    } finally {
      setWorking(false);
    }
  };
  return (
    <>
      <label className="file">
        <span className="button quiet">{t(working ? "rec.where.keySaving" : "rec.where.keyNew")}</span>
        <span className="muted">{t("rec.where.keyHelp")}</span>
        <input
          className="hidden"
          type="file"
          disabled={working}
          accept=".csv,.txt,.xlsx,.ods"
          onChange={(event) => {
            const [file] = event.target.files ?? [];
            event.target.value = "";
            if (file) void take(file);
          }}
        />
      </label>
      {error && <StepFailed error={error} />}
    </>
  );
}
