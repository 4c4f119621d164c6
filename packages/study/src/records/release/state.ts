import type { BreakdownAnswer, Release, ReleaseHead } from "@tvars/api";
import type { Kept } from "./store.ts";

export type ReleaseState = ReleaseHead["state"];

const AFTER = {
  drafted: "draft",
  released: "released",
  refused: "refused",
  withdrawn: "withdrawn",
} as const satisfies Record<string, ReleaseState>;

export const STATE_WORDS = {
  draft: { sv: "ett utkast", en: "a draft" },
  released: { sv: "utlämnad", en: "released" },
  refused: { sv: "avslagen", en: "refused" },
  withdrawn: { sv: "återkallad", en: "withdrawn" },
} as const satisfies Record<ReleaseState, { sv: string; en: string }>;

/** What the log has made of a release. */
export function stateOf({ log }: Pick<Kept, "log">): ReleaseState {
  const last = log.findLast(({ what }) => what in AFTER);
  return AFTER[(last?.what ?? "drafted") as keyof typeof AFTER];
}

/** When its figures went out; undefined where they never did. A release that was withdrawn has been out. */
export const wentOut = ({ log }: Pick<Kept, "log">): string | undefined =>
  log.find(({ what }) => what === "released")?.at;

/** What is shown beside a frozen table: errata, and what has taken its place. `all` are the releases of the workspace. */
export function headOf(kept: Kept, all: readonly Kept[]): ReleaseHead {
  const { id, title, records, drafted, log } = kept;
  const later = all.findLast(({ log: other }) => other.some(({ supersedes }) => supersedes === id));
  return {
    id,
    state: stateOf(kept),
    title,
    records,
    drafted,
    decided:
      log.findLast(({ what }) => what === "released" || what === "refused" || what === "withdrawn")?.at ??
      null,
    link: `/utlamning/${id}`,
    errata: log
      .filter(({ what }) => what === "erratum")
      .map(({ at, reason }) => ({ at, text: { sv: reason, en: reason } })),
    supersededBy: later?.id ?? null,
  };
}

export const releaseOf = (kept: Kept, all: readonly Kept[], table: BreakdownAnswer): Release => {
  const head = headOf(kept, all);
  const gone = head.state === "withdrawn";
  return {
    ...head,
    ...(gone && { title: WITHDRAWN }),
    asked: kept.asked,
    table: gone ? withoutFigures(table) : table,
    sha256: kept.sha256,
    log: kept.log,
  };
};

const WITHDRAWN = {
  sv: "Den här utlämningen är återkallad. Siffrorna visas inte längre.",
  en: "This release is withdrawn. Its figures are no longer shown.",
};

/** What a withdrawn link answers: what it was of, and nothing that it said. The frozen table stays in the workspace. */
function withoutFigures(table: BreakdownAnswer): BreakdownAnswer {
  const none = { value: null, status: "not-applicable" } as const;
  return {
    ...table,
    title: WITHDRAWN,
    reading: [],
    rows: [],
    gaps: [],
    concentration: null,
    funnel: null,
    unmatched: { rows: none, share: 0, causes: [], bounds: [] },
  };
}
