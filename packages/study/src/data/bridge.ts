import {
  AreaError,
  NESTING_2020,
  NESTING_2025,
  bridgeFromLog,
  bridgeFromNesting,
  bridgeFromOverlaps,
  buildNesting,
} from "@tvars/areas";
import type { Bridge, Nesting, NestingVersions } from "@tvars/areas";
import type { Engine, Snapshot } from "@tvars/engine";
import type { Geography } from "../layers/geography.ts";
import type { Gazetteer } from "./gazetteer.ts";

const VERSIONS = { from: "regso@2020", to: "regso@2025" } as const;

/**
 * How RegSO 2020 became RegSO 2025, by the best evidence at hand: SCB's change log, else measured overlap of both layers, else the
 * keys DeSO–RegSO, which tell only what has ended or is new.
 */
export async function loadBridge(
  engine: Engine,
  geography: Geography,
  snapshots: readonly Snapshot[],
  gazetteer: Gazetteer,
): Promise<Bridge | undefined> {
  const codes = (version: "regso@2020" | "regso@2025") => gazetteer.list(version).map(({ code }) => code);
  const [before, after] = [codes(VERSIONS.from), codes(VERSIONS.to)];
  if (before.length === 0 || after.length === 0) return undefined;
  return (
    (await fromLog(engine, snapshots, before, after)) ??
    (await fromOverlaps(geography, before, after)) ??
    fromKeys(gazetteer)
  );
}

interface LogRow extends Record<string, unknown> {
  Indelning: string;
  Kod_fran: string | null;
  Kod_till: string | null;
  Typ_av_forandring: string;
  Datum: string | null;
}

async function fromLog(
  engine: Engine,
  snapshots: readonly Snapshot[],
  before: string[],
  after: string[],
): Promise<Bridge | undefined> {
  const log = snapshots.findLast(({ kind, table }) => kind === "bridge" && table === "changes");
  if (!log) return undefined;
  const columns = ["Indelning", "Kod_fran", "Kod_till", "Typ_av_forandring", "Datum"];
  const rows = (await engine.rows<LogRow>(log, columns)).filter(({ Indelning }) => /^regso/i.test(Indelning));
  const changes = rows.map((row) => ({
    before: row.Kod_fran ?? "",
    after: row.Kod_till ?? "",
    change: row.Typ_av_forandring,
    ...(row.Datum ? { date: row.Datum } : {}),
  }));
  return tolerant(() => bridgeFromLog(VERSIONS, { before, after }, changes));
}

async function fromOverlaps(
  geography: Geography,
  before: string[],
  after: string[],
): Promise<Bridge | undefined> {
  const overlaps = await geography.overlaps(VERSIONS.from, VERSIONS.to);
  if (!overlaps) return undefined;
  return tolerant(() => bridgeFromOverlaps(VERSIONS, overlaps, { codes: { before, after } }));
}

function fromKeys(gazetteer: Gazetteer): Bridge | undefined {
  const nestingOf = (versions: NestingVersions): Nesting | undefined => {
    const rows = gazetteer.list(versions.deso).flatMap(({ code }) => {
      const regso = gazetteer.regsoOf(versions.deso, code);
      return regso ? [{ deso: code, regso }] : [];
    });
    return rows.length > 0 ? buildNesting(rows, versions) : undefined;
  };
  return tolerant(() => {
    const [before, after] = [nestingOf(NESTING_2020), nestingOf(NESTING_2025)];
    return before && after ? bridgeFromNesting(before, after) : undefined;
  });
}

/** Evidence that contradicts the areas at hand is left aside: the next best is tried, and unknown stays unknown. */
function tolerant(make: () => Bridge | undefined): Bridge | undefined {
  try {
    return make();
  } catch (error) {
    if (error instanceof AreaError) return undefined;
    throw error;
  }
}
