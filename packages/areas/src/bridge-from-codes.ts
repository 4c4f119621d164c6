import type { Bridge, Evidence } from "./bridge.ts";
import { bridgeOf } from "./bridge.ts";
import type { Text } from "./text.ts";
import type { Version } from "./version.ts";

const SAME_CODE: Text = {
  sv: "Koden finns i båda versionerna, men samma kod kan ha ny gräns: utan ändringslogg eller geometri går det inte att avgöra.",
  en: "The code stands in both versions, but the same code may have a new boundary: without a change log or geometry it cannot be told.",
};
const SAME_STEM: Text = {
  sv: "Nya koder med samma början tyder på en delning, men gränserna är inte kända.",
  en: "New codes with the same beginning suggest a split, but the boundaries are not known.",
};
const ONE_VERSION: Text = {
  sv: "Koden finns bara i den ena versionen.",
  en: "The code stands in one version only.",
};

/**
 * What bare DeSO codes tell: which ended and which are new. SCB numbers the parts of a divided DeSO within the
 * tenth of its old code (0114C1060 → 0114C1061, 0114C1062), which suggests splits and proves none. Everything that
 * could be more is `unknown`, with `likely` and the reason.
 */
export function bridgeFromCodes(
  versions: { from: Version; to: Version },
  codes: { before: Iterable<string>; after: Iterable<string> },
): Bridge {
  const before = new Set(codes.before);
  const after = new Set(codes.after);
  const ended = new Map<string, string>();
  for (const code of before) if (!after.has(code)) ended.set(stem(code), code);
  const links: [string, string][] = [];
  for (const code of after) {
    if (before.has(code)) links.push([code, code]);
    else {
      const parent = ended.get(stem(code));
      if (parent !== undefined) links.push([parent, code]);
    }
  }
  const linked = new Set(links.flat());
  const evidenceOf = (code: string): Evidence[] => {
    const text = before.has(code) && after.has(code) ? SAME_CODE : linked.has(code) ? SAME_STEM : ONE_VERSION;
    return [{ kind: "codes", text }];
  };
  return bridgeOf({
    ...versions,
    before,
    after,
    links,
    doubt: (_, code) => (before.has(code) && after.has(code) ? SAME_CODE : SAME_STEM),
    evidence: (_, code) => evidenceOf(code),
  });
}

const stem = (code: string): string => code.slice(0, -1);
