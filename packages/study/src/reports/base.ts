import { StudyError } from "../error.ts";

/** Where the program listens unless it is told otherwise. */
export const DEFAULT_BASE = "http://127.0.0.1:8020";

/**
 * The address figures of documents lead to, without a slash at its end. A path is kept, for a server behind a proxy.
 * @throws StudyError where it is no address of the web
 */
export function baseOf(text: string): string {
  const url = URL.canParse(text) ? new URL(text) : undefined;
  if (
    url === undefined ||
    !["http:", "https:"].includes(url.protocol) ||
    url.search !== "" ||
    url.hash !== ""
  )
    throw new StudyError(
      "bad-request",
      { sv: `${text} är ingen adress på webben.`, en: `${text} is no address of the web.` },
      {
        value: text,
        expected: {
          sv: "till exempel https://tvars.exempel.se",
          en: "for example https://tvars.example.org",
        },
        action: {
          sv: "Ange adressen som serverns läsare når den på.",
          en: "Give the address at which readers reach the server.",
        },
      },
    );
  return `${url.origin}${url.pathname.replace(/\/+$/, "")}`;
}
