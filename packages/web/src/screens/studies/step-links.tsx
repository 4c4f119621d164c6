import type { StudyStep } from "@tvars/api";
import { routes } from "@tvars/api";
import { apiPath } from "../../api/client.ts";
import { useAnswer } from "../../api/use-answer.ts";
import { useTexts } from "../../text/index.ts";

/** Where the API gives the answer of a step; a question with a body has no address of its own. */
function addressOf({ route, asked }: StudyStep): string | undefined {
  const found = (routes as Record<string, { method: string; path: string }>)[route];
  if (found?.method !== "get") return undefined;
  const left = { ...asked } as Record<string, string>;
  const path = found.path.replaceAll(/\{(\w+)\}/g, (_, key: string) => {
    const value = String(left[key] ?? "");
    delete left[key];
    return encodeURIComponent(value);
  });
  return apiPath(path, left);
}

/** From a figure to where it stands: its screen first, the API's own answer second. */
export function StepLinks({ studyId, step }: { studyId: string; step: StudyStep }) {
  const { t, lang, pick } = useTexts();
  const screens = useAnswer("studyScreens", `/api/studies/${studyId}/screens`);
  const address = addressOf(step);
  const screen = screens.data?.[step.id];
  const title = pick(step.title);
  return (
    <p className="step-links">
      {screen && (
        <a
          href={lang === "sv" ? screen : `${screen}${screen.includes("?") ? "&" : "?"}lang=${lang}`}
          aria-label={`${t("rep.toScreen")}: ${title}`}
        >
          {t("rep.toScreen")}
        </a>
      )}
      {address && (
        <a className="muted" href={address} aria-label={`${t("rep.open")}: ${title}`}>
          {t("rep.open")}
        </a>
      )}
    </p>
  );
}
