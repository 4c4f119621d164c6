import { text } from "@tvars/cube";
import { cancelled } from "../cube/problems.ts";
import { EngineError } from "../error.ts";

export interface TrinoFault {
  message?: string;
  errorName?: string;
  /** Of the answer, where it held no fault. */
  status?: number;
}

export const noTrino = (url: string, cause: unknown): EngineError =>
  new EngineError({
    kind: "connection",
    what: text("Ingen Trino svarar", "No Trino answers"),
    value: url,
    expected: text("en Trinokoordinator", "a Trino coordinator"),
    action: text(
      "Kontrollera TVARS_TRINO_URL och att den är igång.",
      "Check TVARS_TRINO_URL and that it runs.",
    ),
    cause,
  });

/** What Trino said, as an error that tells what to do. */
export function trinoError(fault: TrinoFault, url: string, user: string, sql?: string): EngineError {
  const { errorName = "", message = "", status } = fault;
  const base = { ...(sql === undefined ? {} : { sql }), cause: new Error(`${errorName} ${message}`.trim()) };
  if (errorName === "USER_CANCELED" || errorName === "USER_CANCELLED") return cancelled(base.cause);
  if (status === 401 || (status === 403 && errorName === ""))
    return new EngineError({
      ...base,
      kind: "connection",
      what: text("Trino släpper inte in användaren", "Trino does not let the user in"),
      value: `${user}@${url}`,
      expected: text("rätt användare och lösenord", "the right user and password"),
      action: text("Kontrollera TVARS_TRINO_URL.", "Check TVARS_TRINO_URL."),
    });
  if (errorName === "PERMISSION_DENIED")
    return new EngineError({
      ...base,
      kind: "rights",
      what: text("Trinoanvändaren saknar rätt", "The Trino user has no right"),
      value: `${user}: ${message}`,
      expected: text("rätt att skapa tabeller i schemat", "the right to create tables in the schema"),
      action: text("Be den som sköter Trino om den.", "Ask whoever runs Trino for it."),
    });
  return new EngineError({
    ...base,
    kind: "database",
    what: text("Trino kunde inte svara", "Trino could not answer"),
    value: [status, errorName, message.split("\n")[0]].filter(Boolean).join(" "),
    expected: text("ett svar", "an answer"),
    action: text(
      "Minska urvalet, eller visa felet för den som sköter Trino.",
      "Ask for less, or show the error to whoever runs Trino.",
    ),
  });
}
