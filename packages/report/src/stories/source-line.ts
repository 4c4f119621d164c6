import type { Lang } from "../base/picture.ts";
import type { StoryOrigin } from "./story.ts";

/**
 * "Källa: SCB, TAB6586, hämtad 2026-11-22": what is stamped on a picture that leaves its page. One name per table,
 * whatever number of snapshots it came in; dates as in ISO 8601, the same in both languages and on every machine.
 */
export function sourceLine(origins: readonly StoryOrigin[], lang: Lang): string {
  const seen = new Map<string, StoryOrigin>();
  for (const origin of origins) seen.set(`${origin.source} ${origin.table ?? ""}`, origin);
  const said = [...seen.values()].map(({ source, table, fetched, attribution }) =>
    [
      attribution ? attribution[lang].replace(/^(?:Källa|Source): /, "") : source,
      table,
      fetched && `${lang === "sv" ? "hämtad" : "fetched"} ${fetched.slice(0, 10)}`,
    ]
      .filter(Boolean)
      .join(", "),
  );
  return `${lang === "sv" ? "Källa" : "Source"}: ${[...new Set(said)].join("; ")}`;
}
