import type { NewsEntry, Route } from "@tvars/api";
import { newsKinds } from "@tvars/api";
import type { Text } from "@tvars/cube";
import { createHash } from "node:crypto";
import { z } from "zod";

export interface FeedAsked {
  place: string;
  lang: "sv" | "en";
  /** Kinds separated by commas; all where there are none. */
  kinds?: string | undefined;
}

/** What `GET /feed.atom` takes. */
export const FEED_ROUTE: Route = {
  method: "get",
  path: "/feed.atom",
  summary: "What changed, as an Atom feed (RFC 4287).",
  query: z.object({
    place: z.string().default("riket"),
    kinds: newsKinds,
    lang: z.enum(["sv", "en"]).default("sv"),
  }),
  answer: z.string(),
};

const TITLE: Text = { sv: "Tvärs: vad som har ändrats", en: "Tvärs: what has changed" };
const NEVER = "1970-01-01T00:00:00.000Z";

const NAMED: Record<string, string> = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;" };
const NOT_XML = /[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/gu;

/** Text as XML takes it: what stands for markup is named, and what no XML may hold is left out. */
export const escapeXml = (text: string): string =>
  text.replaceAll(NOT_XML, "").replaceAll(/[&<>"]/g, (sign) => NAMED[sign]!);

/** RFC 3339, as an Atom date must be. A date without a time is its midnight. */
function dateOf(at: string): string {
  const date = new Date(at);
  return Number.isNaN(date.getTime()) ? NEVER : date.toISOString();
}

/** The feed's own id hangs on what is subscribed to, not on the address of the server. */
function feedId({ place, lang, kinds }: FeedAsked): string {
  const key = ["tvars feed", place, lang, ...(kinds ? [kinds] : [])].join(" ");
  const hex = createHash("sha1").update(key).digest("hex");
  const third = `5${hex.slice(13, 16)}`;
  const fourth = `8${hex.slice(17, 20)}`;
  return `urn:uuid:${hex.slice(0, 8)}-${hex.slice(8, 12)}-${third}-${fourth}-${hex.slice(20, 32)}`;
}

/** News as an Atom feed: one entry each, the newest first, with ids that stay the same at every reading. */
export function feedXml(
  entries: readonly NewsEntry[],
  { place, lang, kinds, origin }: FeedAsked & { origin: string },
): string {
  const query = new URLSearchParams({ place, lang, ...(kinds ? { kinds } : {}) }).toString();
  const updated =
    entries
      .map(({ at }) => dateOf(at))
      .sort()
      .at(-1) ?? NEVER;
  const where = place === "riket" ? "" : ` (${place})`;
  const one = ({ id, at, kind, title, text, link }: NewsEntry): string => `  <entry>
    <id>${escapeXml(id)}</id>
    <title>${escapeXml(title[lang])}</title>
    <updated>${dateOf(at)}</updated>
    <category term="${escapeXml(kind)}"/>
    <link rel="alternate" href="${escapeXml(new URL(link, origin).href)}"/>
    <summary>${escapeXml(text[lang])}</summary>
  </entry>
`;
  return `<?xml version="1.0" encoding="utf-8"?>
<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="${lang}">
  <id>${feedId({ place, lang, kinds })}</id>
  <title>${escapeXml(TITLE[lang] + where)}</title>
  <updated>${updated}</updated>
  <author><name>Tvärs</name></author>
  <link rel="self" type="application/atom+xml" href="${escapeXml(`${origin}/feed.atom?${query}`)}"/>
  <link rel="alternate" href="${escapeXml(`${origin}/folj-upp`)}"/>
${entries.map(one).join("")}</feed>
`;
}
