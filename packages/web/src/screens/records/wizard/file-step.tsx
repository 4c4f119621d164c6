import type { DragEvent, FormEvent } from "react";
import { useEffect, useRef, useState } from "react";
import { apiPath, ask } from "../../../api/client.ts";
import { ApiError } from "../../../api/problem.ts";
import { Icon } from "../../../parts/icon.tsx";
import { useTexts } from "../../../text/index.ts";
import { useRouter } from "../../../url/router.tsx";
import { begin } from "./begin.ts";
import { setDraft, useDraft } from "./draft.ts";
import { StepFailed } from "./problem-facts.tsx";
import { sendFile } from "./send.ts";
import { Working } from "./working.tsx";

/** A file dropped, chosen or pasted; what it is is found out while it arrives. */
export function FileStep() {
  const { t, lang } = useTexts();
  const { go } = useRouter();
  const draft = useDraft();
  const [sending, setSending] = useState<{ name: string; share: number } | null>(null);
  const [error, setError] = useState<ApiError | null>(null);
  const [over, setOver] = useState(false);
  const [pasted, setPasted] = useState("");
  const control = useRef<AbortController | null>(null);
  useEffect(() => () => control.current?.abort(), []);

  const take = async (file: File): Promise<void> => {
    control.current?.abort();
    const mine = new AbortController();
    control.current = mine;
    setError(null);
    setSending({ name: file.name, share: 0 });
    try {
      const [understanding, profiles] = await Promise.all([
        sendFile(file, lang, {
          signal: mine.signal,
          onProgress: (share) => setSending({ name: file.name, share }),
        }),
        ask("recordsProfiles", apiPath("/api/records/profiles"), mine.signal),
      ]);
      setDraft({
        understanding,
        definition: begin(understanding, profiles),
        tried: null,
        stored: null,
        release: null,
      });
      go({ about: "columns" });
    } catch (cause) {
      if (mine.signal.aborted) return;
      setError(cause instanceof ApiError ? cause : new ApiError("server", String(cause)));
    } finally {
      if (control.current === mine) setSending(null);
    }
  };
  const drop = (event: DragEvent): void => {
    event.preventDefault();
    setOver(false);
    const [file] = event.dataTransfer.files;
    if (file) void take(file);
  };
  const paste = (event: FormEvent): void => {
    event.preventDefault();
    if (pasted.trim() !== "") void take(new File([pasted], t("rec.file.pastedName"), { type: "text/csv" }));
  };
  if (sending)
    return (
      <Working
        title={t(sending.share < 1 ? "rec.file.sending" : "rec.file.reading", { name: sending.name })}
        share={sending.share < 1 ? sending.share : null}
        onStop={() => {
          control.current?.abort();
          setSending(null);
        }}
      />
    );
  return (
    <div className="step">
      <header className="step-head">
        <h1>{t("rec.file.title")}</h1>
        <p className="lead">{t("rec.file.lead")}</p>
      </header>
      {error && <StepFailed error={error} />}
      {/* What is dropped can as well be chosen: the field inside takes keys and screen readers. */}
      {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions */}
      <label
        className="drop"
        data-over={over}
        onDragOver={(event) => {
          event.preventDefault();
          setOver(true);
        }}
        onDragLeave={() => setOver(false)}
        onDrop={drop}
      >
        <Icon name="uppgifter" size={40} />
        <span className="drop-title">{t("rec.file.drop")}</span>
        <span className="button">{t("rec.file.choose")}</span>
        <span className="muted">{t("rec.file.kinds")}</span>
        <input
          className="hidden"
          type="file"
          accept=".csv,.txt,.tsv,.xlsx,.ods,.json,.geojson,.gpkg,.zip,.parquet,.geoparquet"
          onChange={(event) => {
            const [file] = event.target.files ?? [];
            event.target.value = "";
            if (file) void take(file);
          }}
        />
      </label>
      <details className="how">
        <summary>{t("rec.file.paste")}</summary>
        <form className="paste" onSubmit={paste}>
          <label className="stacked wide-field">
            <span>{t("rec.file.pasteLabel")}</span>
            <textarea
              rows={6}
              value={pasted}
              spellCheck={false}
              onChange={(event) => setPasted(event.target.value)}
            />
          </label>
          <button type="submit" className="button" disabled={pasted.trim() === ""}>
            {t("rec.file.pasteUse")}
          </button>
        </form>
      </details>
      <ul className="promises">
        {(["stays", "dropped", "protected"] as const).map((one) => (
          <li key={one}>
            <Icon name="check" size={18} />
            <span>{t(`rec.file.promise.${one}`)}</span>
          </li>
        ))}
      </ul>
      {draft && (
        <p className="remark">
          <span>{t("rec.file.going", { name: draft.understanding.name })}</span>
          <span className="actions">
            <button type="button" className="button quiet" onClick={() => go({ about: "columns" })}>
              {t("rec.file.goOn")}
            </button>
            <button type="button" className="button quiet" onClick={() => setDraft(null)}>
              {t("rec.file.forget")}
            </button>
          </span>
        </p>
      )}
    </div>
  );
}
