import type { StudyDefinition } from "@tvars/api";
import type { Text } from "@tvars/cube";
import { useEffect, useId, useRef, useState } from "react";
import { ask, forgetAnswers, tell } from "../api/client.ts";
import { ApiError } from "../api/problem.ts";
import { CATALOGUE, useTexts } from "../text/index.ts";
import { Link, fresh, useRouter } from "../url/router.tsx";
import { fileName } from "./save.ts";
import { Failed, Skeleton } from "./states.tsx";

const STUDIES = "/api/studies";
const NEW = "";
/** The year of a request, which the latest there is takes the place of. */
const YEAR = /([?&])year=\d+&?/;

/** The same heading in the other language, where it is one of the program's own. */
function inBoth(heading: string, lang: "sv" | "en", place?: Text): Text {
  const texts = Object.values(CATALOGUE as Record<string, Text>);
  const known = texts.find((text) => text[lang] === heading);
  const { sv, en } = known ?? { sv: heading, en: heading };
  if (!place || heading.includes(place[lang])) return { sv, en };
  return { sv: `${sv}, ${place.sv}`, en: `${en}, ${place.en}` };
}

interface KeepDialogProps {
  request: string;
  heading: string;
  /** What place the result is of. */
  place: Text | undefined;
  onClose: () => void;
}

/** In which study a result is kept, and what it is called there. */
export default function KeepDialog({ request, heading, place, onClose }: KeepDialogProps) {
  const { t, lang, pick } = useTexts();
  const { state } = useRouter();
  const dialog = useRef<HTMLDialogElement>(null);
  const headingId = useId();
  const [studies, setStudies] = useState<StudyDefinition[]>();
  const [chosen, setChosen] = useState(NEW);
  const [question, setQuestion] = useState("");
  const [title, setTitle] = useState(() => inBoth(heading, lang, place));
  const [latest, setLatest] = useState(false);
  const [saving, setSaving] = useState(false);
  const [kept, setKept] = useState<StudyDefinition>();
  const [failure, setFailure] = useState<ApiError>();
  useEffect(() => {
    const control = new AbortController();
    dialog.current?.showModal();
    ask("studies", STUDIES, control.signal).then(
      (all) => {
        setStudies(all);
        setChosen(all.at(-1)?.id ?? NEW);
      },
      (cause: unknown) => control.signal.aborted || setFailure(errorOf(cause)),
    );
    return () => control.abort();
  }, []);
  const keep = async (): Promise<void> => {
    setSaving(true);
    try {
      const asked = question.trim();
      const id = chosen === NEW ? newId(asked, studies ?? []) : chosen;
      const study = chosen === NEW ? { title: bothAs(asked), question: bothAs(asked) } : undefined;
      const made = await tell("addStep", "POST", `${STUDIES}/${id}/steps`, {
        title,
        request: latest ? request.replace(YEAR, "$1") : request,
        ...(study ? { study } : {}),
      });
      forgetAnswers();
      setKept(made);
    } catch (cause) {
      setFailure(errorOf(cause));
      setSaving(false);
    }
  };
  return (
    <dialog ref={dialog} className="keep-dialog" aria-labelledby={headingId} onClose={onClose}>
      <h2 id={headingId}>{kept ? t("keep.done") : t("keep.title")}</h2>
      {kept ? (
        <>
          <output>{t("keep.doneIn", { title: pick(title), study: pick(kept.title) })}</output>
          <div className="dialog-actions">
            <Link
              className="button"
              to={{ ...fresh(state), screen: "rapport", place: null, report: `utredningar/${kept.id}` }}
            >
              {t("keep.show")}
            </Link>
            <button type="button" className="button quiet" onClick={() => dialog.current?.close()}>
              {t("keep.close")}
            </button>
          </div>
        </>
      ) : studies === undefined && !failure ? (
        <Skeleton />
      ) : (
        <form
          onSubmit={(event) => {
            event.preventDefault();
            void keep();
          }}
        >
          <p className="small">{t("keep.lead")}</p>
          {failure && <Failed error={failure} retry={() => setFailure(undefined)} />}
          <label>
            <span>{t("keep.study")}</span>
            <select value={chosen} onChange={({ target }) => setChosen(target.value)}>
              {studies?.map((one) => (
                <option key={one.id} value={one.id}>
                  {pick(one.title)}
                </option>
              ))}
              <option value={NEW}>{t("keep.new")}</option>
            </select>
          </label>
          {chosen === NEW && (
            <label>
              <span>{t("keep.question")}</span>
              <input
                type="text"
                required
                value={question}
                placeholder={t("keep.questionExample")}
                onChange={({ target }) => setQuestion(target.value)}
              />
            </label>
          )}
          {(["sv", "en"] as const).map((one) => (
            <label key={one}>
              <span>{t(`keep.name.${one}`)}</span>
              <input
                type="text"
                required
                value={title[one]}
                onChange={({ target }) => setTitle({ ...title, [one]: target.value })}
              />
            </label>
          ))}
          {YEAR.test(request) && (
            <label className="check">
              <input type="checkbox" checked={latest} onChange={({ target }) => setLatest(target.checked)} />
              <span>{t("keep.latest")}</span>
            </label>
          )}
          <div className="dialog-actions">
            <button type="submit" className="button" disabled={saving}>
              {t("keep.save")}
            </button>
            <button type="button" className="button quiet" onClick={() => dialog.current?.close()}>
              {t("keep.cancel")}
            </button>
          </div>
        </form>
      )}
    </dialog>
  );
}

const errorOf = (cause: unknown): ApiError =>
  cause instanceof ApiError ? cause : new ApiError("server", String(cause));

const bothAs = (text: string): Text => ({ sv: text, en: text });

function newId(question: string, studies: readonly StudyDefinition[]): string {
  const name = fileName(question)
    .slice(0, 40)
    .replace(/^[^a-z]+|-$/g, "");
  const taken = new Set(studies.map(({ id }) => id));
  const base = name === "" ? "utredning" : name;
  if (!taken.has(base)) return base;
  for (let n = 2; ; n++) if (!taken.has(`${base}-${n}`)) return `${base}-${n}`;
}
