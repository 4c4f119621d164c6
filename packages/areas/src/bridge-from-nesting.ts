import type { Bridge, BridgeEntry, Evidence } from "./bridge.ts";
import { bridgeOf } from "./bridge.ts";
import { bridgeFromCodes } from "./bridge-from-codes.ts";
import type { Nesting } from "./nesting.ts";
import type { Text } from "./text.ts";

const CODES_ONLY: Text = {
  sv: "Bara koder är kända: en DeSO kan ha behållit sin kod och fått ny gräns. Läs in SCB:s ändringslogg eller geometri för att avgöra.",
  en: "Only codes are known: a DeSO may have kept its code and changed its boundary. Load SCB's change log or geometry to decide.",
};
const NO_PARTNER: Text = {
  sv: "En DeSO i området har ny gräns, men det är inte känt mot vilket område.",
  en: "A DeSO of the area has a new boundary, but it is not known towards which area.",
};

/**
 * The bridge between two RegSO versions, told by which DeSO made up each RegSO before and after. Two RegSO share
 * ground where a DeSO of the one shares ground with a DeSO of the other, so a boundary moved between two DeSO of
 * the same RegSO leaves the RegSO unchanged.
 *
 * With a DeSO bridge from a log or from overlaps the outcomes are known wherever those of the DeSO are. Without one
 * (`deso` left out) only codes are compared: everything but an ended or a new code is `unknown`, with what is likely.
 */
export function bridgeFromNesting(before: Nesting, after: Nesting, { deso }: { deso?: Bridge } = {}): Bridge {
  const from = before.versions;
  const to = after.versions;
  const between =
    deso ?? bridgeFromCodes({ from: from.deso, to: to.deso }, { before: before.deso, after: after.deso });
  const links = new Map<string, [string, string]>();
  const touched = { before: new Set<string>(), after: new Set<string>() };
  const doubts = { before: new Map<string, Text>(), after: new Map<string, Text>() };
  const look = (side: "before" | "after", entry: BridgeEntry, own: Nesting, other: Nesting): void => {
    const regso = own.regsoOf.get(entry.code);
    if (regso === undefined) return;
    for (const partner of entry.partners) {
      const there = other.regsoOf.get(partner);
      if (there === undefined) continue;
      const pair: [string, string] = side === "before" ? [regso, there] : [there, regso];
      links.set(pair.join(" "), pair);
    }
    const partnerless = entry.partners.length === 0;
    if (entry.outcome === "unknown" || deso === undefined) doubts[side].set(regso, CODES_ONLY);
    else if (partnerless || entry.open) doubts[side].set(regso, NO_PARTNER);
    if (partnerless) touched[side].add(regso);
  };
  for (const entry of between.before.values()) look("before", entry, before, after);
  for (const entry of between.after.values()) look("after", entry, after, before);
  const evidence = (side: "before" | "after", code: string): Evidence[] => {
    const own = (side === "before" ? before : after).childrenOf.get(code) ?? [];
    const other = (side === "before" ? after : before).childrenOf.get(code) ?? [];
    return [desoEvidence(own, other, deso === undefined ? "codes" : "deso")];
  };
  return bridgeOf({
    from: from.regso,
    to: to.regso,
    before: before.regso,
    after: after.regso,
    links: links.values(),
    touched,
    doubt: (side, code) => doubts[side].get(code) ?? null,
    evidence,
  });
}

function desoEvidence(own: readonly string[], other: readonly string[], kind: Evidence["kind"]): Evidence {
  const kept = own.filter((code) => other.includes(code)).length;
  const [lost, gained] = [own.length - kept, other.length - kept];
  if (lost === 0 && gained === 0)
    return {
      kind,
      text: {
        sv: `Samma ${kept} DeSO-koder i båda versionerna`,
        en: `The same ${kept} DeSO codes in both versions`,
      },
    };
  return {
    kind,
    text: {
      sv: `${kept} DeSO-koder gemensamma, ${lost} bara här, ${gained} bara i den andra versionen`,
      en: `${kept} DeSO codes in common, ${lost} only here, ${gained} only in the other version`,
    },
  };
}
